import type { Actor } from '../../access/actor.ts'
import type { Alongside } from '../../db/database.ts'
import { indexWords } from '../../journals/store.ts'
import { type Day, formatDay } from '../../kernel/day.ts'
import { done, type Refusal, reject } from '../../kernel/result.ts'
import { openDirectory } from '../../people/directory.ts'
import type { TasksContext } from '../context.ts'
import { blankTask, type Event, toFacts } from '../open-task.ts'
import { insertTasks, lastPosition, type Task } from '../store.ts'
import { readExecutors, type TaskInput } from '../task-draft.ts'
import { changeTask } from './change-task.ts'
import { judgeWords } from './judge-words.ts'

export interface SplitOff {
  point: string
  text: string
  executors: TaskInput['executors']
  /** not after the day of the point it comes from; null for that very day */
  due: Day | null
  ground: string
}

/**
 * Makes a part of a point a point of its own, with its own executors and outcome, from today on. The one it comes from stays
 * with its history; both name each other.
 */
export function splitTask(
  context: TasksContext,
  actor: Actor,
  taskId: string,
  input: SplitOff,
  readSeq?: number,
  also?: Alongside<Task>,
) {
  return changeTask(
    context,
    actor,
    taskId,
    'splitting',
    async ({ row, state }, today) => {
      const { db, clock } = context
      const read = readExecutors(input.executors, await openDirectory(db), 'executors')
      const reasons: Refusal[] = [
        ...judgeWords(input.text, 'text'),
        ...judgeWords(input.ground, 'ground'),
        ...(read.ok ? [] : read.refusals),
      ]
      if (input.point.length > 40) reasons.push({ code: 'too-long', field: 'point', facts: { most: 40 } })
      if (input.due && state.dueDay && input.due > state.dueDay)
        reasons.push({ code: 'split-due-later', field: 'due', facts: { due: formatDay(state.dueDay) } })
      if (input.due && input.due < row.registered_on)
        reasons.push({
          code: 'due-before-registration',
          field: 'due',
          facts: { registered: formatDay(row.registered_on) },
        })
      if (!read.ok || reasons.length > 0) return reject(...reasons)
      const ground = input.ground.trim()
      const draft = {
        ...blankTask(
          { ...row, id: row.document_id, registeredOn: row.registered_on },
          (await lastPosition(db, row.document_id)) + 1,
        ),
        point: input.point.trim(),
        text: input.text.trim(),
        question_id: row.question_id,
        special: row.special,
        controller_id: row.controller_id,
        supervisor_id: row.supervisor_id,
      }
      const from = `виділено з ${row.point ? `п. ${row.point}` : 'іншого пункту'}: ${ground}`
      const events: Event[] = [
        { kind: 'assigned', executors: read.value, ground: from, happenedOn: today },
        { kind: 'term-set', day: input.due ?? state.dueDay, happenedOn: today },
        ...(state.spells.length > 0 ? [{ kind: 'placed' as const, happenedOn: today }] : []),
      ]
      const name = [draft.point && `п. ${draft.point}`, draft.text].filter(Boolean).join(' — ')
      const changes = [{ field: 'split', from: null, to: `${name}; ${ground}` }]
      return done({
        events: [{ kind: 'edited', changes, happenedOn: today }],
        writes: [
          ...insertTasks([{ draft, facts: toFacts(events, 0, clock.now(), actor.accountId) }]),
          ...indexWords([{ documentId: row.document_id, taskId: draft.id, text: draft.text }]),
        ],
      })
    },
    readSeq,
    also,
  )
}
