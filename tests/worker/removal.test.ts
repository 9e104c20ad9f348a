import { beforeAll, expect, it } from 'vitest'
import { systemClock } from '../../src/kernel/clock.ts'
import { formatDay } from '../../src/kernel/day.ts'
import { executed, registered } from '../removal/executed-acts.ts'
import { signedIn, withCast } from '../support/cast.ts'
import { type RunningWorker, startWorker } from '../support/workerd.ts'

const today = systemClock.today()
const tasks: string[] = []
let worker: RunningWorker
let headers: Record<string, string>

beforeAll(async () => {
  worker = await startWorker(async (context) => {
    const cast = await withCast(context)
    const term = { kind: 'count' as const, n: 10, unit: 'day' as const }
    for (const kind of ['executive-decision', 'mayoral-order']) {
      const [id] = await registered(context, cast, { kind, registeredOn: today }, [{ term }])
      await executed(context, cast, id!, today)
      tasks.push(id!)
    }
    headers = await signedIn(context, cast.olena)
  })
})

it('a decision is drafted, comes as a Word file and is adopted in workerd, on D1', async () => {
  const ask = (path: string, fields?: Record<string, string>) =>
    fetch(new URL(path, worker.url), {
      redirect: 'manual',
      headers,
      ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
    })
  const draft = (await ask('/removal', { all: 'yes' })).headers.get('Location') ?? ''
  expect(draft).toMatch(/^\/removal\/\w{20}$/)
  const word = await ask(`${draft}/word`)
  expect(word.status).toBe(200)
  expect(new TextDecoder('latin1').decode(await word.arrayBuffer())).toMatch(/^PK.*word\/document\.xml/s)
  expect((await ask(`${draft}/adoption`, { number: '512', date: formatDay(today) })).status).toBe(303)
  const removed = await worker.withContext(({ db }) =>
    db.read.selectFrom('tasks').select('removed_on').where('removed_on', 'is not', null).execute(),
  )
  expect(removed).toEqual(tasks.map(() => ({ removed_on: today })))
})
