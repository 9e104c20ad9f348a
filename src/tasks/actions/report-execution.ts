import type { Actor } from '../../access/actor.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { longestText } from '../../journals/document.ts'
import type { Day } from '../../kernel/day.ts'
import { done, reject } from '../../kernel/result.ts'
import { openDirectory } from '../../people/directory.ts'
import type { TasksContext } from '../context.ts'
import type { Completeness } from '../fact.ts'
import { marksOf } from '../near-text.ts'
import { type Task, tasksBelow } from '../store.ts'
import { changeTask, type WithTask } from './change-task.ts'
import { judgeExecutionDay } from './judge-execution-day.ts'

export interface ExecutionReport {
  /** the day of the outgoing reply or adopted act, not of the click */
  executedOn: Day
  completeness: Completeness
  text: string
  outgoing: string | null
  /** why it is given though something handed on is not done yet */
  despite?: string | null
}

/** An executor's report of execution; it waits for the controller, and until then the task is not executed. */
export function reportExecution(
  context: TasksContext,
  actor: Actor,
  taskId: string,
  input: ExecutionReport,
  readSeq?: number,
  also?: WithTask,
) {
  return changeTask(
    context,
    actor,
    taskId,
    'reports',
    async (task, today) => {
      if (input.text.trim() === '') return reject({ code: 'required', field: 'text' })
      if (input.text.length > longestText)
        return reject({ code: 'too-long', field: 'text', facts: { most: longestText } })
      const reasons = await judgeExecutionDay(context, task, input.executedOn, today)
      const despite = input.despite?.trim()
      const open = despite ? [] : await openBelow(context, task)
      if (open.length > 0)
        reasons.push({ code: 'sub-instructions-open', field: 'despite', facts: { who: open.join('; ') } })
      if (reasons.length > 0) return reject(...reasons)
      const { executedOn, completeness, outgoing } = input
      const report = {
        executedOn,
        completeness,
        outgoing,
        text: input.text.trim(),
        ...(despite && { despite }),
      }
      const { id, seq } = task.row
      const marks = marksOf(report.text).map((mark) => ({ mark, task_id: id, seq: seq + 1 }))
      return done({
        events: [{ kind: 'reported', ...report, happenedOn: today }],
        writes: marks.length > 0 ? [insertRows('report_marks', marks)] : [],
      })
    },
    readSeq,
    also,
  )
}

/** What the lead has handed on and nobody has done yet, in words: whose it is and what. */
async function openBelow({ db }: TasksContext, { row }: Task): Promise<string[]> {
  const open = (await tasksBelow(db, row.id)).filter(({ executed_on }) => !executed_on)
  if (open.length === 0) return []
  const { people } = await openDirectory(db)
  return open.map(({ lead_id, text }) => {
    const who = people.find(({ id }) => id === lead_id)?.short_name
    return [who, text.slice(0, 80)].filter(Boolean).join(' — ')
  })
}
