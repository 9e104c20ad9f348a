import { beforeAll, describe, expect, it } from 'vitest'
import { issueSignInLink } from '../../src/access/actions/issue-sign-in-link.ts'
import { signInLinkPath } from '../../src/access/sign-in-link.ts'
import { systemClock } from '../../src/kernel/clock.ts'
import { formatDay, type Instant } from '../../src/kernel/day.ts'
import type { AppContext } from '../../src/web/app-context.ts'
import { type Cast, signedIn, withCast } from '../support/cast.ts'
import { type RunningWorker, SETUP_SECRET, startWorker } from '../support/workerd.ts'

/** One day for all of it, should midnight pass meanwhile. */
const today = formatDay(systemClock.today())

let worker: RunningWorker
let cast: Cast
let link: string
let cookie: string
let admin: Awaited<ReturnType<typeof signedIn>>

beforeAll(async () => {
  worker = await startWorker(async () => {})
})

async function people(context: AppContext) {
  cast = await withCast(context)
  admin = await signedIn(context, cast.dmytro)
  const issued = await issueSignInLink(context, cast.hanna.email)
  if (!issued.ok) throw new Error('no link')
  link = signInLinkPath(issued.value.linkSecret)
  const longAgo = '2020-01-01T00:00:00.000Z' as Instant
  const session = {
    secret: 'old',
    account_id: cast.olena.actor.accountId,
    opened_at: longAgo,
    expires_at: longAgo,
  }
  await context.db.commit([context.db.read.insertInto('sessions').values(session)])
}

const ask = (path: string, init: RequestInit = {}) =>
  fetch(new URL(path, worker.url), {
    redirect: 'manual',
    ...init,
    headers: { ...(cookie && { Cookie: cookie }), Origin: worker.url, ...init.headers },
  })

describe('a register just deployed', () => {
  const setUp = (secret: string) =>
    fetch(new URL('/sign-in/setup', worker.url), {
      method: 'POST',
      headers: { Authorization: `Bearer ${secret}` },
      body: new URLSearchParams({
        organization: 'Виконавчий комітет Вишнегірської міської ради',
        admin: 'admin@rada.example',
      }),
    })
  const administrator = async () => {
    const { checks } = (await (await ask('/readyz')).json()) as { checks: { name: string; ok: boolean }[] }
    return checks.find(({ name }) => name === 'administrator')?.ok
  }

  it('lets whoever knows its secret in as the first administrator, once', async () => {
    expect(await administrator()).toBe(false)
    expect((await setUp('somebody-elses-secret-word')).status).toBe(404)
    const answer = await setUp(SETUP_SECRET)
    expect(answer.status).toBe(201)
    const { link } = (await answer.json()) as { link: string }
    const opened = await ask(new URL(link).pathname, { method: 'POST' })
    const [Cookie] = opened.headers.getSetCookie().map((line) => line.split(';')[0]!)
    expect((await ask('/executors', { headers: { Cookie: Cookie! } })).status).toBe(200)
    expect(await administrator()).toBe(true)
    expect((await setUp(SETUP_SECRET)).status).toBe(404)
  })
})

describe('the register in workerd, on D1', () => {
  beforeAll(() => worker.withContext(people))

  it('is alive and ready', async () => {
    expect(await (await ask('/healthz')).json()).toEqual({ ok: true })
    const ready = await ask('/readyz')
    expect(ready.status).toBe(200)
    expect(await ready.json()).toMatchObject({ ok: true })
  })

  it('serves its static files with the headers of the rest', async () => {
    const style = await ask('/static/app.css')
    expect(style.status).toBe(200)
    expect(style.headers.get('Content-Type')).toContain('text/css')
    expect(style.headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(style.headers.get('Cache-Control')).toBe('no-cache')
    expect((await ask('/static/htmx.min.js')).status).toBe(200)
    expect((await ask('/static/absent.js')).status).toBe(404)
  })

  it('has them kept for ever under the addresses that pages name, which change with what they hold', async () => {
    const page = await (await ask('/sign-in')).text()
    const addresses = [...page.matchAll(/(?:href|src)="(\/static\/[^"]*)"/g)].map((match) => match[1]!)
    expect(addresses).toHaveLength(4)
    for (const address of addresses) {
      const answer = await ask(address)
      expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([
        200,
        'public, max-age=31536000, immutable',
      ])
    }
    const gone = await ask('/static/0123456789abcdef/app.css')
    expect([gone.status, gone.headers.get('Location')]).toEqual([302, '/static/app.css'])
  })

  it('asks a stranger to sign in', async () => {
    expect((await ask('/account')).headers.get('Location')).toContain('/sign-in')
    expect(await (await ask('/sign-in')).text()).toContain('<form')
  })

  it('signs a person in by a link, once', async () => {
    const opened = await ask(link, { method: 'POST' })
    expect(opened.status).toBe(303)
    cookie = opened.headers.getSetCookie().map((line) => line.split(';')[0])[0]!
    expect(await (await ask('/account')).text()).toContain(cast.hanna.email)
    expect((await ask(link, { method: 'POST' })).status).not.toBe(303)
  })

  it('registers a document with a point, and shows it on its card and in the registers', async () => {
    const registered = await ask('/documents', {
      method: 'POST',
      body: new URLSearchParams({
        kind: 'mayoral-order',
        registeredOn: today,
        title: 'Про ремонт мосту через р. Здвиж',
        'tasks[0][point]': '1',
        'tasks[0][text]': 'Відремонтувати міст до початку опалювального сезону',
        'tasks[0][executors][]': 'Управління транспорту, Іваненко П. С.',
        'tasks[0][term]': '10 днів',
        'tasks[0][placedOn]': today,
      }),
    })
    expect({
      status: registered.status,
      page: registered.status === 303 || (await registered.text()),
    }).toEqual({
      status: 303,
      page: true,
    })
    const card = await (await ask(registered.headers.get('Location') ?? '')).text()
    expect(card).toContain('1-р')
    expect(card).toContain('Про ремонт мосту через р. Здвиж')
    expect(await (await ask('/documents')).text()).toContain('Про ремонт мосту')
    expect(await (await ask('/tasks?text=мостом')).text()).toContain('Відремонтувати міст')
  })

  it('gives the next index of the journal to the next document', async () => {
    const form = {
      kind: 'mayoral-order',
      registeredOn: today,
      title: 'Про відпустку',
    }
    const registered = await ask('/documents', { method: 'POST', body: new URLSearchParams(form) })
    expect(await (await ask(registered.headers.get('Location') ?? '')).text()).toContain('2-р')
  })

  it('keeps a scan of a document in R2 and gives it back, a part of it too', async () => {
    const document = /\/documents\/([0-9a-z]{20})"/.exec(await (await ask('/documents')).text())?.[1]
    const form = new FormData()
    form.append('files', new File(['%PDF-1.4 скан'], 'Скан.pdf'))
    const sent = await ask(`/documents/${document}/files`, { method: 'POST', body: form })
    expect(sent.status).toBe(303)
    const card = await (await ask(`/documents/${document}`)).text()
    const preview = /\/files\/[0-9a-z]{20}\/preview/.exec(card)?.[0] ?? ''
    const shown = await ask(preview)
    expect([shown.headers.get('Content-Type'), await shown.text()]).toEqual([
      'application/pdf',
      '%PDF-1.4 скан',
    ])
    expect(shown.headers.get('Content-Security-Policy')).toContain('sandbox')
    const part = await ask(preview, { headers: { Range: 'bytes=1-3' } })
    expect([part.status, await part.text()]).toEqual([206, 'PDF'])
  })

  it('works out how letters call somebody new', async () => {
    const department = cast.departments.transport.id
    // Without a patronymic the gender is told by the model of the library.
    for (const name of ['Лук’яненко Мар’яна В’ячеславівна', 'Мороз Ярослава'])
      await ask('/executors/people', {
        method: 'POST',
        headers: admin,
        body: new URLSearchParams({ name, department }),
      })
    await worker.withContext(async ({ db }) => {
      const people = db.read
        .selectFrom('people')
        .select(['vocative', 'dative'])
        .where('vocative', 'is not', null)
      expect(await people.orderBy('recorded_at').execute()).toEqual([
        { vocative: 'Мар’яно В’ячеславівно', dative: 'Мар’яні ЛУК’ЯНЕНКО' },
        { vocative: 'Ярославо Мороз', dative: 'Ярославі МОРОЗ' },
      ])
    })
  })

  it('does its hourly work when cron calls', async () => {
    expect((await ask('/cdn-cgi/handler/scheduled?cron=17+*+*+*+*')).status).toBe(200)
    await worker.withContext(async ({ db }) => {
      const heartbeat = db.read.selectFrom('settings').select('value').where('name', '=', 'last-schedule')
      expect((await heartbeat.executeTakeFirstOrThrow()).value).toMatch(/^20\d\d-.+Z$/)
      expect(await db.read.selectFrom('sessions').selectAll().where('secret', '=', 'old').execute()).toEqual(
        [],
      )
    })
  })
})
