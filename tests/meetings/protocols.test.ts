import { beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { annulDocument } from '../../src/documents/acts/annulment.ts'
import type { Day } from '../../src/kernel/day.ts'
import { addInstruction } from '../../src/meetings/actions/add-instruction.ts'
import { registerProtocol } from '../../src/meetings/actions/register-protocol.ts'
import { type Cast, type Member, signedIn, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'

let context: TestContext
let cast: Cast
let app: ReturnType<typeof createApp>

beforeEach(async () => {
  context = await testContext()
  cast = await withCast(context)
  app = createApp(context)
})

async function get(member: Member, path: string, headers: Record<string, string> = {}) {
  const answer = await app.request(path, { headers: { ...(await signedIn(context, member)), ...headers } })
  return { status: answer.status, body: await answer.text(), answer }
}

async function post(
  member: Member,
  path: string,
  fields: [string, string][],
  headers: Record<string, string> = {},
) {
  const answer = await app.request(path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { ...(await signedIn(context, member)), ...headers },
  })
  return { status: answer.status, body: await answer.text(), answer, to: answer.headers.get('Location') }
}

const partial = (id: string) => ({
  'HX-Request': 'true',
  'HX-Request-Type': 'partial',
  'HX-Target': `section#${id}`,
})

const protocolFields: [string, string][] = [
  ['kind', 'operational-meeting'],
  ['date', '20.11.2026'],
  ['questions[0][title]', 'Про стан виконання попередніх доручень'],
  ['questions[0][speaker]', 'Ковальчук О. В.'],
  ['questions[1][title]', 'Про підготовку транспорту до зими'],
  ['questions[2][title]', ''],
]

async function newProtocol(fields = protocolFields): Promise<string> {
  const { to } = await post(cast.hanna, '/meetings', fields)
  return to!.split('/')[2]!
}

const row = (question: number, text: string, ...more: [string, string][]): [string, string][] => [
  ['question', String(question)],
  [`q${question}[text]`, text],
  [`q${question}[executors]`, 'Управління транспорту, Іваненко П. С.'],
  ...more,
]

const points = async (id: string) =>
  await context.db.read
    .selectFrom('tasks')
    .select(['point', 'text', 'due_day', 'placed_on', 'special', 'question_id'])
    .where('document_id', '=', id)
    .orderBy('position')
    .execute()

describe('a protocol', () => {
  it('gets its number when it is saved, and its questions stand in order', async () => {
    const { status, to } = await post(cast.hanna, '/meetings', protocolFields)
    expect(status).toBe(303)
    const page = await get(cast.hanna, to!)
    expect(page.body).toContain('Протокол № 1')
    expect(page.body).toContain('1. Про стан виконання попередніх доручень')
    expect(page.body).toContain('2. Про підготовку транспорту до зими')
    expect(page.body).not.toContain('id="question-3"')
  })

  it('of an operational meeting without a question is refused, and what was typed is kept', async () => {
    const { status, body } = await post(cast.hanna, '/meetings', [
      ['kind', 'operational-meeting'],
      ['date', '31.02.2026'],
      ['questions[0][title]', ''],
      ['questions[0][speaker]', '"><script>'],
    ])
    expect(status).toBe(422)
    expect(body).toContain('value="31.02.2026"')
    expect(body).toContain('&quot;&gt;&lt;script&gt;')
    expect(body).not.toContain('"><script>')
  })

  it('of a day that has not come is refused', async () => {
    const { status, body } = await post(cast.hanna, '/meetings', [
      ['kind', 'inspection'],
      ['date', '21.11.2026'],
    ])
    expect(status).toBe(422)
    expect(body).toContain('Цей день ще не настав')
  })

  it('is not one of another kind of document', async () => {
    const { status } = await post(cast.hanna, '/meetings', [
      ['kind', 'executive-decision'],
      ['date', '20.11.2026'],
    ])
    expect(status).toBe(422)
  })

  it('gets one more empty question without scripts, and loses one', async () => {
    const more = await post(cast.hanna, '/meetings', [...protocolFields, ['add', 'questions']])
    expect(more.status).toBe(200)
    expect(more.body).toContain('name="questions[3][title]"')
    const less = await post(cast.hanna, '/meetings', [...protocolFields, ['remove', '0']])
    expect(less.body).toContain('value="0"')
    expect(less.body).not.toContain('Про стан виконання попередніх доручень')
  })

  it('cannot be made by an executor: the page is absent, the act forbidden', async () => {
    expect((await get(cast.petro, '/meetings/new')).status).toBe(404)
    expect((await post(cast.petro, '/meetings', protocolFields)).status).toBe(403)
  })
})

describe('quick entry of instructions', () => {
  it('numbers them within their question: 2.1, 2.2, 2.3', async () => {
    const id = await newProtocol()
    for (const text of ['Перше', 'Друге', 'Третє']) {
      const { status, to } = await post(cast.hanna, `/meetings/${id}/instructions`, row(2, text))
      expect([status, to]).toEqual([303, `/meetings/${id}?at=2#question-2`])
    }
    await post(cast.hanna, `/meetings/${id}/instructions`, row(1, 'Звітувати'))
    expect((await points(id)).map(({ point }) => point)).toEqual(['2.1', '2.2', '2.3', '1.1'])
  })

  it('puts them on control on the day of the protocol, without a term where none was set', async () => {
    const id = await newProtocol()
    await post(cast.hanna, `/meetings/${id}/instructions`, row(2, 'Підготувати техніку'))
    await post(cast.hanna, `/meetings/${id}/instructions`, row(2, 'Доповісти', ['q2[term]', '10 днів']))
    await post(cast.hanna, `/meetings/${id}/instructions`, row(2, 'Утримувати', ['q2[term]', 'постійно']))
    expect(await points(id)).toMatchObject([
      { placed_on: '2026-11-20', due_day: null, special: 0 },
      { placed_on: '2026-11-20', due_day: '2026-11-30' },
      { due_day: null },
    ])
    const { body } = await get(cast.hanna, `/meetings/${id}`)
    expect(body).toContain('30.11.2026')
    expect(body).toContain('постійно')
    expect(body).toContain('без терміну')
  })

  it('answers htmx with the question and an empty row that has the keyboard', async () => {
    const id = await newProtocol()
    const { status, body } = await post(
      cast.hanna,
      `/meetings/${id}/instructions`,
      row(2, 'Підготувати техніку'),
      partial('question-2'),
    )
    expect(status).toBe(200)
    expect(body.startsWith('<section class="sheet flush question" id="question-2">')).toBe(true)
    expect(body).toContain('Доручення 2.2')
    expect(body).toMatch(/<textarea[^>]*data-focus/)
    expect(body).toContain('Управління транспорту, Іваненко П. С.')
  })

  it('keeps a refused row as typed and tells every reason by its field', async () => {
    const id = await newProtocol()
    const { status, body } = await post(
      cast.hanna,
      `/meetings/${id}/instructions`,
      [
        ['question', '2'],
        ['q2[text]', ''],
        ['q2[executors]', 'Управління вітру'],
        ['q2[executors]', ''],
        ['q2[term]', '31.02.2026'],
      ],
      partial('question-2'),
    )
    expect(status).toBe(422)
    expect(body).toContain('href="#q2-text"')
    expect(body).toContain('href="#q2-executors"')
    expect(body).toContain('href="#q2-term"')
    expect(body).toContain('value="Управління вітру"')
    expect(body).toContain('value="31.02.2026"')
    expect(await points(id)).toEqual([])
  })

  it('refuses a question that the protocol does not have', async () => {
    const id = await newProtocol()
    const { status, body } = await post(cast.hanna, `/meetings/${id}/instructions`, row(7, 'Ні'))
    expect(status).toBe(422)
    expect(body).toContain('Такого питання в протоколі немає')
    expect((await post(cast.hanna, `/meetings/${id}/instructions`, [['question', '__proto__']])).status).toBe(
      422,
    )
  })

  it('presets special control for inspections, whose instructions may stand under no question', async () => {
    const id = await newProtocol([
      ['kind', 'inspection'],
      ['date', '20.11.2026'],
    ])
    expect((await get(cast.hanna, `/meetings/${id}`)).body).toMatch(/name="q0\[special\]"[^>]*checked/)
    await post(cast.hanna, `/meetings/${id}/instructions`, row(0, 'Прибрати', ['q0[special]', 'yes']))
    await post(cast.hanna, `/meetings/${id}/instructions`, row(0, 'Вивезти', ['q0[special]', 'yes']))
    expect(await points(id)).toMatchObject([
      { point: '1', special: 1, question_id: null },
      { point: '2', special: 1 },
    ])
  })

  it('lets two clerks add at once: each gets a number of its own', async () => {
    const id = await newProtocol()
    const draft = { question: 2, executors: ['Управління транспорту'], term: '', special: false }
    const both = await Promise.all([
      addInstruction(context, cast.hanna.actor, { documentId: id, draft: { ...draft, text: 'Одне' } }),
      addInstruction(context, cast.olena.actor, { documentId: id, draft: { ...draft, text: 'Друге' } }),
    ])
    expect(both.map(({ ok }) => ok)).toEqual([true, true])
    expect((await points(id)).map(({ point }) => point)).toEqual(['2.1', '2.2'])
  })

  it('of a protocol that was annulled is refused, and the row is gone from its page', async () => {
    const id = await newProtocol()
    await annulDocument(context, cast.hanna.actor, {
      documentId: id,
      version: 1,
      input: { reason: 'зареєстровано двічі' },
    })
    expect((await get(cast.hanna, `/meetings/${id}`)).body).not.toContain('class="entry"')
    const { status, body } = await post(
      cast.hanna,
      `/meetings/${id}/instructions`,
      row(2, 'Ні'),
      partial('question-2'),
    )
    expect(status).toBe(422)
    expect(body).toContain('Документ анульовано')
    expect((await post(cast.hanna, `/meetings/${id}/questions`, [['title', 'Різне']])).status).toBe(422)
  })

  it('adds a question after the last one', async () => {
    const id = await newProtocol()
    const { status, to } = await post(cast.hanna, `/meetings/${id}/questions`, [['title', 'Різне']])
    expect([status, to]).toEqual([303, `/meetings/${id}?at=3#question-3`])
    expect((await post(cast.hanna, `/meetings/${id}/questions`, [['title', ' ']])).status).toBe(422)
  })

  it('is not for an executor, and an absent protocol is absent for everybody', async () => {
    const id = await newProtocol()
    expect((await post(cast.petro, `/meetings/${id}/instructions`, row(2, 'Ні'))).status).toBe(403)
    expect((await post(cast.hanna, '/meetings/nothing/instructions', row(2, 'Ні'))).status).toBe(404)
  })
})

describe('who sees a protocol', () => {
  it('those who take part in it, whole; others find nothing', async () => {
    const id = await newProtocol()
    await post(cast.hanna, `/meetings/${id}/instructions`, row(2, 'Підготувати техніку'))
    expect((await get(cast.petro, `/meetings/${id}`)).status).toBe(200)
    expect((await get(cast.roman, `/meetings/${id}`)).status).toBe(200)
    expect((await get(cast.ihor, `/meetings/${id}`)).status).toBe(404)
    expect((await get(cast.ihor, '/meetings')).body).not.toContain(id)
    expect((await get(cast.petro, '/meetings')).body).toContain(id)
  })

  it('of a broadcast only what is theirs: the rest names residents', async () => {
    const held = await registerProtocol(context, cast.hanna.actor, {
      kind: 'broadcast',
      heldOn: '2026-11-20' as Day,
      questions: [
        { title: 'Звернення мешканки Коваль Н. про автобус', speaker: null },
        { title: 'Звернення мешканця Дуба В., тел. 050-111', speaker: null },
      ],
    })
    const id = held.ok ? held.value.id : ''
    const draft = { term: '', special: true }
    const give = (question: number, text: string, department: string) =>
      addInstruction(context, cast.hanna.actor, {
        documentId: id,
        draft: { ...draft, question, text, executors: [department] },
      })
    await give(1, 'Відновити рейс', 'Управління транспорту, Іваненко П. С.')
    await give(2, 'Відповісти мешканцю Дубу', 'Управління культури, Бондар І. О.')

    const own = await get(cast.petro, `/meetings/${id}`)
    expect(own.body).toContain('Відновити рейс')
    expect(own.body).not.toMatch(/Дуб/)
    const list = await get(cast.petro, '/meetings?kind=broadcast')
    expect(list.body).toContain(id)
    expect(list.body).not.toMatch(/Дуб|Коваль/)
    expect((await get(cast.hanna, `/meetings/${id}`)).body).toMatch(/Дубу/)
    const leader = await get(cast.andrii, `/meetings/${id}`)
    expect(leader.body).toContain('Персональні дані приховано')
    expect(leader.body).not.toMatch(/Дуб|Коваль|Відновити/)
  })
})

describe('the list of protocols', () => {
  it('counts questions, instructions, those executed in full and those overdue', async () => {
    const id = await newProtocol()
    await post(cast.hanna, `/meetings/${id}/instructions`, row(2, 'Одне', ['q2[term]', '25.11.2026']))
    await post(cast.hanna, `/meetings/${id}/instructions`, row(2, 'Друге'))
    context.clock.moveTo('2026-11-27')
    const { body } = await get(cast.olena, '/meetings')
    expect(body).toContain('0 з 2')
    expect(body).toContain('прострочено 1')
    expect(body).toContain('1. Про стан виконання попередніх доручень')
  })

  it('shows the period that its address asks for, and says what to do where it is empty', async () => {
    const id = await newProtocol()
    expect((await get(cast.olena, '/meetings?from=01.11.2026&to=30.11.2026')).body).toContain(id)
    expect((await get(cast.olena, '/meetings?from=21.11.2026')).body).toContain(
      'За цей період протоколів немає',
    )
    expect((await get(cast.olena, '/meetings?from=31.02.2026')).body).toContain(id)
    expect((await get(cast.olena, '/meetings?kind=broadcast')).body).toContain('Новий протокол')
    expect((await get(cast.andrii, '/meetings?kind=broadcast')).body).not.toContain('Новий протокол')
  })
})
