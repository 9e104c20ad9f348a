import { findDocument } from '../../journals/store.ts'
import { type Day, formatDay } from '../../kernel/day.ts'
import type { Refusal } from '../../kernel/result.ts'
import type { TasksContext } from '../context.ts'
import type { Task } from '../store.ts'

/** Why the task cannot have been executed on that day: not in the future, not before a return, what was done in part, or the registration. */
export async function judgeExecutionDay(
  context: TasksContext,
  task: Task,
  executedOn: Day,
  today: Day,
): Promise<Refusal[]> {
  const { row, state } = task
  if (executedOn > today) return [{ code: 'in-the-future', field: 'executedOn' }]
  const returned = [state.returns.at(-1)?.on, state.fellOn]
    .filter((day) => day != null)
    .sort()
    .at(-1)
  if (returned && executedOn < returned) {
    const facts = { returned: formatDay(returned) }
    return [{ code: 'executed-before-return', field: 'executedOn', facts }]
  }
  if (state.partlyOn && executedOn < state.partlyOn) {
    const facts = { partly: formatDay(state.partlyOn) }
    return [{ code: 'executed-before-part', field: 'executedOn', facts }]
  }
  const document = (await findDocument(context.db, row.document_id))!
  if (executedOn >= document.registered_on) return []
  const facts = { registered: formatDay(document.registered_on) }
  return [{ code: 'executed-before-registration', field: 'executedOn', facts }]
}
