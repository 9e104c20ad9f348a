import { beforeEach, expect, it } from 'vitest'
import { day } from '../../src/kernel/day.ts'
import { addInstruction } from '../../src/meetings/actions/add-instruction.ts'
import { addQuestion } from '../../src/meetings/actions/add-question.ts'
import { registerProtocol } from '../../src/meetings/actions/register-protocol.ts'
import { findProtocol } from '../../src/meetings/lists/protocol.ts'
import { protocolList } from '../../src/meetings/lists/protocol-list.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'

const DRAFT = { question: 2, text: 'Підготувати техніку', term: '10 днів', special: false }

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast
  let id: string
  const add = (by: 'hanna' | 'olena', draft = {}) =>
    addInstruction(context, cast[by].actor, {
      documentId: id,
      draft: { ...DRAFT, executors: ['Управління транспорту'], ...draft },
    })

  beforeEach(async () => {
    context = await open()
    cast = await withCast(context)
    const questions = ['Стан доручень', 'Підготовка до зими'].map((title) => ({ title, speaker: null }))
    const held = { kind: 'operational-meeting', heldOn: day('2026-11-19'), questions }
    const outcome = await registerProtocol(context, cast.hanna.actor, held)
    id = outcome.ok ? outcome.value.id : ''
  })

  it('two clerks who add at the same moment both succeed, under numbers of their own', async () => {
    const both = await Promise.all([add('hanna', { text: 'Одне' }), add('olena', { text: 'Друге' })])
    expect(both.map(({ ok }) => ok)).toEqual([true, true])
    const protocol = await findProtocol(context.db, cast.olena.actor, id)
    expect(
      protocol?.questions[1]?.instructions.map(({ row }) => [row.point, row.placed_on, row.due_day]),
    ).toEqual([
      ['2.1', '2026-11-19', '2026-11-27'],
      ['2.2', '2026-11-19', '2026-11-27'],
    ])
  })

  it('tells every reason at once: no text, no executor, no such day', async () => {
    const outcome = await add('hanna', { text: ' ', executors: [''], term: '31.02.2026' })
    expect(outcome.ok ? [] : outcome.refusals.map(({ code, field }) => `${field} ${code}`).sort()).toEqual([
      'executors no-executor',
      'term not-a-day',
      'text required',
    ])
  })

  it('a question added later has its own numbers; the list counts them all', async () => {
    expect(
      await addQuestion(context, cast.hanna.actor, {
        documentId: id,
        question: { title: 'Різне', speaker: '' },
      }),
    ).toEqual({
      ok: true,
      value: 3,
    })
    await add('hanna', { question: 3 })
    await add('hanna', { question: null })
    const question = { kind: 'operational-meeting', page: 1 } as const
    const { items, totals } = await protocolList(
      context.db,
      { all: true },
      { question, today: day('2026-12-01') },
    )
    expect(totals).toEqual({ 'operational-meeting': 1, inspection: 0, broadcast: 0 })
    expect(items[0]).toMatchObject({
      agenda: '1. Стан доручень  2. Підготовка до зими  3. Різне',
      questions: 3,
      instructions: 2,
      executed_in_full: 0,
      overdue: 2,
    })
    const protocol = await findProtocol(context.db, cast.olena.actor, id)
    expect(protocol?.withoutQuestion.map(({ row }) => row.point)).toEqual(['1'])
  })
})
