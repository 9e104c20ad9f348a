import { beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { prepareFiles } from '../../src/exports/actions/prepare-files.ts'
import type { Day } from '../../src/kernel/day.ts'
import { paperOfReport } from '../../src/reports/papers/paper-of-report.ts'
import { readQuery } from '../../src/reports/query/query.ts'
import { type Cast, type Member, signedIn, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { pagesOf } from '../support/pages.ts'
import { decision, point } from '../support/register-draft.ts'

let context: TestContext
let cast: Cast

beforeEach(async () => {
  context = await testContext()
  cast = await withCast(context)
})

async function registered(points: number): Promise<void> {
  const tasks = Array.from({ length: points }, (_, at) =>
    point({ point: String(at + 1), text: `=Пункт ${at + 1}` }),
  )
  must(await registerDocument(context, cast.hanna.actor, decision({ tasks })))
}

/** A file that waits, without the two thousand rows it would take. */
async function waiting(member: Member, id = 'list'): Promise<void> {
  const { accountId, role, departmentId, personId } = member.actor
  await context.db.commit([
    {
      sql: `INSERT INTO prepared_files (id, account_id, address, format, name, conditions, asked_on, asked_at, eyes, state)
        VALUES (?, ?, '/tasks', 'csv', 'Завдання', 'на контролі', '2026-11-20', ?, ?, 'waiting')`,
      parameters: [id, accountId, context.clock.now(), JSON.stringify([[role, departmentId, personId]])],
    },
  ])
}

async function answerOf(member: Member, path: string, form?: Record<string, string>) {
  const init = form ? { method: 'POST', body: new URLSearchParams(form) } : {}
  return createApp(context).request(path, { ...init, headers: await signedIn(context, member) })
}

describe('the whole list from its page', () => {
  it('comes as a file under its name where it is short', async () => {
    await registered(3)
    const page = await pagesOf(context, cast.olena).get('/tasks?state=pending&order=document&page=1')
    expect(page.html).toContain(
      '<input type="hidden" name="list" value="/tasks?state=pending&amp;order=document">',
    )
    const answer = await answerOf(cast.olena, '/prepared', {
      list: '/tasks?state=pending&order=document',
      format: 'csv',
    })
    expect(answer.headers.get('Content-Disposition')).toContain(encodeURIComponent('Завдання 20.11.2026.csv'))
    expect(answer.headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
    const [, first, ...rest] = (await answer.text()).split('\r\n')
    expect(first).toContain(
      "2026-11-20;рішення виконкому;Про заходи з підготовки закладів освіти до зими;1;'=Пункт 1;",
    )
    expect(rest).toHaveLength(3)
  })

  it.each(['/documents', '/reports/departments/list'])('is offered by %s too', async (path) => {
    await registered(2)
    const query = path.startsWith('/reports')
      ? '?from=2026-07-01&to=2026-12-31&figure=departments/total/closing'
      : ''
    const page = await pagesOf(context, cast.olena).get(path + query)
    const list = /name="list" value="([^"]*)"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const answer = await answerOf(cast.olena, '/prepared', { list, format: 'xlsx' })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Content-Type')).toContain('spreadsheetml.sheet')
  })

  it('is not there where no list is', async () => {
    expect((await answerOf(cast.olena, '/prepared', { list: '/account', format: 'csv' })).status).toBe(404)
  })
})

describe('the page of a file that is prepared', () => {
  it('says how far it has come, and asks for itself again, with scripts and without', async () => {
    await waiting(cast.olena)
    const page = await pagesOf(context, cast.olena).get('/prepared/list')
    expect(page.text).toContain('Файл чекає своєї черги')
    expect(page.html).toContain('<noscript><meta http-equiv="refresh" content="5"></noscript>')
    expect(page.html).toContain('hx-trigger="every 2s"')
    const part = await createApp(context).request('/prepared/list', {
      headers: {
        ...(await signedIn(context, cast.olena)),
        'HX-Request': 'true',
        'HX-Request-Type': 'partial',
        'HX-Target': 'section#prepared',
      },
    })
    expect(await part.text()).toMatch(/^<section class="sheet prepared" id="prepared"/)
  })

  it('leads to the file when it is ready, and asks for nothing any more', async () => {
    await registered(3)
    await waiting(cast.olena)
    await prepareFiles(context)
    const pages = pagesOf(context, cast.olena)
    const page = await pages.get('/prepared/list')
    expect(page.text).toContain('3 рядки, CSV')
    expect(page.html).not.toContain('every 2s')
    expect(page.html).not.toContain('http-equiv="refresh"')
    expect((await pages.get('/tasks')).text).toContain('Підготовлені файли 1')
    expect((await pages.get('/prepared')).text).toContain(
      'Завдання, CSV на контролі 20.11.2026 09:00 готовий',
    )
    const file = await answerOf(cast.olena, '/prepared/list/file')
    expect(file.headers.get('Content-Disposition')).toContain(encodeURIComponent('Завдання 20.11.2026.csv'))
    expect((await file.text()).split('\r\n')).toHaveLength(5)
  })

  it('is nobody else’s', async () => {
    await registered(1)
    await waiting(cast.olena)
    await prepareFiles(context)
    for (const path of ['/prepared/list', '/prepared/list/file'])
      expect((await answerOf(cast.dmytro, path)).status).toBe(404)
    expect((await answerOf(cast.dmytro, '/prepared/list/withdrawal', {})).status).toBe(404)
    expect((await pagesOf(context, cast.dmytro).get('/prepared')).text).toContain('Файлів немає')
  })

  it('closes the file when the person sees less than when asking', async () => {
    await registered(1)
    await waiting(cast.olena)
    await prepareFiles(context)
    await context.db.commit([
      {
        sql: `UPDATE accounts SET role = 'executor' WHERE id = ?`,
        parameters: [cast.olena.actor.accountId],
      },
    ])
    expect((await answerOf(cast.olena, '/prepared/list/file')).status).toBe(404)
    expect((await pagesOf(context, cast.olena).get('/prepared/list')).text).toContain('цей файл закрито')
  })

  it('lets its person give it up', async () => {
    await waiting(cast.olena)
    const answer = await answerOf(cast.olena, '/prepared/list/withdrawal', {})
    expect(answer.headers.get('Location')).toBe('/prepared')
    expect((await pagesOf(context, cast.olena).get('/prepared')).text).toContain('Файлів немає')
    expect((await answerOf(cast.olena, '/prepared/list')).status).toBe(404)
  })

  it('of a list that is too long says what to do', async () => {
    await registered(3)
    await waiting(cast.olena)
    await prepareFiles(context, { mostRows: 2 })
    const page = await pagesOf(context, cast.olena).get('/prepared/list')
    expect(page.text).toContain('Цей список задовгий для одного файла. Звузьте його фільтрами')
  })
})

describe('a report', () => {
  const address = '/reports/not-in-time?from=2026-10-01&to=2026-12-31&asOf=2026-12-21'

  it('of thousands of rows is offered to be prepared, and is the very file its page would give', async () => {
    await registered(2010)
    context.clock.moveTo('2026-12-20' as Day)
    const olena = pagesOf(context, cast.olena)
    const offer = await olena.get(address.replace('?', '/excel?'))
    expect(offer.text).toContain('У цьому звіті 2 010 рядків: файл складатиметься довше')
    const requested = await olena.post('/prepared', { list: address, format: 'xlsx' })
    expect(requested.to).toMatch(/^\/prepared\/\w{20}$/)
    await prepareFiles(context)
    expect((await olena.get(requested.to!)).text).toContain('2 010 рядків, Excel')
    const file = await (await answerOf(cast.olena, `${requested.to}/file`)).bytes()
    const query = readQuery(
      { from: '2026-10-01', to: '2026-12-31', asOf: '2026-12-21' },
      context.clock.today(),
    )
    if (!query.ok) throw new Error('no question')
    const paper = await paperOfReport(context, 'not-in-time', { query: query.value, actor: cast.olena.actor })
    const now = paper.ok && (await context.fileOfPaper(paper.value, 'xlsx'))
    expect(now && 'value' in now && Buffer.from(now.value).equals(file)).toBe(true)
  })

  it('that is short comes at once as ever', async () => {
    await registered(2)
    context.clock.moveTo('2026-12-20' as Day)
    const answer = await answerOf(cast.olena, address.replace('?', '/excel?'))
    expect(answer.headers.get('Content-Type')).toContain('spreadsheetml.sheet')
  })
})

it('words of residents are hidden in a file as they are on the page', async () => {
  const text = 'Відновити освітлення біля будинку заявниці'
  const outcome = await registerDocument(context, cast.hanna.actor, {
    ...decision({ kind: 'broadcast', title: 'Протокол прямого ефіру' }),
    tasks: [point({ text, term: { kind: 'day', day: '2026-12-01' as Day } })],
  })
  expect(outcome.ok).toBe(true)
  const fileOf = async (member: Member) =>
    (await answerOf(member, '/prepared', { list: '/tasks', format: 'csv' })).text()
  expect(await fileOf(cast.olena)).toContain(text)
  expect(await fileOf(cast.petro)).toContain(text)
  const leaders = await fileOf(cast.andrii)
  expect(leaders).not.toContain(text)
  expect(leaders).toContain('Персональні дані приховано')
})
