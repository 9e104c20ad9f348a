import { beforeEach, describe, expect, it } from 'vitest'
import { issueSignInLink } from '../../src/access/actions/issue-sign-in-link.ts'
import { setPassword } from '../../src/access/actions/set-password.ts'
import { createApp } from '../../src/app.ts'
import { type Cast, signedIn, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'

const PASSWORD = 'три мости через Бистрицю'

let context: TestContext
let cast: Cast
let app: ReturnType<typeof createApp>

beforeEach(async () => {
  context = await testContext()
  cast = await withCast(context)
  app = createApp(context, { addressOf: () => '203.0.113.7' })
})

const post = (path: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  app.request(path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { 'Sec-Fetch-Site': 'same-origin', ...headers },
  })

const cookieOf = (answer: Response) => answer.headers.get('Set-Cookie')!.split(';')[0]!

async function linkOf(email: string): Promise<string> {
  const issued = await issueSignInLink(context, email)
  return `/sign-in/link/${issued.ok ? issued.value.linkSecret : ''}`
}

describe('the page of signing in', () => {
  beforeEach(() =>
    setPassword(context, cast.olena.actor, {
      current: '',
      password: PASSWORD,
      repeated: PASSWORD,
      sessionSecret: null,
    }),
  )

  it('signs in and goes on to the page that was asked for', async () => {
    const answer = await post('/sign-in', {
      email: cast.olena.email,
      password: PASSWORD,
      next: '/account?a=1',
    })
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/account?a=1'])
    const [session, device] = answer.headers.getSetCookie()
    expect(session).toMatch(/^vykonano=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
    expect(device).toMatch(/^vykonano-device=[\w-]{43}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/)
    const account = await app.request('/account', { headers: { Cookie: cookieOf(answer) } })
    expect(await account.text()).toContain('Ковальчук Олена Вікторівна')
  })

  it('leads a leader to the sheet of leadership, unless another page was asked for', async () => {
    const link = await linkOf(cast.andrii.email)
    const answer = await post(link)
    expect(answer.headers.get('Location')).toBe('/reports/leadership')
    const again = (next: string) => app.request(`/sign-in${next}`, { headers: { Cookie: cookieOf(answer) } })
    expect((await again('')).headers.get('Location')).toBe('/reports/leadership')
    expect((await again('?next=/tasks')).headers.get('Location')).toBe('/tasks')
    const page = await app.request('/reports/leadership', { headers: { Cookie: cookieOf(answer) } })
    expect(page.status).toBe(200)
  })

  it('never goes on to another site', async () => {
    for (const next of ['//evil.example', 'https://evil.example/', '/\\evil.example', '/.//evil.example']) {
      const answer = await post('/sign-in', { email: cast.olena.email, password: PASSWORD, next })
      expect(answer.headers.get('Location')).toBe('/')
    }
    const page = await (await app.request('/sign-in?next=https://evil.example')).text()
    expect(page).not.toContain('evil')
  })

  it('keeps the address and where one was going, shows why, and never shows the password again', async () => {
    const answer = await post('/sign-in', { email: '"><b>olena', password: 'не той пароль', next: '/tasks' })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('Адреса або пароль неправильні')
    expect(html).toContain('value="&quot;&gt;&lt;b&gt;olena"')
    expect(html).toContain('name="next" value="/tasks"')
    expect(html).not.toContain('не той пароль')
  })

  it('after ten failures says how long to wait', async () => {
    for (let n = 0; n < 10; n++) await post('/sign-in', { email: cast.olena.email, password: 'не той' })
    const answer = await post('/sign-in', { email: cast.olena.email, password: PASSWORD })
    expect(answer.status).toBe(429)
    expect(await answer.text()).toContain('Зачекайте 15 хвилин')
  })

  it('behind https gives a cookie that no other host can set', async () => {
    app = createApp(context, { publicUrl: 'https://control.rada.example' })
    const answer = await post('/sign-in', { email: cast.olena.email, password: PASSWORD })
    const [session, device] = answer.headers.getSetCookie()
    expect(session).toMatch(/^__Host-vykonano=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    expect(device).toMatch(
      /^__Host-vykonano-device=[\w-]{43}; Max-Age=34560000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
  })

  it('lets go on whoever has signed in already', async () => {
    const answer = await app.request('/sign-in?next=/account', {
      headers: await signedIn(context, cast.olena),
    })
    expect(answer.headers.get('Location')).toBe('/account')
  })

  it('refuses a form of another site', async () => {
    const fields = { email: cast.olena.email, password: PASSWORD }
    expect((await post('/sign-in', fields, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
  })
})

describe('the page of a sign-in link', () => {
  it('opened a hundred times by scanners of mail still signs in, once', async () => {
    const link = await linkOf(cast.petro.email)
    for (let n = 0; n < 100; n++) expect(await (await app.request(link)).text()).toContain('Увійти')
    await app.request(link, { method: 'HEAD' })
    const first = await post(link)
    expect([first.status, first.headers.get('Location')]).toEqual([303, '/'])
    const account = await app.request('/account', { headers: { Cookie: cookieOf(first) } })
    expect(await account.text()).toContain('Іваненко Петро Сергійович')

    const second = await post(link)
    expect([second.status, second.headers.get('Set-Cookie')]).toEqual([422, null])
    expect(await second.text()).toContain('вже використано')
    expect(await (await app.request(link)).text()).toContain('вже використано')
  })

  it('that nobody issued says so', async () => {
    const answer = await post('/sign-in/link/made-up')
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('недійсне')
  })
})

describe('one’s own account', () => {
  it('signs out: the cookie is taken back and the session opens nothing', async () => {
    const { Cookie } = await signedIn(context, cast.olena)
    const answer = await post('/sign-out', {}, { Cookie })
    expect(answer.headers.get('Location')).toBe('/sign-in')
    expect(answer.headers.get('Set-Cookie')).toContain('vykonano=; Max-Age=0')
    expect((await app.request('/account', { headers: { Cookie } })).status).toBe(303)
  })

  it('sets a password, and says which field is wrong', async () => {
    const { Cookie } = await signedIn(context, cast.olena)
    const differ = await post('/account/password', { password: PASSWORD, repeated: 'щось інше' }, { Cookie })
    expect(differ.status).toBe(422)
    expect(await differ.text()).toContain('Паролі не збігаються')
    const set = await post('/account/password', { password: PASSWORD, repeated: PASSWORD }, { Cookie })
    expect(set.headers.get('Location')).toBe('/account')
    expect((await post('/sign-in', { email: cast.olena.email, password: PASSWORD })).status).toBe(303)
  })
})
