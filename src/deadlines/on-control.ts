import type { RowCondition } from '../db/as-query.ts'
import { type Day, endOfWeek } from '../kernel/day.ts'

/**
 * What is true of a task by its stored days, declared once and read twice: of a row in TypeScript, and of rows of `tasks` in
 * SQL. The indexes of `tasks` name the same conditions, so lists that take them from here are found in their indexes.
 */
export interface TaskPredicate<Row> extends RowCondition {
  of: (row: Row) => boolean
}

/** Taken on control once, removed since or not. */
export const everPlaced = isSet('placed_on')

/** Taken on control and not removed from it. */
export const onControl = all(everPlaced, isEmpty('removed_on'))

export const removed = isSet('removed_on')

/** A point of the document itself, not what a department handed on within it. */
export const ownPoint = isEmpty('parent_id')

/** Not taken on control yet, though it may be: a sub-instruction never is. */
export const notOnControl = all(isEmpty('placed_on'), ownPoint)

/** On control and not executed: «на виконанні», its term running. */
export const pending = all(onControl, isEmpty('executed_on'))

/** Pending, and nothing reported that waits for a decision: the executors have to act. */
export const inWork = all(pending, isEmpty('reported_on'))

/** A report on it waits for acceptance. */
export const waiting = all(isSet('reported_on'), onControl)

/** Executed, and still to be removed from control. */
export const executedOnControl = all(isSet('executed_on'), onControl)

/** In some stock of work: to be removed from control or, where it was handed on within a department, to be executed. */
export const unfinished = all(isEmpty('removed_on'), either(ownPoint, isEmpty('executed_on')))

/** Given to its executors: taken on control once, or handed on within a department. */
export const begun = either(everPlaced, isSet('parent_id'))

/** Neither executed nor removed, on control or not. */
export const open = all(isEmpty('executed_on'), isEmpty('removed_on'))

/** Still to be done, be it on control or handed on within a department. */
export const toBeDone = all(begun, open)

/** Pending, its due day over: from the day after it on. */
export function overdue(today: Day) {
  return all(pending, due('<', today))
}

/** Pending and due on that day. */
export function dueOn(today: Day) {
  return all(pending, due('=', today))
}

/** Pending and due from today until the Sunday of the week; on a day off, of the week that begins. */
export function dueThisWeek(today: Day) {
  return all(pending, due('>=', today), due('<=', endOfWeek(today)))
}

function isSet<C extends Column>(column: C): TaskPredicate<Record<C, string | null>> {
  return plain(
    (row) => row[column] !== null,
    (at) => `${at}${column} IS NOT NULL`,
  )
}

function isEmpty<C extends Column>(column: C): TaskPredicate<Record<C, string | null>> {
  return plain(
    (row) => row[column] === null,
    (at) => `${at}${column} IS NULL`,
  )
}

// By `due_order`, which the indexes hold: the due day, or a day after all others where there is none.
function due(is: keyof typeof compare, day: Day): TaskPredicate<{ due_order: Day }> {
  const predicate = plain<{ due_order: Day }>(
    (row) => compare[is](row.due_order, day),
    (at) => `${at}due_order ${is} ?`,
  )
  return { ...predicate, parameters: [day] }
}

const compare = {
  '<': (a: Day, b: Day) => a < b,
  '<=': (a: Day, b: Day) => a <= b,
  '=': (a: Day, b: Day) => a === b,
  '>=': (a: Day, b: Day) => a >= b,
}

type Column = 'placed_on' | 'removed_on' | 'executed_on' | 'reported_on' | 'parent_id'

function plain<Row>(of: (row: Row) => boolean, sql: (at: string) => string): TaskPredicate<Row> {
  return { of, sql: (alias) => sql(alias ? `${alias}.` : ''), parameters: [] }
}

// A row that all the parts can be computed from.
type RowOf<Parts extends Part[]> = Parts[number] extends TaskPredicate<infer Row> ? Row : never
type Part = TaskPredicate<never>

function all<Parts extends Part[]>(...parts: Parts): TaskPredicate<RowOf<Parts>> {
  return {
    of: (row) => parts.every((part) => part.of(row as never)),
    sql: (alias) => parts.map((part) => part.sql(alias)).join(' AND '),
    parameters: parts.flatMap(({ parameters }) => parameters),
  }
}

function either<Parts extends Part[]>(...parts: Parts): TaskPredicate<RowOf<Parts>> {
  return {
    of: (row) => parts.some((part) => part.of(row as never)),
    sql: (alias) => `(${parts.map((part) => part.sql(alias)).join(' OR ')})`,
    parameters: parts.flatMap(({ parameters }) => parameters),
  }
}
