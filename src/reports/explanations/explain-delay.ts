import type { Actor } from '../../access/actor.ts'
import { maySeeTask } from '../../access/may-see.ts'
import { may } from '../../access/rights.ts'
import { commitAs } from '../../db/commit-as.ts'
import type { Alongside } from '../../db/database.ts'
import { isOver } from '../../deadlines/state-of-term.ts'
import { type Refusal, type Result, reject } from '../../kernel/result.ts'
import type { ReportsContext } from '../context.ts'
import type { ExplanationInput } from '../inputs.ts'
import { type Explanation, explainableTasks, explanationsOf, insertExplanation } from './store.ts'

type Said = Omit<Explanation, 'recordedBy'>

/**
 * The department says why a task was not executed in time, how it stands and by when it will be done. A later word stands beside
 * the earlier ones. Refuses a task that is not overdue and a day that has passed.
 */
export async function explainDelay(
  { db, clock }: ReportsContext,
  actor: Actor,
  { taskId, input }: { taskId: string; input: ExplanationInput },
  also: Alongside<Said> = () => [],
): Promise<Result<Said>> {
  if (!may(actor, 'report')) return reject({ code: 'not-allowed' })
  const { reason, standing, expectedOn, version: read } = input
  const today = clock.today()
  const task = await explainableTasks(db, actor, today).where('id', '=', taskId).executeTakeFirst()
  if (!task) {
    if (!(await maySeeTask(db, actor, taskId))) return reject({ code: 'not-found' })
    const known = await db.read
      .selectFrom('tasks')
      .select('due_day')
      .where('id', '=', taskId)
      .executeTakeFirst()
    if (!known) return reject({ code: 'not-found' })
    return reject({
      code: isOver(known.due_day, today) && !may(actor, 'control') ? 'not-allowed' : 'not-overdue',
    })
  }
  const refusals: Refusal[] = []
  for (const [field, words] of Object.entries({ reason, standing }))
    if (words.trim() === '') refusals.push({ code: 'required', field })
  if (expectedOn < today) refusals.push({ code: 'expected-day-past', field: 'expectedOn' })
  if (refusals.length > 0) return reject(...refusals)
  const last = (await explanationsOf(db, [taskId])).get(taskId)?.at(-1)?.version ?? 0
  if (read !== undefined && read !== last) return reject({ code: 'conflict' })
  const said: Said = {
    taskId,
    version: last + 1,
    saidOn: today,
    reason: reason.trim(),
    standing: standing.trim(),
    expectedOn,
    recordedAt: clock.now(),
  }
  return commitAs(db, [insertExplanation(said, actor.accountId), ...also(said)], said)
}
