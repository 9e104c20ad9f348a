import type { Role, Self } from '../../access/actor.ts'
import type { Database } from '../../db/database.ts'
import { listed } from '../../db/listed.ts'
import type { Day, Instant } from '../../kernel/day.ts'
import type { Executor } from '../../people/executor.ts'
import type { Department } from '../../people/store.ts'
import { mistakesAmong } from '../../tasks/retraction.ts'
import { factsOf } from '../../tasks/store.ts'
import { type TaskState, taskState } from '../../tasks/task-state.ts'

/** The letters of the outbox with their recipients, and the texts of those that are finalized. */
export function outboxLetters(db: Database, outboxIds: readonly string[]) {
  return db.read
    .selectFrom('outbox as o')
    .innerJoin('people as p', 'p.id', 'o.recipient_id')
    .leftJoin('departments as d', 'd.id', 'p.department_id')
    .leftJoin('letter_papers as paper', 'paper.outbox_id', 'o.id')
    .leftJoin('letters as l', (join) =>
      join.onRef('l.sent_on', '=', 'o.day').onRef('l.recipient_id', '=', 'o.recipient_id'),
    )
    .select(['o.id', 'o.kind', 'o.day', 'o.recipient_id', 'o.letter_id'])
    .select(['p.name', 'p.short_name', 'p.email', 'p.left_on', 'p.post', 'p.department_id'])
    .select(['p.vocative', 'p.dative', 'p.post_dative', 'd.name as department'])
    .select([
      'paper.message_id',
      'paper.dated_at',
      'paper.mailbox',
      'paper.subject',
      'paper.text',
      'paper.html',
    ])
    .select(['l.id as letter_of_day', 'l.number as number_of_day'])
    .where('o.id', 'in', listed(db, outboxIds))
    .execute()
}
export type LetterRow = Awaited<ReturnType<typeof outboxLetters>>[number]

/** The planned items of these letters, each with its task as it is now. */
export function plannedItems(db: Database, outboxIds: readonly string[]) {
  return db.read
    .selectFrom('letter_items as i')
    .innerJoin('tasks as t', 't.id', 'i.task_id')
    .innerJoin('documents as doc', 'doc.id', 't.document_id')
    .select(['i.id as item_id', 'i.outbox_id', 'i.step', 'i.recorded_at as planned_at'])
    .select('i.due_day as planned_due_day')
    .select(['t.id', 't.document_id', 't.kind', 't.point', 't.text', 't.term_steps', 't.parent_id'])
    .select([
      't.placed_on',
      't.removed_on',
      't.executed_on',
      't.reported_on',
      't.turned_on',
      't.backdated_at',
    ])
    .select(['t.first_due_day', 't.due_day', 't.granted_until', 't.supervisor_id', 't.controller_id'])
    .select(['doc.number', 'doc.registered_on', 'doc.annulled_on'])
    .where('i.outbox_id', 'in', listed(db, outboxIds))
    .where('i.dropped', 'is', null)
    .orderBy('i.recorded_at')
    .orderBy('i.id')
    .execute()
}
export type ItemRow = Awaited<ReturnType<typeof plannedItems>>[number]

/** The documents of these letters, for their references. */
export async function documentsOfLetters(
  db: Database,
  outboxIds: readonly string[],
): Promise<Map<string, string[]>> {
  if (outboxIds.length === 0) return new Map()
  const rows = await db.read
    .selectFrom('letter_tasks')
    .innerJoin('tasks', 'tasks.id', 'letter_tasks.task_id')
    .select(['letter_tasks.letter_id', 'tasks.document_id'])
    .distinct()
    .where('letter_tasks.letter_id', 'in', listed(db, outboxIds))
    .orderBy('tasks.document_id')
    .execute()
  return grouped(rows, ({ letter_id, document_id }) => [letter_id, document_id])
}

/** The executors of tasks, in the order of the resolution. */
export async function executorsOfTasks(
  db: Database,
  taskIds: readonly string[],
): Promise<Map<string, Executor[]>> {
  if (taskIds.length === 0) return new Map()
  const rows = await db.read
    .selectFrom('task_executors')
    .selectAll()
    .where('task_id', 'in', listed(db, taskIds))
    .orderBy('task_id')
    .orderBy('position')
    .execute()
  return grouped(rows, ({ task_id, department_id, person_id, role }) => [
    task_id,
    { departmentId: department_id, personId: person_id, role },
  ])
}

/** What the history of a task says beside its columns. */
export interface ItemHistory {
  state: TaskState
  /** when it was last given to another executor; null where it never was */
  reassignedAt: Instant | null
  /** the places in its history of entries that were taken back */
  mistakes: ReadonlySet<number>
}

/** Histories of the tasks that were extended, reassigned or put right, and of those whose entries caused an item. */
export async function historiesOfItems(
  db: Database,
  items: readonly ItemRow[],
): Promise<Map<string, ItemHistory>> {
  const changed = items.filter(
    ({ turned_on, granted_until, backdated_at, step }) =>
      turned_on || granted_until || backdated_at || step.includes(':'),
  )
  const facts = await factsOf(db, [...new Set(changed.map(({ id }) => id))])
  return new Map(
    [...facts].map(([id, own]) => {
      const [, ...again] = own.filter(({ kind }) => kind === 'assigned')
      const reassignedAt = again.at(-1)?.recordedAt ?? null
      return [id, { state: taskState(own), reassignedAt, mistakes: mistakesAmong(own) }]
    }),
  )
}

/** Everybody these people are today: themselves, and those on leave whose work they do. */
export async function selvesOfPeople(
  db: Database,
  people: readonly Pick<LetterRow, 'recipient_id' | 'department_id' | 'short_name'>[],
  departments: readonly Department[],
  today: Day,
): Promise<Map<string, Self[]>> {
  const ids = people.map(({ recipient_id }) => recipient_id)
  const [roles, away] = await Promise.all([
    db.read
      .selectFrom('accounts')
      .select(['person_id', 'role'])
      .where('closed_at', 'is', null)
      .where('person_id', 'in', listed(db, ids))
      .execute(),
    db.read
      .selectFrom('leaves as l')
      .innerJoin('people as p', 'p.id', 'l.person_id')
      .leftJoin('accounts as a', (join) =>
        join.onRef('a.person_id', '=', 'p.id').on('a.closed_at', 'is', null),
      )
      .leftJoin('leave_endings as e', 'e.leave_id', 'l.id')
      .select(['l.substitute_id', 'p.id as personId', 'p.department_id as departmentId'])
      .select(['p.short_name as name', 'a.role'])
      .where('l.substitute_id', 'in', listed(db, ids))
      .where('l.from_day', '<=', today)
      .where((is) => is(is.fn.coalesce('e.last_day', 'l.to_day'), '>=', today))
      .where('p.left_on', 'is', null)
      .execute(),
  ])
  const heads = new Set(departments.map(({ head_id }) => head_id))
  const roleOf = new Map(roles.map(({ person_id, role }) => [person_id, role]))
  // Recipients without an account inherit their role from the department.
  const roleWithout = (personId: string): Role => (heads.has(personId) ? 'head' : 'executor')
  const standsFor = grouped(away, ({ substitute_id, ...self }) => [
    substitute_id,
    { ...self, role: self.role ?? roleWithout(self.personId) } satisfies Self,
  ])
  return new Map(
    people.map(({ recipient_id: personId, department_id: departmentId, short_name: name }) => [
      personId,
      [
        { personId, departmentId, name, role: roleOf.get(personId) ?? roleWithout(personId) },
        ...(standsFor.get(personId) ?? []),
      ],
    ]),
  )
}

function grouped<R, V>(rows: readonly R[], entry: (row: R) => [string, V]): Map<string, V[]> {
  const groups = new Map<string, V[]>()
  for (const row of rows) {
    const [key, value] = entry(row)
    const known = groups.get(key)
    if (known) known.push(value)
    else groups.set(key, [value])
  }
  return groups
}
