import type { Actor } from '../../access/actor.ts'
import type { Alongside } from '../../db/database.ts'
import { longestText } from '../../journals/document.ts'
import { reindexWords } from '../../journals/store.ts'
import { done, type Refusal, reject } from '../../kernel/result.ts'
import type { Executor } from '../../people/executor.ts'
import type { TasksContext } from '../context.ts'
import { type Event, toFacts } from '../open-task.ts'
import { appendFacts, findTask, type Task } from '../store.ts'
import { stageOf } from '../transitions.ts'
import { caseOf } from './case-of.ts'
import { changeTask } from './change-task.ts'
import { judgeWords } from './judge-words.ts'

export interface Joining {
  /** the id of the point that takes it over, of the same document and in work */
  into: string
  /** the words of the point they become; null for both after each other */
  text: string | null
  ground: string
}

/**
 * Joins a point to another one of its document: from today on there is one, with the executors of both and the term of the one
 * that stays. The point that was joined leaves control with that as its ground, and keeps its history.
 */
export function mergeTask(
  context: TasksContext,
  actor: Actor,
  taskId: string,
  input: Joining,
  readSeq?: number,
  also?: Alongside<Task>,
) {
  return changeTask(
    context,
    actor,
    taskId,
    'merging',
    async ({ row, state }, today) => {
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
      const facts = toFacts(events, other.row.seq, clock.now(), actor.accountId)
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
    readSeq,
    also,
  )
}

// Those of the point that is joined follow as co-executors; «до відома» stays what it was.
function joined(staying: readonly Executor[], joining: readonly Executor[]): Executor[] {
  const known = new Set(staying.map(({ departmentId, personId }) => `${departmentId} ${personId}`))
  const more = joining.filter(({ departmentId, personId }) => !known.has(`${departmentId} ${personId}`))
  return [
    ...staying,
    ...more.map((one) => (one.role === 'informed' ? one : { ...one, role: 'co-executor' as const })),
  ]
}
