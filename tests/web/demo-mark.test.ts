import { beforeEach, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { insertRows } from '../../src/db/insert-rows.ts'
import { referenceChanged } from '../../src/db/reference-changed.ts'
import { type Cast, signedIn, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'

const MARK = 'Демонстраційна рада'

let context: TestContext
let cast: Cast

beforeEach(async () => {
  context = await testContext()
  cast = await withCast(context)
})

const becomesDemo = () =>
  context.db.commit([insertRows('settings', [{ name: 'data-set', value: 'demo' }]), referenceChanged])

/** A page as it is for Олена, or for whoever has not signed in. */
async function page(path: string, member = true): Promise<{ status: number; html: string }> {
  const headers = member ? await signedIn(context, cast.olena) : {}
  const answer = await createApp(context, { log: () => {} }).request(path, { headers })
  return { status: answer.status, html: await answer.text() }
}

it.each([
  ['a page of the register', '/tasks', true, 200],
  ['a report', '/reports/half-year?from=2026-01-01&to=2026-06-30', true, 200],
  ['the sign-in page', '/sign-in', false, 200],
  ['a link that opens nothing', '/answer/nonsense', false, 404],
  ['a page that is not there', '/nowhere', true, 404],
])('%s of the demo council says once that it is one, and of a real council does not', async (...given) => {
  const [, path, member, status] = given
  const real = await page(path, member)
  expect([real.status, real.html.includes(MARK)]).toEqual([status, false])
  await becomesDemo()
  const demo = await page(path, member)
  expect(demo.status).toBe(status)
  expect(demo.html.split(MARK)).toHaveLength(2)
  expect(demo.html).toMatch(/<main id="main"[^>]*><p class="demo-mark"/)
})

it('a page that is open begins to say so with the next request, as a command fills the register', async () => {
  const app = createApp(context)
  const seen = async () => (await app.request('/sign-in')).text()
  expect(await seen()).not.toContain(MARK)
  await becomesDemo()
  expect(await seen()).toContain(MARK)
})

it('what programs and scripts get of the demo council is left as it is', async () => {
  await becomesDemo()
  const app = createApp(context)
  const headers = await signedIn(context, cast.olena)
  const part = {
    ...headers,
    'HX-Request': 'true',
    'HX-Request-Type': 'partial',
    'HX-Target': 'section#register',
  }
  expect(await (await app.request('/tasks', { headers: part })).text()).not.toContain(MARK)
  expect(await (await app.request('/healthz')).json()).toEqual({ ok: true })
})
