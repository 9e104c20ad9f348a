import { read, utils } from '@e965/xlsx'
import { beforeAll, expect, it } from 'vitest'
import { manyTasks } from '../exports/many-tasks.ts'
import { signedIn, withCast } from '../support/cast.ts'
import { type RunningWorker, startWorker } from '../support/workerd.ts'

const TASKS = 2500

let worker: RunningWorker
let headers: Record<string, string>

beforeAll(async () => {
  worker = await startWorker(async (context) => {
    const cast = await withCast(context)
    await manyTasks(context, cast, TASKS)
    headers = await signedIn(context, cast.olena)
  })
})

it('a long list is prepared in workerd after the answer, on D1 and R2', async () => {
  const ask = (path: string, fields?: Record<string, string>) =>
    fetch(new URL(path, worker.url), {
      redirect: 'manual',
      headers,
      ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
    })
  const answer = await ask('/prepared', { list: '/tasks?state=pending', format: 'xlsx' })
  expect(answer.status).toBe(303)
  const place = answer.headers.get('Location')!
  for (;;) {
    const page = await (await ask(place)).text()
    if (page.includes(`${place}/file`)) break
    expect(page).not.toContain('не вдалося')
    await worker.schedule()
  }
  const { Sheets, SheetNames } = read(await (await ask(`${place}/file`)).bytes())
  const rows = utils.sheet_to_json<Record<string, string>>(Sheets[SheetNames[0]!]!)
  expect(rows.map((row) => row['Завдання'])).toEqual(
    Array.from({ length: TASKS }, (_, at) => `Завдання ${at + 1}`),
  )
})
