import { beforeEach, describe, expect, it } from 'vitest'
import { registeredAnswer } from '../../src/api/document-answers.ts'
import { withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { type Program, programOf } from './program.ts'
import { decision, letter, point } from './samples.ts'

let context: TestContext
let hanna: Program

beforeEach(async () => {
  context = await testContext()
  hanna = await programOf(context, (await withCast(context)).hanna)
})

const register = async (document: unknown) => (await hanna.post('/documents', document)).body
const dueOf = async (due: unknown, document = {}) =>
  (await register(decision({ tasks: [point({ due })], ...document }))).tasks[0].due
const count = async () => {
  const rows = await context.db.read.selectFrom('documents').select('id').execute()
  return rows.length
}

describe('a program registers a document', () => {
  it('and is told its index, version, and each point with its due day and state', async () => {
    const answer = await hanna.post(
      '/documents',
      decision({ tasks: [point(), point({ point: '2', placedOn: null })] }),
    )
    expect(answer.status).toBe(201)
    expect(registeredAnswer.parse(answer.body)).toEqual({
      id: expect.any(String),
      index: '1',
      date: '2026-11-20',
      version: 1,
      tasks: [
        { id: expect.any(String), point: '1', due: '2026-12-10', state: 'open' },
        { id: expect.any(String), point: '2', due: '2026-12-10', state: 'not-on-control' },
      ],
    })
    expect(answer.headers.get('ETag')).toBe('"1"')
    expect(answer.headers.get('Location')).toBe(`/api/v1/documents/${answer.body.id}`)
  })

  it('by the Ukrainian name of its kind, without points', async () => {
    const answer = await register(letter())
    expect(answer).toMatchObject({ index: '1/01-15', tasks: [] })
  })

  it('under the case that it names', async () => {
    expect((await register(letter({ case: '02-14' }))).index).toBe('1/02-14')
  })

  it('with a protocol whose instructions belong to its questions', async () => {
    const protocol = decision({
      kind: 'operational-meeting',
      questions: [{ title: 'Про опалювальний сезон', speaker: 'Іваненко П. С.' }, { title: 'Про дороги' }],
      tasks: [point({ question: 2 })],
    })
    const { id } = await register(protocol)
    const card = (await hanna.get(`/documents/${id}`)).body
    expect(card.questions).toEqual([
      { position: 1, title: 'Про опалювальний сезон', speaker: 'Іваненко П. С.' },
      { position: 2, title: 'Про дороги', speaker: null },
    ])
  })

  it('keeping apostrophes, emoji, quotes and marks of HTML as they were sent', async () => {
    const title = `Об'єкт «Сонях» 🌻 "><script>alert(1)</script> м’ята ʼ`
    const { id } = await register(decision({ title }))
    expect((await hanna.get(`/documents/${id}`)).body.title).toBe(title)
  })
})

describe('a due day comes from', () => {
  it('a day', async () => expect(await dueOf({ day: '2026-12-15' })).toBe('2026-12-15'))
  it('calendar days', async () => expect(await dueOf({ term: 10, unit: 'day' })).toBe('2026-11-30'))
  it('working days', async () => expect(await dueOf({ term: 10, unit: 'workingDay' })).toBe('2026-12-04'))
  it('months, and back from a day off', async () =>
    expect(await dueOf({ term: 1, unit: 'month' })).toBe('2026-12-18'))
  it('a mark', async () => expect(await dueOf({ mark: 'терміново' })).toBe('2026-12-01'))
  it('the kind itself where none is given', async () => {
    expect(await dueOf(null)).toBe('2026-12-18')
    expect(await dueOf(undefined)).toBe('2026-12-18')
  })
  it('a quarter', async () => expect(await dueOf({ every: 'quarter', day: 10 })).toBe('2027-01-08'))
  it('a year', async () => expect(await dueOf({ every: 'year', day: 20, month: 1 })).toBe('2027-01-20'))
  it('nowhere, when it is permanent', async () => expect(await dueOf({ permanent: true })).toBeNull())
  it('hours, and keeps the hour', async () => {
    const request = letter({
      kind: 'information-request',
      tasks: [point({ due: { mark: 'термінове опрацювання' } })],
    })
    expect((await register(request)).tasks[0].due).toBe('2026-11-22T10:15')
  })
})

describe('is refused, and nothing is registered, when', () => {
  it.each([
    ['the kind is unknown', decision({ kind: 'наказ' }), 'unknown-kind', 'kind'],
    ['the day is impossible', decision({ date: '2026-02-31' }), 'not-a-day', 'date'],
    ['the day has not come', decision({ date: '2026-11-21', tasks: [] }), 'in-the-future', 'date'],
    ['there is no title', decision({ title: undefined }), 'required', 'title'],
    ['the title is blank', decision({ title: '   ' }), 'required', 'title'],
    ['the title is too long', decision({ title: 'я'.repeat(2001) }), 'too-long', 'title'],
    ['the title is a number', decision({ title: 5 }), 'wrong-type', 'title'],
    ['a field is unknown', decision({ titel: 'Про' }), 'unknown-field', 'titel'],
    ['points are no list', decision({ tasks: {} }), 'wrong-type', 'tasks'],
    [
      'a point has no executor',
      decision({ tasks: [point({ executors: [] })] }),
      'no-executor',
      'tasks[0].executors',
    ],
    [
      'the department is unknown',
      decision({ tasks: [point({ executors: ['Управління зір'] })] }),
      'unknown-department',
      'tasks[0].executors',
    ],
    [
      'the due day is impossible',
      decision({ tasks: [point({ due: { day: '2026-02-31' } })] }),
      'not-a-day',
      'tasks[0].due.day',
    ],
    [
      'the due day is before registration',
      decision({ tasks: [point({ due: { day: '2026-11-19' } })] }),
      'due-before-registration',
      'tasks[0].due',
    ],
    [
      'the mark is unknown',
      decision({ tasks: [point({ due: { mark: 'колись' } })] }),
      'unknown-mark',
      'tasks[0].due',
    ],
    [
      'a term is no number',
      decision({ tasks: [point({ due: { term: 'десять', unit: 'day' } })] }),
      'wrong-type',
      'tasks[0].due.term',
    ],
    [
      'a term is longer than ten years',
      decision({ tasks: [point({ due: { term: 200, unit: 'month' } })] }),
      'not-a-term',
      'tasks[0].due.term',
    ],
    [
      'a term is none',
      decision({ tasks: [point({ due: { term: 0, unit: 'day' } })] }),
      'out-of-range',
      'tasks[0].due.term',
    ],
    [
      'a unit is unknown',
      decision({ tasks: [point({ due: { term: 5, unit: 'week' } })] }),
      'not-a-choice',
      'tasks[0].due.unit',
    ],
    [
      'a due day is of no form',
      decision({ tasks: [point({ due: 'завтра' })] }),
      'not-a-form',
      'tasks[0].due',
    ],
    [
      'the hour of receipt is none',
      letter({ receivedAt: '2026-11-20T25:00' }),
      'not-a-day-and-hour',
      'receivedAt',
    ],
    [
      'the correspondent has no name',
      letter({ correspondent: { number: '1', date: '2026-11-18' } }),
      'required',
      'correspondent.name',
    ],
    [
      'it was sent after it came',
      letter({ correspondent: { name: 'ОВА', number: '1', date: '2026-11-21' } }),
      'sent-after-registration',
      'correspondent.date',
    ],
  ])('%s', async (_when, document, code, field) => {
    const answer = await hanna.post('/documents', document)
    expect(answer.status).toBe(422)
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json; charset=utf-8')
    expect(answer.body).toMatchObject({ type: 'about:blank', status: 422, code })
    expect(answer.body.errors).toContainEqual({ field, message: expect.stringMatching(/[а-яіїє]{3}/) })
    expect(answer.body.detail).toMatch(/[а-яіїє]{3}/)
    expect(await count()).toBe(0)
  })

  it('several things are wrong, and all of them are told', async () => {
    const answer = await hanna.post(
      '/documents',
      decision({ date: '2026-02-31', title: 7, tasks: [{ text: 'Щось' }] }),
    )
    expect(answer.body.errors.map(({ field }: { field: string }) => field)).toEqual([
      'date',
      'title',
      'tasks[0].executors',
    ])
  })

  it('the correspondent’s number and date stand already: the first one is named', async () => {
    const { id } = await register(letter())
    const answer = await hanna.post('/documents', letter())
    expect(answer.status).toBe(422)
    expect(answer.body).toMatchObject({ code: 'registered-already', existing: `/api/v1/documents/${id}` })
  })
})

describe('a body that is', () => {
  const json = { 'Content-Type': 'application/json' }

  it.each([
    ['no JSON', '{"kind":', 400, 'malformed-json'],
    ['deeper than anybody means', '['.repeat(400_000), 400, 'malformed-json'],
    ['a list', '[]', 422, 'wrong-type'],
    ['nothing at all', '', 422, 'required'],
  ])('%s is refused', async (_what, body, status, code) => {
    const answer = await hanna.send('POST', '/documents', { body, headers: json })
    expect([answer.status, answer.body.code]).toEqual([status, code])
  })

  it('in Windows-1251 is refused', async () => {
    const body = Uint8Array.from([...Buffer.from('{"title":"'), 0xcf, 0xf0, 0xee, ...Buffer.from('"}')])
    const answer = await hanna.send('POST', '/documents', { body, headers: json })
    expect([answer.status, answer.body.code]).toEqual([400, 'malformed-json'])
  })

  it('a form is refused', async () => {
    const answer = await hanna.send('POST', '/documents', { body: new URLSearchParams({ title: 'Про' }) })
    expect([answer.status, answer.body.code]).toEqual([415, 'not-json'])
  })

  it('larger than a megabyte is refused on the way, though it did not say how long it is', async () => {
    const part = new TextEncoder().encode(`{"title":"${'a'.repeat(300_000)}`)
    const parts = [part, part, part, part, part]
    const body = new ReadableStream({
      pull: (stream) => (parts.length > 0 ? stream.enqueue(parts.pop()) : stream.close()),
    })
    const answer = await hanna.send('POST', '/documents', { body, headers: json })
    expect([answer.status, answer.body.code]).toEqual([413, 'too-large'])
  })

  it('five megabytes is refused before it is read', async () => {
    const answer = await hanna.post('/documents', decision({ title: 'я'.repeat(5_000_000) }))
    expect([answer.status, answer.body.code]).toEqual([413, 'too-large'])
    expect(answer.headers.get('Content-Type')).toContain('application/problem+json')
  })
})
