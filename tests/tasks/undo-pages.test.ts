import { afterEach, beforeEach, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { reportExecution } from '../../src/tasks/acts/reports.ts'
import { findTask, tasksOfDocuments } from '../../src/tasks/store.ts'
import { type Cast, type Member, signedIn, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { fieldOf, pagesOf } from '../support/pages.ts'
import { decision } from '../support/register-draft.ts'

let context: TestContext
let cast: Cast
let task: string
afterEach(() => context.db.close())

beforeEach(async () => {
  context = await testContext()
  cast = await withCast(context)
  const outcome = must(await registerDocument(context, cast.olena.actor, decision()))
  task = (await tasksOfDocuments(context.db, [outcome.id]))[0]!.row.id
  await reportExecution(context, cast.petro.actor, task, {
    executedOn: context.clock.today(),
    completeness: 'full',
    text: 'Дах відремонтовано',
    outgoing: null,
  })
})

const row = async () => (await findTask(context.db, task))!.row

/** Accepts the report in the queue, and answers where the page that comes then offers to take it back. */
async function accept(): Promise<string> {
  const headers = await signedIn(context, cast.olena)
  const body = new URLSearchParams({ seq: String((await row()).seq), back: 'queue' })
  const app = createApp(context)
  const accepted = await app.request(`/tasks/${task}/acceptance`, { method: 'POST', body, headers })
  const [flash = ''] = accepted.headers.getSetCookie()[0]!.split(';')
  const to = accepted.headers.get('Location')!
  expect(to).toBe('/queue')
  const page = await app.request(to, { headers: { ...headers, Cookie: `${headers.Cookie}; ${flash}` } })
  const html = await page.text()
  expect(html).toContain('Звіт прийнято.')
  return /action="(\/tasks\/[^"]*\/undoings\/[^"]*)"/.exec(html)![1]!
}

const undo = (path: string, by: Member = cast.olena) => pagesOf(context, by).post(path, {})

it('an acceptance in the queue is taken back for a minute: the report waits again, and no return is counted', async () => {
  const path = await accept()
  expect((await row()).executed_on).toBe('2026-11-20')
  context.clock.moveTo('2026-11-20T07:00:59.000Z')
  const undone = await undo(path)
  expect([undone.status, undone.to]).toEqual([303, '/queue'])
  expect(await row()).toMatchObject({ executed_on: null, reported_on: '2026-11-20' })
  const queue = await pagesOf(context, cast.olena).get('/queue')
  expect(queue.text).toContain('Дах відремонтовано')
  expect(queue.text).not.toContain('Уже повертали')
  const card = await pagesOf(context, cast.olena).get(`/documents/${(await row()).document_id}?task=${task}`)
  expect(card.html).toMatch(/<s>виконано у повному обсязі/)
  expect(card.text).toContain('визнано помилковим: скасовано одразу')
})

it('after a minute the server says so and opens the longer way, which asks why', async () => {
  const path = await accept()
  context.clock.moveTo('2026-11-20T07:01:01.000Z')
  const refused = await undo(path)
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('Хвилина минула')
  expect(refused.text).toContain('Буде скасовано запис: 20.11.2026 — виконано у повному обсязі')
  expect((await row()).executed_on).toBe('2026-11-20')
  const { post } = pagesOf(context, cast.olena)
  const [seq, fact] = [fieldOf(refused, 'seq')!, fieldOf(refused, 'fact')!]
  expect((await post(`/tasks/${task}/retractions`, { seq, fact, reason: 'не той звіт' })).status).toBe(303)
  expect((await row()).executed_on).toBeNull()
})

it('what somebody else recorded, or something has come upon, is not undone; who may not see it finds nothing', async () => {
  const path = await accept()
  expect((await undo(path, cast.petro)).status).toBe(403)
  expect((await undo(path, cast.ihor)).status).toBe(404)
  const { post } = pagesOf(context, cast.olena)
  await post(`/tasks/${task}/returns`, { reason: 'немає акта' })
  const refused = await undo(path)
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('Після цього запису вже є інший')
  expect((await undo(path.replace(/undoings\/\d+/, 'undoings/abc'))).status).toBe(422)
})

it('leads back to pages of this register alone', async () => {
  const path = await accept()
  const { to } = await undo(path.replace(/back=.*/, 'back=//elsewhere.example'))
  expect(to).toBe('/')
})
