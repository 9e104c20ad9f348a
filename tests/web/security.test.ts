import { beforeEach, describe, expect, it } from 'vitest'
import { createToken } from '../../src/access/actions/create-token.ts'
import { createApp } from '../../src/app.ts'
import { createRouter } from '../../src/web/router.ts'
import type { Runtime } from '../../src/web/runtime.ts'
import { type Cast, signedIn, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'

const router = createRouter()
let changes = 0
router.get('/page', 'signed-in', (c) => c.html('<p>сторінка</p>'))
router.get(
  '/file',
  'signed-in',
  () => new Response('raw', { headers: { 'Cache-Control': 'private, max-age=60' } }),
)
router.post('/change', 'signed-in', async (c) => {
  await c.req.text()
  changes++
  return c.text('done')
})

let context: TestContext
let cast: Cast
let cookie: string

beforeEach(async () => {
  changes = 0
  context = await testContext()
  cast = await withCast(context)
  cookie = (await signedIn(context, cast.olena)).Cookie
})

function post(headers: Record<string, string>, runtime: Runtime = {}, body = 'a=1') {
  return createApp(context, runtime, [router]).request('/change', { method: 'POST', body, headers })
}

describe('a change asked for from another site is refused', () => {
  it.each([
    ['text/plain'],
    ['application/json'],
    ['application/x-www-form-urlencoded'],
    ['multipart/form-data; boundary=x'],
    [''],
  ])('as «%s»', async (type) => {
    const foreign = [
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { Origin: 'http://localhost:81' },
      { Origin: 'https://localhost' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site', Origin: 'http://localhost' },
      {},
    ] as Record<string, string>[]
    for (const headers of foreign) {
      const answer = await post({ ...headers, Cookie: cookie, 'Content-Type': type })
      expect([answer.status, headers]).toEqual([403, headers])
    }
    expect(changes).toBe(0)
  })
})

describe('a change is made', () => {
  it.each([
    ['from our own page', { 'Sec-Fetch-Site': 'same-origin' }],
    ['by a browser that tells only the origin', { Origin: 'http://localhost' }],
  ])('%s', async (_case, headers) => {
    expect((await post({ ...headers, Cookie: cookie })).status).toBe(200)
    expect(changes).toBe(1)
  })

  it('behind a proxy, from the address people type', async () => {
    const runtime = { publicUrl: 'https://control.rada.example' }
    const headers = { Origin: 'https://control.rada.example', Cookie: `__Host-${cookie}` }
    expect((await post(headers, runtime)).status).toBe(200)
  })

  it('by a token without any origin, and a cookie beside it counts for nothing', async () => {
    const created = await createToken(context, cast.olena.email)
    const token = created.ok ? created.value.token : ''
    expect((await post({ Authorization: `Bearer ${token}` })).status).toBe(200)
    const foreign = { Authorization: 'Bearer wrong', Cookie: cookie, Origin: 'https://evil.example' }
    expect((await post(foreign)).headers.get('Location')).toMatch(/^\/sign-in/)
    expect(changes).toBe(1)
  })
})

describe('every answer', () => {
  it('carries the headers of a strict page', async () => {
    const app = createApp(context, {}, [router])
    for (const path of ['/page', '/file', '/no-such-place']) {
      const { headers } = await app.request(path, { headers: { Cookie: cookie } })
      expect(headers.get('Content-Security-Policy')).toMatch(
        /^default-src 'none'; script-src 'self'; style-src 'self'/,
      )
      expect(headers.get('Content-Security-Policy')).not.toContain('unsafe')
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
      expect(headers.get('Referrer-Policy')).toBe('same-origin')
      expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin')
    }
  })

  it('may not be kept by browsers and proxies unless it says so', async () => {
    const app = createApp(context, {}, [router])
    const kept = async (path: string) =>
      (await app.request(path, { headers: { Cookie: cookie } })).headers.get('Cache-Control')
    expect(await kept('/page')).toBe('no-store')
    expect(await kept('/file')).toBe('private, max-age=60')
  })
})

it('a body of more than a megabyte is refused in words, told beforehand or not', async () => {
  const large = 'я'.repeat(600 * 1024)
  const own = { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' }
  const declared = await post({ ...own, 'Content-Length': String(1200 * 1024) }, {}, large)
  const undeclared = await post(own, {}, large)
  for (const answer of [declared, undeclared]) {
    expect(answer.status).toBe(413)
    expect(await answer.text()).toContain('Надто великий обсяг')
  }
  expect(changes).toBe(0)
})
