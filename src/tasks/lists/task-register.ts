import { type AliasedExpression, type ExpressionBuilder, type SelectQueryBuilder, sql } from 'kysely'
import { ownTasks, type Scope } from '../../access/scope.ts'
import { asCondition, asQuery, type RowCondition } from '../../db/as-query.ts'
import type { Database } from '../../db/database.ts'
import { joinedIds } from '../../db/joined-ids.ts'
import { listed } from '../../db/listed.ts'
import type { Tables } from '../../db/tables.ts'
import {
  dueOn,
  dueThisWeek,
  executedOnControl,
  notOnControl,
  onControl,
  overdue,
  pending,
  removed,
  waiting,
} from '../../deadlines/on-control.ts'
import { matchingDocuments } from '../../journals/matching.ts'
import type { Day } from '../../kernel/day.ts'
import { MOST_COUNTED, PAGE_SIZE } from '../../kernel/list-page.ts'
import type { TaskFilter, TaskListQuestion, TaskOrder } from '../task-filter.ts'
import { NEVER } from '../task-state.ts'
import type { TaskDays } from '../task-status.ts'

/** One row of the register of tasks. */
export interface TaskItem extends TaskDays {
  id: string
  document_id: string
  number: string
  registered_on: Day
  kind: string
  title: string
  point: string
  text: string
  department: string
  person: string | null
  completeness: 'full' | 'partly' | null
  others: number
  due_time: string | null
  extensions: number
  granted_until: Day | null
  special: number
  letters: number
}

export interface TaskPage {
  items: TaskItem[]
  /** counted up to MOST_COUNTED */
  total: number
}

/** A page of the tasks that match the query and that the person may see, and their number. */
export async function taskRegister(
  db: Database,
  scope: Scope,
  { pageSize = PAGE_SIZE, ...question }: TaskListQuestion & { pageSize?: number },
  today: Day,
): Promise<TaskPage> {
  const narrowed = () => narrow(db.read.selectFrom('tasks'), scope, question.filter, today)
  const page = inOrder(narrowed().select('tasks.id'), question.order)
    .limit(pageSize)
    .offset((question.page - 1) * pageSize)
  const items = itemsOf(db, page, question.order)
  const counted = db.read
    .selectFrom(narrowed().select('tasks.id').limit(MOST_COUNTED).as('found'))
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { items: await items, total: (await counted).total }
}

/** The ids of all tasks that match the query, in its order, on all pages; at most `most` of them where that is given. */
export function taskIds(
  db: Database,
  scope: Scope,
  { filter, order, most }: TaskListQuestion & { most?: number | undefined },
  today: Day,
): Promise<string[]> {
  const found = narrow(db.read.selectFrom('tasks'), scope, filter, today).select('tasks.id')
  const ordered = inOrder(found, order)
  return joinedIds(db, most === undefined ? ordered : ordered.limit(most))
}

/** The rows of these tasks, in this order. */
export async function taskItems(db: Database, ids: readonly string[]): Promise<TaskItem[]> {
  const requested = db.read.selectFrom(listed(db, ids).as('requested')).select('requested.value as id')
  const rows = await rowsOf(db, requested.as('page')).execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

type Tasks<O> = SelectQueryBuilder<Tables, 'tasks', O>

function itemsOf(db: Database, page: SelectQueryBuilder<Tables, 'tasks', { id: string }>, order: TaskOrder) {
  const rows = rowsOf(db, page.as('page'))
  switch (order) {
    case 'due':
      return rows.orderBy('tasks.due_order').orderBy('tasks.id').execute()
    case '-due':
      return rows.orderBy('tasks.due_order', 'desc').orderBy('tasks.id', 'desc').execute()
    case 'document':
      return rows
        .orderBy('tasks.registered_on')
        .orderBy('tasks.document_id')
        .orderBy('tasks.position')
        .execute()
    case '-document':
      return rows
        .orderBy('tasks.registered_on', 'desc')
        .orderBy('tasks.document_id', 'desc')
        .orderBy('tasks.position')
        .execute()
    default:
      return order satisfies never
  }
}

// The ids of a page are found first, over indexes alone; names are looked up for its rows only.
function rowsOf(db: Database, page: AliasedExpression<{ id: string }, 'page'>) {
  return (
    db.read
      .selectFrom(page)
      // A cross join is the order to go in: SQLite might else go through all tasks and look each up in the page.
      .crossJoin('tasks')
      .whereRef('tasks.id', '=', 'page.id')
      .innerJoin('documents', 'documents.id', 'tasks.document_id')
      .innerJoin('departments', 'departments.id', 'tasks.department_id')
      .leftJoin('people', 'people.id', 'tasks.lead_id')
      .select([
        'tasks.id',
        'tasks.document_id',
        'documents.number',
        'documents.registered_on',
        'tasks.kind',
        'documents.title',
        'tasks.point',
        'tasks.text',
        'departments.name as department',
        'people.short_name as person',
        'tasks.placed_on',
        'tasks.parent_id',
        'tasks.first_due_day',
        'tasks.due_day',
        'tasks.due_time',
        'tasks.granted_until',
        'tasks.extensions',
        'tasks.reported_on',
        'tasks.executed_on',
        'tasks.partly_on',
        'tasks.completeness',
        'tasks.removed_on',
        'tasks.special',
        sql<number>`(SELECT count(*) FROM task_executors e WHERE e.task_id = tasks.id) - 1`.as('others'),
        sql<number>`(SELECT count(*) FROM letter_tasks l WHERE l.task_id = tasks.id)`.as('letters'),
      ])
  )
}

function inOrder<O>(tasks: Tasks<O>, order: TaskOrder) {
  if (order === 'due') return tasks.orderBy('tasks.due_order').orderBy('tasks.id')
  if (order === '-due') return tasks.orderBy('tasks.due_order', 'desc').orderBy('tasks.id', 'desc')
  const direction = order === 'document' ? 'asc' : 'desc'
  return tasks
    .orderBy('tasks.registered_on', direction)
    .orderBy('tasks.document_id', direction)
    .orderBy('tasks.position')
}

function narrow(from: Tasks<object>, scope: Scope, filter: TaskFilter, today: Day): Tasks<object> {
  let tasks = inState(from, filter, today)
  if (filter.department) tasks = tasks.where('tasks.department_id', '=', filter.department)
  if (filter.kind) tasks = tasks.where('tasks.kind', '=', filter.kind)
  if (filter.controller) tasks = tasks.where('tasks.controller_id', '=', filter.controller)
  // Written out, not bound: only then is it seen that the index of special tasks has them all.
  if (filter.special) tasks = tasks.where('tasks.special', '=', sql.lit(1))
  if (filter.from) tasks = tasks.where('tasks.due_order', '>=', filter.from)
  if (filter.to) tasks = tasks.where('tasks.due_order', '<=', filter.to)
  if (filter.person) {
    const ofPerson = (eb: ExpressionBuilder<Tables, 'tasks'>) =>
      eb.selectFrom('task_executors').select('task_id').where('person_id', '=', filter.person!)
    tasks = tasks.where('tasks.id', 'in', ofPerson)
  }
  if (filter.text)
    tasks = tasks.where('tasks.document_id', 'in', asQuery(matchingDocuments(filter.text, scope)))
  if (!scope.all) tasks = tasks.where('tasks.id', 'in', asQuery(ownTasks(scope)))
  return tasks
}

function inState(tasks: Tasks<object>, { state }: TaskFilter, today: Day): Tasks<object> {
  const those = (predicate: RowCondition) => tasks.where(asCondition(predicate, 'tasks'))
  switch (state) {
    case undefined:
      return those(onControl)
    case 'pending':
      return those(pending)
    case 'overdue':
      return those(overdue(today))
    case 'today':
      return those(dueOn(today))
    case 'week':
      return those(dueThisWeek(today))
    case 'extended':
      return those(pending).where('tasks.due_order', '>=', today).where('tasks.extensions', '>', 0)
    case 'permanent':
      return those(pending).where('tasks.due_order', '=', NEVER)
    case 'waiting':
      return those(waiting)
    case 'executed':
      return those(executedOnControl)
    case 'removed':
      return those(removed)
    case 'not-on-control':
      return those(notOnControl)
    case 'all':
      return tasks
    default:
      return state satisfies never
  }
}
