import { beforeEach, describe, expect, it } from 'vitest'
import { forgetExpired } from '../../src/access/actions/forget-expired.ts'
import { createApp } from '../../src/app.ts'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { tasksOfDocuments } from '../../src/tasks/store.ts'
import type { AppContext } from '../../src/web/app-context.ts'
import { type Cast, signedIn, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext, testContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { type AnsweredPage, type Fields, fieldOf, pagesOf } from '../support/pages.ts'
import { decision, point } from '../support/register-draft.ts'

const KEY = 'form-key'
const keyOf = (page: AnsweredPage) => fieldOf(page, KEY)!
const documentForm = (key: string, over: Fields = {}): Fields => ({
  kind: 'executive-decision',
  registeredOn: '20.11.2026',
  title: 'Про підготовку до зими',
  ...over,
  [KEY]: key,
})
const numbersIn = async ({ db }: AppContext) =>
  (await db.read.selectFrom('documents').select('number').orderBy('number').execute()).map(
    (row) => row.number,
  )
const sixTimes = <T>(send: () => Promise<T>) => Promise.all(Array.from({ length: 6 }, send))

eachEngine((_engine, open) => {
  it('six equal forms at once register one document, and each leads to it', async () => {
    const context = await open()
    const cast = await withCast(context)
    const { get, post } = pagesOf(context, cast.hanna)
    const key = keyOf(await get('/documents/new'))
    const answers = await sixTimes(() => post('/documents', documentForm(key)))
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(303))
    expect(new Set(answers.map(({ to }) => to)).size).toBe(1)
    expect(await numbersIn(context)).toEqual(['1'])
    expect((await post('/documents', documentForm(key))).to).toBe(answers[0]!.to)
    expect(await numbersIn(context)).toEqual(['1'])
  })
})

describe('a form', () => {
  let context: TestContext
  let cast: Cast
  beforeEach(async () => {
    context = await testContext()
    cast = await withCast(context)
  })
  const hanna = () => pagesOf(context, cast.hanna)
  const olena = () => pagesOf(context, cast.olena)
  const newKey = async () => keyOf(await hanna().get('/documents/new'))
  const given = async () => {
    const outcome = must(
      await registerDocument(context, cast.olena.actor, decision({ tasks: [point({ placedOn: null })] })),
    )
    return (await tasksOfDocuments(context.db, [outcome.id]))[0]!.row
  }

  it('opened in two tabs is two forms', async () => {
    const [first, second] = [await newKey(), await newKey()]
    expect(first).not.toBe(second)
    for (const key of [first, second]) await hanna().post('/documents', documentForm(key))
    expect(await numbersIn(context)).toEqual(['1', '2'])
  })

  it('that was refused may be mended and sent again, as the page that told it and from the first one', async () => {
    const key = await newKey()
    const refused = await hanna().post('/documents', documentForm(key, { title: '' }))
    expect(refused.status).toBe(422)
    expect(keyOf(refused)).not.toBe(key)
    expect((await hanna().post('/documents', documentForm(key))).status).toBe(303)
    expect(await numbersIn(context)).toEqual(['1'])
  })

  it('that was changed after it was saved is saved as one more only when somebody says so', async () => {
    const key = await newKey()
    await hanna().post('/documents', documentForm(key))
    const answer = await hanna().post('/documents', documentForm(key, { title: 'Про «інше» & друге' }))
    expect(answer.status).toBe(409)
    expect(answer.text).toContain('Цю форму вже збережено')
    expect(await numbersIn(context)).toEqual(['1'])
    const fields = Object.fromEntries(
      Object.keys(documentForm('')).map((name) => [name, fieldOf(answer, name)!] as const),
    )
    expect(fields['title']).toBe('Про «інше» & друге')
    expect((await hanna().post('/documents', fields)).status).toBe(303)
    expect(await numbersIn(context)).toEqual(['1', '2'])
  })

  it('of somebody else with the same key is another form', async () => {
    const key = await newKey()
    const answers = [
      await hanna().post('/documents', documentForm(key)),
      await olena().post('/documents', documentForm(key)),
    ]
    expect(new Set(answers.map(({ to }) => to)).size).toBe(2)
  })

  it('takes a point on control, adds one, records an execution and opens an agenda once', async () => {
    const { id, document_id } = await given()
    const count = async (table: 'tasks' | 'agendas' | 'task_facts') =>
      (
        await context.db.read
          .selectFrom(table)
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n
    const once = async (table: Parameters<typeof count>[0], page: string, path: string, fields: Fields) => {
      const { get, post } = olena()
      const key = keyOf(await get(page))
      const before = await count(table)
      const answers = await sixTimes(() => post(path, { ...fields, [KEY]: key }))
      expect([path, ...answers.map(({ status }) => status)]).toEqual([path, ...Array(6).fill(303)])
      expect(await count(table)).toBe(before + 1)
    }
    await once('task_facts', `/tasks/${id}/placement`, `/tasks/${id}/placement`, { on: '20.11.2026' })
    await once('tasks', `/documents/${document_id}/tasks/new`, `/documents/${document_id}/tasks`, {
      point: '2',
      text: 'Перевірити',
      executors: 'Управління культури',
      term: '10 днів',
    })
    await once('task_facts', `/tasks/${id}/execution`, `/tasks/${id}/execution`, {
      on: '20.11.2026',
    })
    await once('agendas', '/meetings/agendas', '/meetings/agendas', {
      kind: 'operational-meeting',
      date: '23.11.2026',
      hour: '10:00',
      place: '',
      chair: '',
    })
  })

  it('with files is sent once too, and the second upload leaves nothing behind', async () => {
    const { id } = await given()
    const { get, post } = olena()
    await post(`/tasks/${id}/placement`, { on: '20.11.2026' })
    const petro = pagesOf(context, cast.petro)
    const key = keyOf(await petro.get(`/tasks/${id}/reports`))
    const app = createApp(context)
    const headers = await signedIn(context, cast.petro)
    const send = () => {
      const body = new FormData()
      const fields = { [KEY]: key, text: 'Зроблено', executedOn: '20.11.2026', completeness: 'full' }
      for (const [name, value] of Object.entries(fields)) body.set(name, value)
      body.set('files', new File(['%PDF-1.7\n'], 'акт.pdf', { type: 'application/pdf' }))
      return app.request(`/tasks/${id}/reports`, { method: 'POST', body, headers })
    }
    const answers = [await send(), await send()]
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(answers[1]!.headers.get('Location')).toBe(answers[0]!.headers.get('Location'))
    const files = await context.db.read.selectFrom('files').select('name').execute()
    expect(files).toEqual([{ name: 'акт.pdf' }])
    expect((await get('/queue')).text).toContain('Зроблено')
  })

  it('is known by its key for a month', async () => {
    const key = await newKey()
    await hanna().post('/documents', documentForm(key))
    context.clock.moveTo('2026-12-19')
    await forgetExpired(context)
    expect((await hanna().post('/documents', documentForm(key))).status).toBe(303)
    expect(await numbersIn(context)).toEqual(['1'])
    context.clock.moveTo('2026-12-21')
    await forgetExpired(context)
    expect(await context.db.read.selectFrom('idempotency_keys').selectAll().execute()).toEqual([])
  })
})
