import type { Actor } from '../../access/actor.ts'
import type { Alongside } from '../../db/database.ts'
import { indexWords } from '../../journals/store.ts'
import { type Day, formatDay } from '../../kernel/day.ts'
import { done, type Refusal, reject } from '../../kernel/result.ts'
import { openDirectory } from '../../people/directory.ts'
import type { TasksContext } from '../context.ts'
import { blankTask, firstEvents, toFacts } from '../open-task.ts'
import { insertTasks, lastPosition, type Task } from '../store.ts'
import { leadOf } from '../task-state.ts'
import { changeTask } from './change-task.ts'
import { judgeWords } from './judge-words.ts'

export interface SubInstruction {
  text: string
  /** somebody of the lead's department, as people write the name */
  person: string
  /** their own day, not after the task's; null for the task's own */
  due: Day | null
}

/**
 * The lead gives a part of the task to a person of the department, with a day of its own. It is the department's own business:
 * never on control itself, in no figure, and the task answers for it.
 */
export function giveSubInstruction(
  context: TasksContext,
  actor: Actor,
  taskId: string,
  input: SubInstruction,
  readSeq?: number,
  also?: Alongside<Task>,
) {
  return changeTask(
    context,
    actor,
    taskId,
    'sub-instructions',
    async ({ row, state }, today) => {
      const { departmentId } = leadOf(state.executors)!
      const [directory, position] = await Promise.all([
        openDirectory(context.db),
        lastPosition(context.db, row.document_id),
      ])
      const given = input.person.trim()
      const person = directory.person(given.split(',').at(-1)!.trim(), departmentId)
      const due = input.due ?? state.dueDay
      const reasons: Refusal[] = judgeWords(input.text, 'text')
      if (given === '') reasons.push({ code: 'required', field: 'person' })
      else if (!person) reasons.push({ code: 'not-of-department', field: 'person', facts: { given } })
      if (input.due && input.due < today) reasons.push({ code: 'sub-due-passed', field: 'due' })
      // Where the task is overdue already, every day left is after its own.
      if (input.due && state.dueDay && state.dueDay >= today && input.due > state.dueDay)
        reasons.push({ code: 'sub-due-later', field: 'due', facts: { due: formatDay(state.dueDay) } })
      if (!person || reasons.length > 0) return reject(...reasons)
      const executors = [{ departmentId, personId: person.id, role: 'lead' as const }]
      const draft = {
        ...blankTask({ ...row, id: row.document_id, registeredOn: row.registered_on }, position + 1),
        text: input.text.trim(),
        parent_id: row.id,
        // Not a control unit: what counts tasks of a document counts from the first of each series.
        series_place: 0,
      }
      const events = firstEvents({ executors, due, since: today, placedOn: null })
      return done({
        events: [{ kind: 'delegated', taskId: draft.id, personId: person.id, happenedOn: today }],
        writes: [
          ...insertTasks([{ draft, facts: toFacts(events, 0, context.clock.now(), actor.accountId) }]),
          ...indexWords([{ documentId: row.document_id, taskId: draft.id, text: draft.text }]),
        ],
      })
    },
    readSeq,
    also,
  )
}
