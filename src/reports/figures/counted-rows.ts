import type { Actor } from '../../access/actor.ts'
import { isOwn, scopeOf } from '../../access/scope.ts'
import type { Database } from '../../db/database.ts'
import { listed } from '../../db/listed.ts'
import { personalKinds } from '../../journals/personal-kinds.ts'
import type { Day } from '../../kernel/day.ts'
import { PAGE_SIZE } from '../../kernel/list-page.ts'
import { hideTexts } from '../../tasks/lists/hide-texts.ts'
import { hiddenText, readsAllTexts } from '../../tasks/masked-text.ts'
import type { Moment } from '../query/query.ts'
import type { CountedThings } from './figure.ts'
import { onlySeen } from './only-seen.ts'
import { tasksThen } from './tasks-then.ts'

export interface CountedTask {
  document_id: string
  kind: string
  number: string
  registered_on: Day
  id: string
  point: string
  text: string
  department: string
  person: string | null
  first_due_day: Day | null
  due_day: Day | null
  placed_on: Day | null
  executed_on: Day | null
  completeness: 'full' | 'partly' | null
  removed_on: Day | null
}

export interface CountedDocument {
  document_id: string
  kind: string
  number: string
  registered_on: Day
  title: string
}

export interface CountedQuestion extends CountedDocument {
  position: number
}

export interface CountedLetter {
  number: number
  sent_on: Day
  person: string
}

/** A page of what a figure counts; null stands for what this person may not open: it is counted and not shown. */
export type CountedRows =
  | { of: 'task'; rows: (CountedTask | null)[] }
  | { of: 'document'; rows: (CountedDocument | null)[] }
  | { of: 'question'; rows: (CountedQuestion | null)[] }
  | { of: 'letter'; rows: (CountedLetter | null)[] }
  | { of: 'decision'; rows: { number: string; date: Day }[] }

export function countedRows(
  db: Database,
  actor: Actor,
  { of, ids }: CountedThings,
  { page, moment }: { page: number; moment?: Moment },
): Promise<CountedRows> {
  return countedAmong(db, actor, { of, ids: ids.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE) }, moment)
}

/** All of these, as a page shows them: as they were at the moment of the figure, or as they are by now. */
export async function countedAmong(
  db: Database,
  actor: Actor,
  { of, ids: shown }: CountedThings,
  then?: Moment,
): Promise<CountedRows> {
  const scope = scopeOf(actor)
  switch (of) {
    case 'task': {
      const rows = then ? await asThen(db, await tasks(db, shown), then) : await tasks(db, shown)
      return {
        of,
        rows: await onlySeen(db, scope, inOrderOf(shown, await hideTexts(db, actor, rows))),
      }
    }
    case 'document':
      return { of, rows: await onlySeen(db, scope, inOrderOf(shown, await documents(db, shown))) }
    case 'question': {
      const personal = readsAllTexts(actor) ? new Set<string>() : await personalKinds(db)
      // A question of a personal kind is a resident's: a list of many shows it to those who work on all of them.
      const asShown = (row: CountedQuestion & { id: string }) =>
        personal.has(row.kind) ? { ...row, title: hiddenText } : row
      return {
        of,
        rows: await onlySeen(db, scope, inOrderOf(shown, (await questions(db, shown)).map(asShown))),
      }
    }
    case 'letter': {
      const rows = inOrderOf(shown, await letters(db, shown))
      return {
        of,
        rows: rows.map((row) => (row && (scope.all || isOwn(scope, row)) ? row : null)),
      }
    }
    case 'decision':
      return { of, rows: shown.map((id) => ({ date: id.slice(0, 10) as Day, number: id.slice(11) })) }
    default:
      return of satisfies never
  }
}

async function asThen<T extends CountedTask & { id: string }>(
  db: Database,
  rows: readonly T[],
  then: Moment,
): Promise<T[]> {
  const historical = await tasksThen(
    db,
    then,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => {
    const one = historical.get(row.id)
    if (!one) return row
    const { state, department, person } = one
    return {
      ...row,
      department,
      person,
      first_due_day: state.firstDueDay,
      due_day: state.dueDay,
      placed_on: state.controlPeriods[0]?.placedOn ?? null,
      executed_on: state.executedOn,
      completeness: state.completeness,
      removed_on: state.removedOn,
    }
  })
}

function tasks(db: Database, ids: readonly string[]) {
  return db.read
    .selectFrom('tasks')
    .innerJoin('documents', 'documents.id', 'tasks.document_id')
    .innerJoin('departments', 'departments.id', 'tasks.department_id')
    .leftJoin('people', 'people.id', 'tasks.lead_id')
    .select([
      'tasks.id',
      'tasks.document_id',
      'tasks.kind',
      'documents.number',
      'documents.registered_on',
      'tasks.point',
      'tasks.text',
      'departments.name as department',
      'people.short_name as person',
      'tasks.first_due_day',
      'tasks.due_day',
      'tasks.placed_on',
      'tasks.executed_on',
      'tasks.completeness',
      'tasks.removed_on',
    ])
    .where('tasks.id', 'in', listed(db, ids))
    .execute()
}

function documents(db: Database, ids: readonly string[]) {
  return db.read
    .selectFrom('documents')
    .select(['id', 'id as document_id', 'kind', 'number', 'registered_on', 'title'])
    .where('id', 'in', listed(db, ids))
    .execute()
}

function questions(db: Database, ids: readonly string[]) {
  return db.read
    .selectFrom('meeting_questions as question')
    .innerJoin('documents', 'documents.id', 'question.document_id')
    .select([
      'question.id',
      'question.document_id',
      'documents.kind',
      'documents.number',
      'documents.registered_on',
      'question.title',
      'question.position',
    ])
    .where('question.id', 'in', listed(db, ids))
    .execute()
}

function letters(db: Database, ids: readonly string[]) {
  return db.read
    .selectFrom('letters')
    .innerJoin('people', 'people.id', 'letters.recipient_id')
    .select([
      'letters.id',
      'letters.number',
      'letters.sent_on',
      'people.short_name as person',
      'people.id as person_id',
      'people.department_id',
    ])
    .where('letters.id', 'in', listed(db, ids))
    .execute()
}

function inOrderOf<T extends { id: string }>(ids: readonly string[], rows: readonly T[]): (T | null)[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id) ?? null)
}
