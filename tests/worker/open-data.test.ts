import { parse } from 'csv-parse/sync'
import { beforeAll, expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { systemClock } from '../../src/kernel/clock.ts'
import { signedIn, withCast } from '../support/cast.ts'
import { must } from '../support/outcome.ts'
import { decision } from '../support/register-draft.ts'
import { type RunningWorker, startWorker } from '../support/workerd.ts'

let worker: RunningWorker
let admin: Record<string, string>

beforeAll(async () => {
  worker = await startWorker(async (context) => {
    const cast = await withCast(context)
    const registeredOn = systemClock.today()
    for (const title of ['Про бюджет', 'Про надання допомоги Петренку О. В.']) {
      const draft = decision({ registeredOn, title, tasks: [] })
      must(await registerDocument(context, cast.hanna.actor, draft))
    }
    admin = await signedIn(context, cast.dmytro)
  })
})

const ask = (path: string, init: RequestInit = {}) =>
  fetch(new URL(path, worker.url), { redirect: 'manual', ...init })

it('open data are opened, read by strangers piece by piece, and not sent again, in workerd, on D1', async () => {
  expect((await ask('/open-data/acts.csv')).status).toBe(404)
  const fields = { published: 'yes', publisherId: '20064120', places: '', version: '0' }
  const opened = await ask('/open-data', {
    method: 'POST',
    headers: admin,
    body: new URLSearchParams(fields),
  })
  expect(opened.status).toBe(303)

  const answer = await ask('/open-data/acts.csv')
  expect(answer.headers.get('Content-Type')).toContain('text/csv')
  const rows = parse(await answer.text(), { columns: true, record_delimiter: '\r\n' })
  expect(rows).toMatchObject([
    { title: 'Про бюджет', publisherId: '20064120' },
    { title: 'Рішення виконавчого комітету (назву не оприлюднено)' },
  ])
  const etag = answer.headers.get('ETag')!
  expect((await ask('/open-data/acts.csv', { headers: { 'If-None-Match': etag } })).status).toBe(304)
  expect((await ask('/open-data/acts.csv', { method: 'HEAD' })).headers.get('ETag')).toBe(etag)
  for (const path of ['/open-data', '/open-data/half-year.csv', '/open-data/departments.json'])
    expect((await ask(path)).status, path).toBe(200)
})
