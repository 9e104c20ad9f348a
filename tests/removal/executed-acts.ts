import { registerDocument } from '../../src/documents/actions/register-document.ts'
import type { Day } from '../../src/kernel/day.ts'
import { recordExecution } from '../../src/tasks/acts/execution.ts'
import type { TaskInput } from '../../src/tasks/task-draft.ts'
import type { AppContext } from '../../src/web/app-context.ts'
import type { Cast } from '../support/cast.ts'
import { must } from '../support/outcome.ts'
import { decision, point } from '../support/register-draft.ts'

export const on = (day: string) => day as Day

/** Registers a document with these points, and answers the ids of its tasks in order. */
export async function registered(
  context: AppContext,
  cast: Cast,
  over: Parameters<typeof decision>[0] = {},
  points: Partial<TaskInput>[] = [{}],
): Promise<string[]> {
  const registeredOn = over.registeredOn ?? on('2026-11-02')
  const tasks = points.map((one, place) =>
    point({ point: String(place + 1), placedOn: registeredOn, ...one }),
  )
  const draft = decision({ ...over, registeredOn, tasks })
  const outcome = must(await registerDocument(context, cast.olena.actor, draft))
  const rows = await context.db.read
    .selectFrom('tasks')
    .select('id')
    .where('document_id', '=', outcome.id)
    .orderBy('position')
    .execute()
  return rows.map(({ id }) => id)
}

/** Records that the task was executed in full. */
export async function executed(
  context: AppContext,
  cast: Cast,
  id: string,
  day = '2026-11-12',
): Promise<void> {
  const execution = { on: on(day), completeness: 'full' as const, note: '214/07' }
  must(await recordExecution(context, cast.olena.actor, id, execution))
}

/** Executed points of so many acts of one point each. */
export async function executedActs(
  context: AppContext,
  cast: Cast,
  count: number,
  over: Parameters<typeof decision>[0] = {},
): Promise<string[]> {
  const ids: string[] = []
  for (let place = 0; place < count; place++) {
    const [id] = await registered(context, cast, over)
    await executed(context, cast, id!)
    ids.push(id!)
  }
  return ids
}
