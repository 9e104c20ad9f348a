import { beforeEach, describe, expect, it } from 'vitest'
import { taskAnswer, taskListAnswer } from '../../src/api/task-answers.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { type Program, programOf } from './program.ts'
import { decision, letter, point } from './samples.ts'

let context: TestContext
let cast: Cast
let hanna: Program
let olena: Program
let petro: Program

beforeEach(async () => {
  context = await testContext()
  cast = await withCast(context)
  hanna = await programOf(context, cast.hanna)
  olena = await programOf(context, cast.olena)
  petro = await programOf(context, cast.petro)
})

const taskOf = async (document: unknown): Promise<string> =>
  (await hanna.post('/documents', document)).body.tasks[0].id

describe('a point on its way', () => {
  it('is reported by its lead, returned, reported again and accepted', async () => {
    const id = await taskOf(decision())
    const report = { executedOn: '2026-11-20', text: 'Зупинки відремонтовано' }
    const reported = await petro.post(`/tasks/${id}/reports`, report)
    expect(reported.status).toBe(201)
    expect(taskAnswer.parse(reported.body)).toMatchObject({
      state: 'waiting',
      stateWords: 'чекає прийняття',
      report: { executedOn: '2026-11-20', completeness: 'full', outgoing: null },
    })

    const returned = await olena.post(`/tasks/${id}/returns`, { reason: 'Немає акта' })
    expect(returned.body).toMatchObject({ state: 'open', report: null })

    await petro.post(`/tasks/${id}/reports`, { ...report, outgoing: '12/34 від 20.11.2026' })
    const accepted = await olena.post(`/tasks/${id}/acceptance`)
    expect(accepted.body).toMatchObject({ state: 'done', executedOn: '2026-11-20', completeness: 'full' })
  })

  it('executed in part tells the day of that, and is open', async () => {
    const id = await taskOf(decision())
    const partly = {
      executedOn: '2026-11-20',
      text: 'Половину зупинок відремонтовано',
      completeness: 'partly',
    }
    await petro.post(`/tasks/${id}/reports`, partly)
    const accepted = await olena.post(`/tasks/${id}/acceptance`)
    expect(accepted.body).toMatchObject({ state: 'open', executedOn: null, partlyOn: '2026-11-20' })
    const list = await olena.get('/tasks')
    expect(Object.values(list.body).flat()).toContainEqual(
      expect.objectContaining({ partlyOn: '2026-11-20' }),
    )
  })

  it('of a periodic term is one through all its control points', async () => {
    const due = { every: 'week', day: 5 }
    const id = await taskOf(decision({ tasks: [point({ due })] }))
    const done = await olena.post(`/tasks/${id}/execution`, { on: '2026-11-20', completeness: 'full' })
    expect(done.body).toMatchObject({ state: 'open', executedOn: null, due: '2026-12-04' })
    const wrong = await olena.post(`/tasks/${id}/execution`, { on: '2026-11-20', point: '2026-11-24' })
    expect([wrong.status, wrong.body.errors[0].field]).toEqual([422, 'point'])
  })

  it('is placed on control, extended, executed, removed by a decision and returned to control', async () => {
    const id = await taskOf(decision({ tasks: [point({ placedOn: null })] }))
    const act = async (name: string, body: object) => (await olena.post(`/tasks/${id}/${name}`, body)).body
    expect(await act('placement', { on: '2026-11-20' })).toMatchObject({
      state: 'open',
      placedOn: '2026-11-20',
    })

    const extension = {
      until: '2026-12-24',
      decidedOn: '2026-11-20',
      decidedBy: 'міський голова',
      ground: 'негода',
    }
    expect(await act('extensions', extension)).toMatchObject({
      state: 'extended',
      firstDue: '2026-12-10',
      due: '2026-12-24',
      extensions: [extension],
    })
    expect(await act('execution', { on: '2026-11-20', note: 'акт' })).toMatchObject({ state: 'done' })
    expect(await act('removal', { on: '2026-11-20' })).toMatchObject({ code: 'removal-needs-decision' })
    const decided = { on: '2026-11-20', decision: { number: '512', date: '2026-11-20' }, ground: 'виконано' }
    expect(await act('removal', decided)).toMatchObject({ state: 'removed', removedOn: '2026-11-20' })
    expect(await act('control-again', { on: '2026-11-20', ground: 'Скарга' })).toMatchObject({
      removedOn: null,
    })
  })

  it('has an entry written by mistake taken back, with a reason, and its history says so', async () => {
    const id = await taskOf(decision())
    const { version } = (await olena.post(`/tasks/${id}/execution`, { on: '2026-11-20' })).body
    const take = (body: object, by = olena) => by.post(`/tasks/${id}/retractions`, body)
    const reason = 'не те завдання'
    expect((await take({ fact: version })).body.errors[0].field).toBe('reason')
    expect((await take({ fact: version - 1, reason })).body.code).toBe('not-the-last-entry')
    expect((await take({ fact: version, reason }, petro)).body.code).toBe('not-allowed')
    const taken = await take({ fact: version, reason })
    expect(taken.status).toBe(201)
    expect(taken.body).toMatchObject({ state: 'open', executedOn: null })
    const card = (await hanna.get(`/documents/${taken.body.document}`)).body
    expect(card.tasks[0].history.slice(-2)).toMatchObject([
      { kind: 'executed', seq: version },
      { kind: 'retracted', by: 'Ковальчук О. В.', detail: { retracts: version, reason } },
    ])
  })

  it('leaves control by a resolution where its kind allows it', async () => {
    const id = await taskOf(letter({ tasks: [point()] }))
    await olena.post(`/tasks/${id}/execution`, { on: '2026-11-20' })
    const answer = await olena.post(`/tasks/${id}/removal`, { on: '2026-11-20' })
    expect(answer.body).toMatchObject({ state: 'removed' })
    const card = (await hanna.get(`/documents/${answer.body.document}`)).body
    expect(card.tasks[0].history.at(-1)).toMatchObject({
      kind: 'removed',
      by: 'Ковальчук О. В.',
      detail: { ground: { kind: 'to-file', words: 'До справи' } },
    })
  })

  it('is not changed over somebody else’s change, where the version seen is named', async () => {
    const id = await taskOf(decision())
    const { version } = (await petro.post(`/tasks/${id}/reports`, { executedOn: '2026-11-20', text: 'Так' }))
      .body
    await olena.post(`/tasks/${id}/returns`, { reason: 'Ні' })
    const late = await olena.post(`/tasks/${id}/acceptance`, {}, { 'If-Match': `"${version}"` })
    expect([late.status, late.body.code]).toEqual([412, 'version-mismatch'])
  })

  it.each([
    ['reports', { executedOn: '2026-02-31', text: 'Так' }, 'executedOn'],
    ['reports', { executedOn: '2026-11-20' }, 'text'],
    ['reports', { executedOn: '2026-11-20', text: 'Так', completeness: 'майже' }, 'completeness'],
    ['reports', { executedOn: '2026-11-21', text: 'Так' }, 'executedOn'],
    ['extensions', { until: '2026-12-01', decidedOn: '2026-11-20' }, 'until'],
    ['extensions', { until: 'завтра', decidedOn: '2026-11-20' }, 'until'],
    ['execution', {}, 'on'],
    ['removal', { on: '2026-11-20', decision: { number: '5' } }, 'decision.date'],
    ['returns', { reason: ' ' }, 'reason'],
  ])('%s of %j is refused at %s', async (act, body, field) => {
    const id = await taskOf(decision())
    const answer = await olena.post(`/tasks/${id}/${act}`, body)
    expect(answer.status).toBe(422)
    expect(answer.body.errors[0].field).toBe(field)
  })
})

describe('a point added to a registered document', () => {
  it('stands after the others', async () => {
    const { id } = (await hanna.post('/documents', decision())).body
    const answer = await hanna.post(
      `/documents/${id}/tasks`,
      point({ point: '2', due: { mark: 'терміново' } }),
    )
    expect(answer.status).toBe(201)
    expect(taskAnswer.parse(answer.body)).toMatchObject({ document: id, point: '2', due: '2026-12-01' })
    const card = (await hanna.get(`/documents/${id}`)).body
    expect(card.tasks.map((task: { point: string }) => task.point)).toEqual(['1', '2'])
  })

  it('is refused with its fields named as they were sent', async () => {
    const { id } = (await hanna.post('/documents', decision())).body
    const answer = await hanna.post(
      `/documents/${id}/tasks`,
      point({ executors: ['Відділ хмар'], due: { mark: 'колись' } }),
    )
    expect(answer.body.errors.map(({ field }: { field: string }) => field).sort()).toEqual([
      'due',
      'executors',
    ])
  })
})

describe('the register of tasks', () => {
  beforeEach(async () => {
    await hanna.post('/documents', decision())
    const education = { point: '2', executors: ['Департамент освіти'], due: { day: '2026-11-25' } }
    await hanna.post(
      '/documents',
      letter({ tasks: [point({ ...education, special: true, controller: 'Ковальчук О. В.' })] }),
    )
  })

  const found = async (query: string) => {
    const { body } = await olena.get(`/tasks?${new URLSearchParams(query)}`)
    const items = taskListAnswer.parse(body).items as { document: { index: string } }[]
    return items.map(({ document }) => document.index)
  }

  it('answers the rows of a page, the nearest due day first', async () => {
    const { body } = await olena.get('/tasks')
    expect(body).toMatchObject({ total: 2, page: 1, pageSize: 50 })
    expect(body.items[0]).toMatchObject({
      document: { kind: 'higher-authority', index: '1/01-15', date: '2026-11-20' },
      department: 'Департамент освіти',
      due: '2026-11-25',
      state: 'soon',
    })
  })

  it.each([
    ['kind=рішення виконкому', ['1']],
    ['kind=executive-decision', ['1']],
    ['department=Управління транспорту', ['1']],
    ['controller=Ковальчук О. В.', ['1/01-15']],
    ['special=yes', ['1/01-15']],
    ['from=2026-12-01&to=2026-12-31', ['1']],
    ['text=підготовка', ['1/01-15']],
    ['state=overdue', []],
    ['state=not-on-control', []],
    ['order=-due', ['1', '1/01-15']],
    ['page=2', []],
  ])('narrowed by %s', async (query, indexes) => {
    expect(await found(query)).toEqual(indexes)
  })

  it.each([
    ['kind=наказ', 'unknown-kind', 'kind'],
    ['department=Відділ хмар', 'unknown-department', 'department'],
    ['controller=Хтось І. І.', 'unknown-person', 'controller'],
    ['state=colour', 'not-a-choice', 'state'],
    ['from=31.02.2026', 'not-a-day', 'from'],
    ['page=0', 'out-of-range', 'page'],
    ['limit=10', 'unknown-field', 'limit'],
  ])('refuses %s', async (query, code, field) => {
    const answer = await olena.get(`/tasks?${new URLSearchParams(query)}`)
    expect([answer.status, answer.body.code, answer.body.errors[0].field]).toEqual([422, code, field])
  })
})
