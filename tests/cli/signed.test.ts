import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { registerItself } from '../../src/access/actor.ts'
import type { Write } from '../../src/db/database.ts'
import { day } from '../../src/kernel/day.ts'
import { signReport } from '../../src/reports/signed/sign-report.ts'
import { openRegister } from '../../src/server/node/open-register.ts'
import { must } from '../support/outcome.ts'
import { testClock } from '../support/test-clock.ts'
import { ranHere, temporaryFolder } from './vykonano.ts'

const folder = temporaryFolder()
const data = join(folder.path, 'data')
let id: string

const register = `Вид;Номер;Дата;Заголовок;Пункт;Завдання;Головний виконавець;Взято на контроль;Строк;Виконано
розпорядження;1-р;12.01.2023;Про зиму;1;Підготувати;Управління транспорту;12.01.2023;20.02.2023;15.02.2023
`

beforeAll(async () => {
  const file = join(folder.path, 'register.csv')
  writeFileSync(file, register)
  expect((await ranHere(['import', file, '--data', data])).code).toBe(0)
  const context = await openRegister(data, testClock())
  const period = { from: day('2023-01-01'), to: day('2023-06-30') }
  const query = { period, asOf: day('2023-07-01'), knownOn: context.clock.now() }
  const signed = must(await signReport(context, registerItself, { report: 'half-year', query }))
  id = signed.id
  await context.db.close()
})
afterAll(() => folder.remove())

it('signed reports are listed and built again, until something is changed behind the back', async () => {
  const listed = await ranHere(['report', 'sealed', '--data', data])
  expect(listed.stdout).toContain(`${id}  № 1 від`)
  const same = await ranHere(['report', 'replay', id, '--data', data])
  expect([same.code, same.stdout.split('.')[0]]).toEqual([0, 'Відтворено: збігається'])
  expect((await ranHere(['doctor', '--data', data])).stdout).toContain(
    'seals: підписаних звітів 1, цілі; відтворено 1',
  )

  await behindTheBack(`UPDATE task_facts SET happened_on = '2023-02-16' WHERE kind = 'executed'`)
  const other = await ranHere(['report', 'replay', id, '--data', data])
  expect(other.code).toBe(1)
  expect(other.stdout).toMatch(
    /НІ {3}Вхідні записи: не ті, що були\n +Події завдань: № 1-р від 12\.01\.2023, п\. 1/,
  )
  const { code, stdout } = await ranHere(['doctor', '--data', data])
  expect([code, stdout]).toEqual([1, expect.stringContaining('НІ   seals: підписаний звіт № 1')])
})

it('a report that was never signed is not there', async () => {
  const { code, stderr } = await ranHere(['report', 'replay', 'none', '--data', data])
  expect([code, stderr]).toEqual([1, expect.stringContaining('Такого запису немає')])
})

async function behindTheBack(sql: string): Promise<void> {
  const context = await openRegister(data, testClock())
  await context.db.commit([{ sql, parameters: [] } satisfies Write])
  await context.db.close()
}
