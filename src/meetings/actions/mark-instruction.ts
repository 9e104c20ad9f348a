import type { Actor } from '../../access/actor.ts'
import type { Alongside } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import type { Day } from '../../kernel/day.ts'
import { type Result, reject } from '../../kernel/result.ts'
import { performAct } from '../../tasks/actions/perform-act.ts'
import { execution } from '../../tasks/acts/execution.ts'
import { extensions } from '../../tasks/acts/extensions.ts'
import type { TasksContext } from '../../tasks/context.ts'
import { findTask, type Task } from '../../tasks/store.ts'
import { finishOf } from '../agenda.ts'
import { findAgenda } from '../agenda-store.ts'
import { meetingGoesOn } from '../meeting-goes-on.ts'

/** What the meeting decided on an earlier instruction: that it is executed in full, or that it runs to a later day. */
export type InstructionMark = { kind: 'executed' } | { kind: 'moved'; until: Day }

/**
 * Records on the day of the meeting what it decided: an act in the history of the instruction, and beside it, in the same commit,
 * that it was this meeting. Refuses what the act itself refuses, an instruction of another stream, and a meeting that is finished.
 */
export async function markInstruction(
  context: TasksContext,
  actor: Actor,
  {
    agendaId,
    taskId,
    mark,
    readSeq,
    also: keep = () => [],
  }: { agendaId: string; taskId: string; mark: InstructionMark; readSeq?: number; also?: Alongside<Task> },
): Promise<Result<Task>> {
  const [agenda, task] = await Promise.all([findAgenda(context.db, agendaId), findTask(context.db, taskId)])
  if (!agenda || task?.row.kind !== agenda.kind) return reject({ code: 'not-found' })
  if (finishOf(agenda)) return reject({ code: 'meeting-finished' })
  const on = agenda.heldOn
  const also: Alongside<Task> = (made) => [
    meetingGoesOn({ agenda: agendaId }),
    insertRows('agenda_marks', [
      { agenda_id: agendaId, task_id: taskId, seq: made.row.seq, mark: mark.kind },
    ]),
    ...keep(made),
  ]
  switch (mark.kind) {
    case 'executed': {
      const input = { on, completeness: 'full' as const }
      return performAct(context, actor, { act: execution, taskId, input, readSeq, also })
    }
    case 'moved': {
      const ground = 'рішення наради'
      const input = { until: mark.until, decidedOn: on, decidedBy: agenda.chair || null, ground }
      return performAct(context, actor, { act: extensions, taskId, input, readSeq, also })
    }
    default:
      return mark satisfies never
  }
}
