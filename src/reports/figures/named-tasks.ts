import type { Actor } from '../../access/actor.ts'
import { scopeOf } from '../../access/scope.ts'
import type { Database } from '../../db/database.ts'
import { listed } from '../../db/listed.ts'
import { type Day, daysBetween } from '../../kernel/day.ts'
import { hideTexts } from '../../tasks/lists/hide-texts.ts'
import type { Moment } from '../query/query.ts'
import { departmentsAsOf } from './department-figures.ts'
import { onlySeen } from './only-seen.ts'
import { tasksThen } from './tasks-then.ts'

/** A task with all that a paper says of it, as it stood on the day and by the instant of the query. */
export interface NamedTask {
  id: string
  document_id: string
  kind: string
  number: string
  registered_on: Day
  correspondent: string | null
  correspondent_number: string | null
  correspondent_date: Day | null
  title: string
  point: string
  text: string
  departmentId: string
  department: string
  person: string | null
  firstDueDay: Day | null
  dueDay: Day | null
  executedOn: Day | null
  /** calendar days after the due day, up to the execution or to the as-of day; 0 where it is not late */
  daysLate: number
  extensions: number
  returns: number
}

/**
 * These tasks in the council's order of departments, the longest overdue first; null for those this person may not see. Days,
 * executors and counts are computed from the facts, so that a day of the past says what was true then.
 */
export async function namedTasks(
  db: Database,
  actor: Actor,
  moment: Moment,
  ids: readonly string[],
): Promise<(NamedTask | null)[]> {
  const departments = await departmentsAsOf(db, moment)
  const placeOf = new Map(departments.map(({ id }, place) => [id, place]))
  const [rows, then] = await Promise.all([rowsOf(db, ids), tasksThen(db, moment, ids)])
  const named = rows.flatMap((row): NamedTask[] => {
    const historical = then.get(row.id)
    if (!historical) return []
    const { state, departmentId, department, person } = historical
    const { firstDueDay, dueDay, executedOn } = state
    const end = executedOn ?? moment.asOf
    return [
      {
        ...row,
        departmentId,
        department,
        person,
        firstDueDay,
        dueDay,
        executedOn,
        daysLate: dueDay && end > dueDay ? daysBetween(dueDay, end) : 0,
        extensions: state.extensions.length,
        returns: state.returns.length,
      },
    ]
  })
  named.sort(
    (a, b) =>
      placeOf.get(a.departmentId)! - placeOf.get(b.departmentId)! ||
      (a.dueDay ?? '').localeCompare(b.dueDay ?? '') ||
      a.number.localeCompare(b.number, 'uk', { numeric: true }) ||
      a.id.localeCompare(b.id),
  )
  return onlySeen(db, scopeOf(actor), await hideTexts(db, actor, named))
}

function rowsOf(db: Database, ids: readonly string[]) {
  return db.read
    .selectFrom('tasks')
    .innerJoin('documents', 'documents.id', 'tasks.document_id')
    .leftJoin('correspondents', 'correspondents.id', 'documents.correspondent_id')
    .select(['tasks.id', 'tasks.document_id', 'tasks.kind', 'tasks.point', 'tasks.text'])
    .select(['documents.number', 'documents.registered_on', 'documents.title'])
    .select(['documents.correspondent_number', 'documents.correspondent_date'])
    .select('correspondents.name as correspondent')
    .where('tasks.id', 'in', listed(db, ids))
    .execute()
}
