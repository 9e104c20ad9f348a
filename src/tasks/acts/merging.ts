import { z } from 'zod'
import { longestText } from '../../journals/document.ts'
import { reindexWords } from '../../journals/store.ts'
import { done, type Refusal, reject } from '../../kernel/result.ts'
import { text, words } from '../../kernel/sent-values.ts'
import type { Executor } from '../../people/executor.ts'
import { defineAct } from '../act.ts'
import { caseOf } from '../actions/case-of.ts'
import { judgeWords } from '../actions/judge-words.ts'
import { acting } from '../actions/perform-act.ts'
import { type Event, toFacts } from '../open-task.ts'
import { stageOf } from '../stage.ts'
import { appendFacts, findTask } from '../store.ts'

const input = z.strictObject({
  // Of the same document and in work.
  into: text(40).meta({ description: 'Код пункту, до якого приєднують.' }),
  text: text(longestText).nullish().meta({ description: 'Зміст об’єднаного пункту; без нього — обидва.' }),
  ground: words(longestText),
})

/**
 * Joins a point to another one of its document: from today on there is one, with the executors of both and the term of the one
 * that stays. The point that was joined leaves control with that as its ground, and keeps its history.
 */
export const merging = defineAct({
  name: 'merging',
  from: ['in-work'],
  by: ['controller'],
  to: ['removed'],
  when: ({ others }) => (others > 0 ? null : 'no-other-point'),
  words: {
    label: 'Об’єднати з іншим',
    title: 'Об’єднати з іншим пунктом',
    done: 'Пункти об’єднано.',
    summary: 'Об’єднати з іншим пунктом документа.',
  },
  input,
  fields: [
    { kind: 'other-point', name: 'into', label: 'З яким пунктом' },
    {
      kind: 'text',
      name: 'text',
      label: 'Зміст об’єднаного пункту',
      hint: 'Порожнє — обидва, один за одним.',
      lines: 3,
      optional: true,
    },
    { kind: 'text', name: 'ground', label: 'Підстава', lines: 2 },
  ],

  async decide({ task: { row, state }, input, context, actor, today }) {
    const { db, clock } = context
    const other = input.into === row.id ? undefined : await findTask(db, input.into)
    const fits =
      other?.row.document_id === row.document_id &&
      !other.row.parent_id &&
      stageOf(await caseOf(context, other)) === 'in-work'
    const reasons: Refusal[] = judgeWords(input.ground, 'ground')
    if (!other || !fits) reasons.push({ code: 'not-a-choice', field: 'into' })
    const text = input.text?.trim() || `${other?.row.text}; ${row.text}`
    if (text.length > longestText)
      reasons.push({ code: 'too-long', field: 'text', facts: { most: longestText } })
    if (!other || reasons.length > 0) return reject(...reasons)
    const ground = input.ground.trim()
    const named = (point: string) => (point ? `п. ${point}` : 'іншим пунктом')
    const executors = joined(other.state.executors, state.executors)
    const changes = [
      { field: 'text', from: other.row.text, to: text },
      { field: 'merged', from: null, to: `${row.point ? `п. ${row.point} — ` : ''}${row.text}; ${ground}` },
    ]
    const events: Event[] = [{ kind: 'edited', changes, happenedOn: today }]
    if (executors.length > other.state.executors.length)
      events.push({ kind: 'assigned', executors, ground, happenedOn: today })
    const facts = toFacts(events, other.row.seq, { recordedAt: clock.now(), recordedBy: actor.accountId })
    const words = `об’єднано з ${named(other.row.point)}: ${ground}`
    return done({
      events: [{ kind: 'removed', ground: { kind: 'other', words }, happenedOn: today }],
      writes: [
        // What was handed on and is not done follows.
        db.read
          .updateTable('tasks')
          .set({ parent_id: other.row.id })
          .where('parent_id', '=', row.id)
          .where('executed_on', 'is', null),
        ...appendFacts(db, other, facts, { text }),
        ...reindexWords(db, { documentId: row.document_id, taskId: other.row.id, text }),
      ],
    })
  },
})

export const mergeTask = acting(merging)

// Those of the point that is joined follow as co-executors; «до відома» stays what it was.
function joined(staying: readonly Executor[], joining: readonly Executor[]): Executor[] {
  const known = new Set(staying.map(({ departmentId, personId }) => `${departmentId} ${personId}`))
  const more = joining.filter(({ departmentId, personId }) => !known.has(`${departmentId} ${personId}`))
  return [
    ...staying,
    ...more.map((one) => (one.role === 'informed' ? one : { ...one, role: 'co-executor' as const })),
  ]
}
