import { beforeAll, expect, it } from 'vitest'
import { systemClock } from '../../src/kernel/clock.ts'
import { previousPeriod } from '../../src/reports/query/period.ts'
import { signedIn, withCast } from '../support/cast.ts'
import { type RunningWorker, startWorker } from '../support/workerd.ts'

let worker: RunningWorker
let headers: Record<string, string>

beforeAll(async () => {
  worker = await startWorker(async (context) => {
    const cast = await withCast(context)
    headers = await signedIn(context, cast.olena)
  })
})

it('a report is signed, comes as the file of its signing and is built again in workerd, on D1', async () => {
  const ask = (path: string, fields?: Record<string, string>) =>
    fetch(new URL(path, worker.url), {
      redirect: 'manual',
      headers,
      ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
    })
  const { from, to } = previousPeriod(1, systemClock.today())
  const signed = await ask('/reports/sealed', { report: 'half-year', from, to })
  expect(signed.status).toBe(303)
  const at = signed.headers.get('Location') ?? ''
  const word = await ask(`${at}/word`)
  expect(new TextDecoder('latin1').decode(await word.arrayBuffer())).toMatch(/^PK.*word\/document\.xml/s)
  expect(await (await ask(`${at}/replay`)).text()).toContain('Відтворено: збігається')
})
