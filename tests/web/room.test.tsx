import { beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { notFound } from '../../src/web/answers.tsx'
import { redirect } from '../../src/web/flash.tsx'
import { readForm } from '../../src/web/form.ts'
import { renderPage } from '../../src/web/render-page.tsx'
import { createRouter } from '../../src/web/router.ts'
import { type Cast, signedIn, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'

const router = createRouter()
router.get('/things', 'see-register', (c) =>
  renderPage(c, { title: 'Речі', parts: { list: <ul id="list" /> } }, <h1>Речі</h1>),
)
router.get('/things/:id', 'control', (c) => c.text(`thing ${c.req.param('id')}`))
router.get('/missing/:id', 'signed-in', (c) => notFound(c))
router.post('/things', 'register', async (c) =>
  redirect(c, '/things', { text: `Додано: ${(await readForm(c))['name']}` }),
)
router.get('/broken', 'anyone', () => {
  throw new Error('the secret inside')
})
router.get('/api/v1/things', 'see-register', (c) => c.json([]))
router.post('/api/v1/things', 'register', (c) => c.json({}, 201))

let context: TestContext
let cast: Cast
let app: ReturnType<typeof createApp>
let logged: string[]

beforeEach(async () => {
  context = await testContext()
  cast = await withCast(context)
  logged = []
  app = createApp(context, { log: (line) => logged.push(line) }, [router])
})

const form = (body: string) => ({
  method: 'POST',
  body,
  headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: 'http://localhost' },
})

describe('a stranger', () => {
  it('is led from a page to signing in and back', async () => {
    const answer = await app.request('/things?state=overdue&page=2')
    expect(answer.status).toBe(303)
    expect(answer.headers.get('Location')).toBe('/sign-in?next=%2Fthings%3Fstate%3Doverdue%26page%3D2')
  })

  it('asking by htmx is led there by its own header, back to the page the fragment stood on', async () => {
    const headers = { 'HX-Request': 'true', 'HX-Current-URL': 'http://localhost/things?page=3' }
    const answer = await app.request('/things/7', { headers })
    expect(answer.headers.get('HX-Redirect')).toBe('/sign-in?next=%2Fthings%3Fpage%3D3')
    expect(await answer.text()).toBe('')
  })

  it('asking as a program is told 401 in words', async () => {
    const answer = await app.request('/api/v1/things', { headers: { Authorization: 'Bearer nobodys' } })
    expect(answer.status).toBe(401)
    expect(answer.headers.get('Content-Type')).toMatch('application/problem+json')
    expect(await answer.json()).toMatchObject({ status: 401, code: 'sign-in-required', errors: [] })
  })

  it('changes nothing by a form', async () => {
    const answer = await app.request('/things', form('name=x'))
    expect(answer.headers.get('Location')).toMatch(/^\/sign-in/)
  })
})

describe('a right', () => {
  it('lets its holder in', async () => {
    const answer = await app.request('/things/7', { headers: await signedIn(context, cast.olena) })
    expect(await answer.text()).toBe('thing 7')
  })

  it('that one lacks makes a page look as absent as what is not there', async () => {
    const headers = await signedIn(context, cast.ihor)
    const answers = ['/things/7', '/missing/7', '/no-such-place'].map((path) =>
      app.request(path, { headers }),
    )
    const [forbidden, missing, unknown] = await Promise.all((await Promise.all(answers)).map(look))
    expect(forbidden).toEqual(missing)
    expect(forbidden).toEqual(unknown)
    expect(forbidden?.status).toBe(404)
    expect(forbidden?.body).toContain('Такої сторінки немає')
  })

  it('that one lacks is named for a button one should not have had', async () => {
    const headers = { ...form('').headers, ...(await signedIn(context, cast.ihor)) }
    const answer = await app.request('/things', { ...form('name=x'), headers })
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('Ця дія вам недоступна')
  })

  it('of an admin is no right to register or control', async () => {
    const headers = { ...form('').headers, ...(await signedIn(context, cast.dmytro)) }
    expect((await app.request('/things', { ...form('name=x'), headers })).status).toBe(403)
    expect((await app.request('/things/7', { headers })).status).toBe(404)
  })
})

describe('a page', () => {
  it('is whole for a browser: the council, the ways about, who one is', async () => {
    const answer = await app.request('/things', { headers: await signedIn(context, cast.olena) })
    const html = await answer.text()
    expect(html).toMatch(/^<!doctype html>/)
    expect(html).toContain('<h1>Речі</h1>')
    expect(html).toContain('Довідники')
    expect(html).toContain('Ковальчук О. В.')
    expect(answer.headers.get('Vary')).toContain('HX-Request')
  })

  it('is a fragment for htmx: the part that the target names, else the body', async () => {
    const partial = {
      ...(await signedIn(context, cast.olena)),
      'HX-Request': 'true',
      'HX-Request-Type': 'partial',
    }
    const ask = async (headers: Record<string, string>) => (await app.request('/things', { headers })).text()
    expect(await ask({ ...partial, 'HX-Target': 'ul#list' })).toBe('<ul id="list"></ul>')
    expect(await ask({ ...partial, 'HX-Target': 'main#main' })).toBe('<h1>Речі</h1>')
    expect(await ask({ ...partial, 'HX-Request-Type': 'full' })).toMatch(/^<!doctype html>/)
  })

  it('tells once what has just happened, and escapes it', async () => {
    const session = await signedIn(context, cast.hanna)
    const posted = await app.request('/things', {
      ...form('name=%3Cscript%3E'),
      headers: { ...form('').headers, ...session },
    })
    expect(posted.status).toBe(303)
    const flash = posted.headers.get('Set-Cookie')!.split(';')[0]!
    const shown = await app.request('/things', { headers: { Cookie: `${session.Cookie}; ${flash}` } })
    expect(await shown.text()).toContain('Додано: &lt;script&gt;')
    expect(shown.headers.get('Set-Cookie')).toContain('vykonano-flash=; Max-Age=0')
  })

  it('answers HEAD as GET without the body', async () => {
    const answer = await app.request('/things', {
      method: 'HEAD',
      headers: await signedIn(context, cast.olena),
    })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toBe('')
    expect((await app.request('/things/7', { method: 'HEAD' })).status).toBe(303)
  })
})

describe('an unexpected error', () => {
  it('shows a number, keeps the inside to the log, and says what happened in Ukrainian', async () => {
    const answer = await app.request('/broken')
    const html = await answer.text()
    expect(answer.status).toBe(500)
    expect(html).toContain('Сталася помилка')
    expect(html).not.toContain('secret')
    const reference = /її номер: (\w+)\./.exec(html)![1]!
    expect(logged.join()).toContain(reference)
    expect(logged.join()).toContain('the secret inside')
    expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
  })
})

async function look(answer: Response) {
  return { status: answer.status, headers: [...answer.headers], body: await answer.text() }
}
