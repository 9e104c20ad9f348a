import type { Actor } from '../../accounts/actor.ts'
import type { Alongside } from '../../db/database.ts'
import { longestText } from '../../documents/document.ts'
import type { Day } from '../../kernel/day.ts'
import { done, refuse } from '../../kernel/refusal.ts'
import type { Office } from '../../office.ts'
import { mayAct } from '../acts.ts'
import type { Completeness } from '../fact.ts'
import type { Task } from '../store.ts'
import { changeTask } from './change-task.ts'
import { judgeExecutionDay } from './judge-execution-day.ts'

export interface ExecutionReport {
  /** the day of the outgoing reply or adopted act, not of the click */
  executedOn: Day
  completeness: Completeness
  text: string
  outgoing: string | null
}

/** An executor's report of execution; it waits for the controller, and until then the task is not executed. */
export function reportExecution(
  office: Office,
  actor: Actor,
  taskId: string,
  input: ExecutionReport,
  readSeq?: number,
  also?: Alongside<Task>,
) {
  return changeTask(
    office,
    actor,
    taskId,
    async (task, today) => {
      if (input.text.trim() === '') return refuse({ code: 'required', field: 'text' })
      if (input.text.length > longestText)
        return refuse({ code: 'too-long', field: 'text', facts: { most: longestText } })
      const reasons = await judgeExecutionDay(office, task, input.executedOn, today)
      if (reasons.length > 0) return refuse(...reasons)
      if (!mayAct('reports', task.state, actor))
        return refuse({ code: task.state.report ? 'reported-already' : 'not-allowed' })
      return done({ events: [{ kind: 'reported', ...input, text: input.text.trim(), happenedOn: today }] })
    },
    readSeq,
    also,
  )
}
