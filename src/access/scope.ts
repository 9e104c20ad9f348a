import type { Condition } from '../db/as-query.ts'
import { type Actor, type Self, selvesOf } from './actor.ts'
import { may } from './rights.ts'

/**
 * Whose register one looks at: everybody's, one's own tasks, or those of one's department. An executor sees a document when a
 * task of it names the person, a head when it names the department; a substitute sees the open work too.
 */
export type Scope = ({ all: true } | NarrowScope) & {
  /** whether words with the data of residents are not to be found by: those who keep no protocols do not need to */
  withoutPersonal?: boolean
}

export interface NarrowScope {
  all: false
  own: Named
  standsFor: readonly Named[]
}

/** A column of `task_executors` and what it must hold. */
interface Named {
  column: 'person_id' | 'department_id'
  value: string | null
}

export function scopeOf(actor: Actor): Scope {
  const withoutPersonal = !may(actor, 'register')
  if (may(actor, 'see-all')) return { all: true, withoutPersonal }
  const [own, ...others] = selvesOf(actor)
  return { all: false, own: namedAs(own), standsFor: others.map(namedAs), withoutPersonal }
}

/** The ids of the tasks that are seen. */
export function ownTasks(scope: NarrowScope): Condition {
  return narrowed(scope, 'task_id')
}

/** The ids of the documents that are seen: with one of their tasks the whole act is read. */
export function ownDocuments(scope: NarrowScope): Condition {
  return narrowed(scope, 'document_id')
}

/** Whether a row that names a person and a department is one's own. */
export function isOwn(
  scope: NarrowScope,
  row: { person_id: string | null; department_id: string | null },
): boolean {
  return [scope.own, ...scope.standsFor].some(({ column, value }) => row[column] === value)
}

function narrowed({ own, standsFor }: NarrowScope, wanted: 'task_id' | 'document_id'): Condition {
  const alone = wanted === 'task_id' && standsFor.length === 0
  const from = alone ? 'task_executors e' : 'task_executors e JOIN tasks t ON t.id = e.task_id'
  const mine = `SELECT ${wanted} FROM ${from} WHERE e.${own.column} = ?`
  // What was done with before the leave is not the substitute's business.
  const theirs = standsFor.map(
    ({ column }) => ` UNION SELECT ${wanted} FROM ${from} WHERE e.${column} = ? AND t.removed_on IS NULL`,
  )
  return {
    sql: mine + theirs.join(''),
    parameters: [own, ...standsFor].map(({ value }) => value ?? ''),
  }
}

function namedAs({ role, departmentId, personId }: Self): Named {
  return role === 'head'
    ? { column: 'department_id', value: departmentId }
    : { column: 'person_id', value: personId }
}
