import { beforeAll, expect, it } from 'vitest'
import { systemClock } from '../../src/kernel/clock.ts'
import { formatDay } from '../../src/kernel/day.ts'
import { findTask } from '../../src/tasks/store.ts'
import { written } from '../letters/written-link.ts'
import { registered } from '../removal/executed-acts.ts'
import { withCast } from '../support/cast.ts'
import { type RunningWorker, startWorker } from '../support/workerd.ts'

const today = systemClock.today()
let worker: RunningWorker
let task: string
let path: string

beforeAll(async () => {
  worker = await startWorker(async (context) => {
    const cast = await withCast(context)
    const term = { kind: 'count' as const, n: 10, unit: 'day' as const }
    const given = await registered(context, cast, { registeredOn: today }, [{ term, placedOn: today }])
    task = given[0]!
    path = (await written(context, cast.petro.person.id, [task])).items[0]!.path
  })
})

it('a letter is answered by its link in workerd, on D1, with a file', async () => {
  const url = new URL(path, worker.url)
  const page = await fetch(url)
  expect(page.status).toBe(200)
  expect(page.headers.get('Referrer-Policy')).toBe('no-referrer')
  expect(await page.text()).toContain('Прошу продовжити')
  const form = new FormData()
  form.append('reports[text]', 'Дах полагоджено')
  form.append('reports[executedOn]', formatDay(today))
  form.append('files', new File(['%PDF-1.4 акт'], 'Акт.pdf'))
  const send = () => fetch(`${url}/reports`, { method: 'POST', body: form, redirect: 'manual' })
  expect((await send()).status).toBe(303)
  expect((await send()).status).toBe(303)
  expect((await fetch(url, { method: 'HEAD' })).status).toBe(200)
  expect((await fetch(`${url}x`)).status).toBe(404)
  await worker.withContext(async ({ db }) => {
    const { facts, state } = (await findTask(db, task))!
    expect(facts.filter(({ kind }) => kind === 'reported')).toHaveLength(1)
    expect(state.report).toMatchObject({ text: 'Дах полагоджено', byLink: { person: 'Іваненко П. С.' } })
    expect(await db.read.selectFrom('files').select('task_id').execute()).toEqual([{ task_id: task }])
  })
})
