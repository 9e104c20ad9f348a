import { beforeEach, describe, expect, it } from 'vitest'
import { documentCardAnswer, documentListAnswer } from '../../src/api/document-answers.ts'
import { closeAccount } from '../../src/people/actions/close-account.ts'
import { type Cast, signedIn, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { programOf } from './program.ts'
import { decision, letter, point } from './samples.ts'

let context: TestContext
let cast: Cast
let id: string
let taskId: string

beforeEach(async () => {
  context = await testContext()
  cast = await withCast(context)
  const hanna = await programOf(context, cast.hanna)
  const executors = ['Управління транспорту, Іваненко П. С.', 'Департамент освіти, Шевчук М. А.']
  const made = (await hanna.post('/documents', decision({ tasks: [point({ executors })] }))).body
  id = made.id
  taskId = made.tasks[0].id
  await hanna.post('/documents', letter())
})

type Name = Exclude<keyof Cast, 'departments'>
const as = (name: Name) => programOf(context, cast[name])

describe('who sees what', () => {
  it.each<[Name, number]>([
    ['hanna', 2],
    ['olena', 2],
    ['andrii', 2],
    ['sofiia', 2],
    ['dmytro', 2],
    ['petro', 1],
    ['maria', 1],
    ['roman', 1],
    ['ihor', 0],
  ])('%s: %i of two documents', async (name, seen) => {
    const program = await as(name)
    const list = documentListAnswer.parse((await program.get('/documents')).body)
    expect([list.items.length, list.total]).toEqual([seen, seen])
    const card = await program.get(`/documents/${id}`)
    expect(card.status).toBe(seen === 0 ? 404 : 200)
    if (seen > 0) expect(documentCardAnswer.parse(card.body).tasks).toHaveLength(1)
    expect((await program.get('/tasks')).body.total).toBe(seen === 0 ? 0 : 1)
  })

  it('what may not be seen looks like what is not there', async () => {
    const ihor = await as('ihor')
    const [hidden, absent] = [await ihor.get(`/documents/${id}`), await ihor.get('/documents/nowhere')]
    expect(hidden.body).toEqual(absent.body)
    const report = { executedOn: '2026-11-20', text: 'Так' }
    const acts = [
      await ihor.post(`/tasks/${taskId}/reports`, report),
      await ihor.post('/tasks/nowhere/reports', report),
    ]
    expect(acts.map(({ status }) => status)).toEqual([404, 404])
    expect(acts[0]!.body).toEqual(acts[1]!.body)
  })
})

describe('who may do what', () => {
  const report = { executedOn: '2026-11-20', text: 'Виконано' }
  const acts: [string, () => string, object, Name[]][] = [
    ['register', () => '/documents', decision(), ['hanna', 'olena']],
    ['add a point', () => `/documents/${id}/tasks`, point({ point: '2' }), ['hanna', 'olena']],
    ['report', () => `/tasks/${taskId}/reports`, report, ['petro', 'roman', 'olena']],
    ['record an execution', () => `/tasks/${taskId}/execution`, { on: '2026-11-20' }, ['olena']],
    [
      'extend',
      () => `/tasks/${taskId}/extensions`,
      { until: '2026-12-24', decidedOn: '2026-11-20' },
      ['olena'],
    ],
  ]
  const everybody: Name[] = [
    'hanna',
    'olena',
    'petro',
    'roman',
    'maria',
    'ihor',
    'andrii',
    'sofiia',
    'dmytro',
  ]

  describe.each(acts)('%s', (_what, path, body, allowed) => {
    it.each(everybody)('%s', async (name) => {
      const { status } = await (await as(name)).post(path(), body)
      if (allowed.includes(name)) expect(status).toBe(201)
      else expect([403, 404]).toContain(status)
    })
  })

  it('a clerk edits, an executor does not', async () => {
    const change = { title: 'Про зупинки' }
    expect((await (await as('petro')).patch(`/documents/${id}`, change, { 'If-Match': '1' })).status).toBe(
      403,
    )
    expect((await (await as('hanna')).patch(`/documents/${id}`, change, { 'If-Match': '1' })).status).toBe(
      200,
    )
  })
})

describe('a token', () => {
  it('is needed', async () => {
    const answer = await (await programOf(context)).get('/documents')
    expect([answer.status, answer.body.code]).toEqual([401, 'sign-in-required'])
    expect(answer.headers.get('WWW-Authenticate')).toBe('Bearer')
    expect(answer.headers.get('Content-Type')).toContain('application/problem+json')
  })

  it('that nobody was given opens nothing, not even beside a good session', async () => {
    const headers = { Authorization: 'Bearer nobodys', ...(await signedIn(context, cast.hanna)) }
    const answer = await (await programOf(context)).send('GET', '/documents', { headers })
    expect(answer.status).toBe(401)
  })

  it('opens nothing once its account is closed', async () => {
    const petro = await as('petro')
    expect((await petro.get('/tasks')).status).toBe(200)
    await closeAccount(context, cast.dmytro.actor, cast.petro.email)
    expect((await petro.get('/tasks')).status).toBe(401)
  })
})

describe('an address that is none', () => {
  it.each(['/nothing', '/documents/x/y/z', '/tasks/x/notes'])('%s is absent', async (path) => {
    const answer = await (await as('olena')).get(path)
    expect([answer.status, answer.body.code]).toEqual([404, 'not-found'])
  })
})
