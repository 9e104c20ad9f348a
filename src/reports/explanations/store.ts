import { sql } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import { selvesOf } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import { ownTasks, scopeOf } from '../../access/scope.ts'
import { asCondition, asQuery } from '../../db/as-query.ts'
import type { Database, Write } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { listed } from '../../db/listed.ts'
import { overdue } from '../../deadlines/on-control.ts'
import type { Day, Instant } from '../../kernel/day.ts'
import { factsBefore, type Moment } from '../query/query.ts'

/** What a department said of a task that was not executed in time. */
export interface Explanation {
  taskId: string
  version: number
  saidOn: Day
  reason: string
  standing: string
  expectedOn: Day
  recordedAt: Instant
  /** who wrote it down; null for the register itself */
  recordedBy: string | null
}

/** All that was said of these tasks, the newest last. */
export async function explanationsOf(
  db: Database,
  taskIds: readonly string[],
): Promise<Map<string, Explanation[]>> {
  const rows = await db.read
    .selectFrom('delay_explanations as e')
    .leftJoin('accounts as a', 'a.id', 'e.recorded_by')
    .leftJoin('people as p', 'p.id', 'a.person_id')
    .select(['e.task_id as taskId', 'e.version', 'e.said_on as saidOn', 'e.reason', 'e.standing'])
    .select(['e.expected_on as expectedOn', 'e.recorded_at as recordedAt', 'p.short_name as recordedBy'])
    .where('e.task_id', 'in', listed(db, taskIds))
    .orderBy('e.task_id')
    .orderBy('e.version')
    .execute()
  return Map.groupBy(rows, ({ taskId }) => taskId)
}

/** The last word before the as-of day, by the instant of the query. */
export function explanationThen(
  said: readonly Explanation[] | undefined,
  moment: Moment,
): Explanation | undefined {
  const { knownOn } = moment
  return said?.findLast(
    ({ saidOn, recordedAt }) => saidOn < factsBefore(moment) && (knownOn === null || recordedAt <= knownOn),
  )
}

/** A write that adds a word; the second of two writers finds its version taken. */
export function insertExplanation(
  explanation: Omit<Explanation, 'recordedBy'>,
  accountId: string | null,
): Write {
  const { taskId, version, saidOn, reason, standing, expectedOn, recordedAt } = explanation
  return insertRows('delay_explanations', [
    {
      task_id: taskId,
      version,
      said_on: saidOn,
      reason,
      standing,
      expected_on: expectedOn,
      recorded_at: recordedAt,
      recorded_by: accountId,
    },
  ])
}

/**
 * The overdue tasks whose delay this person may explain, the longest overdue first: a controller any, others those of their own
 * department (or of whom they stand for) that they take part in.
 */
export function explainableTasks(db: Database, actor: Actor, today: Day) {
  const scope = scopeOf(actor)
  const departments = selvesOf(actor).flatMap(({ departmentId }) => (departmentId ? [departmentId] : []))
  const anyTask = may(actor, 'control')
  return db.read
    .selectFrom('tasks')
    .select(['id', 'due_order'])
    .where(asCondition(overdue(today)))
    .where('parent_id', 'is', null)
    .where('document_id', 'not in', (eb) =>
      eb.selectFrom('documents').select('id').where('annulled_on', 'is not', null),
    )
    .$if(!anyTask, (query) => query.where('department_id', 'in', listed(db, departments)))
    .$if(!anyTask && !scope.all, (query) =>
      query.where('id', 'in', asQuery(scope.all ? { sql: '', parameters: [] } : ownTasks(scope))),
    )
    .orderBy('due_order')
    .orderBy('id')
}

/** How many of them no department has explained. */
export async function unexplainedCount(db: Database, actor: Actor, today: Day): Promise<number> {
  const row = await db.read
    .selectFrom(explainableTasks(db, actor, today).clearOrderBy().as('t'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(sql<boolean>`NOT EXISTS (SELECT 1 FROM delay_explanations e WHERE e.task_id = t.id)`)
    .executeTakeFirstOrThrow()
  return row.count
}
