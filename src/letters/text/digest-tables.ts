import { sql } from 'kysely'
import { asCondition } from '../../db/as-query.ts'
import type { Database } from '../../db/database.ts'
import { listed } from '../../db/listed.ts'
import type { WorkingCalendar } from '../../deadlines/calendar.ts'
import { pending } from '../../deadlines/on-control.ts'
import { stateOfTerm, stateOfTermWords } from '../../deadlines/state-of-term.ts'
import type { Reference } from '../../journals/reference.ts'
import { addDays, type Day, endOfWeek, formatDay } from '../../kernel/day.ts'
import type { Department } from '../../people/store.ts'
import { itemTitle } from './item-text.ts'
import type { LetterTable } from './letter-content.ts'

/** Whose table it is, and of which departments. */
export interface Digest {
  id: string
  kind: 'digest' | 'sheet'
  departmentIds: readonly string[]
}

/** How many tasks a table names at most; the figures above it count them all. */
const MOST = 20
const SHEET_DAYS = 30

/**
 * The tables of these digests and sheets as of today, read for all of them at once. One whose departments have nothing on control
 * has no tables. Texts of tasks are not shown: documents, points, days and names of executors only.
 */
export async function digestTables(
  db: Database,
  digests: readonly Digest[],
  {
    departments,
    today,
    reference: { kind, calendar },
  }: {
    departments: ReadonlyMap<string, Department>
    today: Day
    reference: Pick<Reference, 'kind' | 'calendar'>
  },
): Promise<Map<string, LetterTable[]>> {
  const ids = [...new Set(digests.flatMap(({ departmentIds }) => departmentIds))]
  if (ids.length === 0) return new Map()
  const week = endOfWeek(today)
  const [counts, tasks] = await Promise.all([
    countsOf(db, ids, today, week),
    pressingTasks(db, ids, today, digests.some((one) => one.kind === 'digest') ? week : today),
  ])
  const countOf = new Map(counts.map((row) => [row.department_id, row]))
  const nameOf = (id: string) => departments.get(id)?.name ?? ''
  return new Map(
    digests.map((digest) => {
      const own = digest.departmentIds.filter((id) => countOf.has(id))
      if (own.length === 0) return [digest.id, []]
      const rows = own.map((id) => countOf.get(id)!)
      const listedTasks = tasks.filter(({ department_id }) => own.includes(department_id))
      const overdue = listedTasks.filter(({ due_day }) => due_day! < today)
      const soon = listedTasks.filter(({ due_day }) => due_day! >= today)
      const figures = (row: Counts) => [
        row.open,
        row.overdue,
        digest.kind === 'digest' ? row.week : row.month,
        row.waiting,
      ]
      const words = (task: Pressing) => [
        itemTitle({
          kind: kind(task.kind)?.name ?? task.kind,
          index: task.number,
          date: task.registered_on,
          point: task.point,
        }),
        digest.kind === 'digest'
          ? (task.person?.replaceAll(' ', '\u00a0') ?? nameOf(task.department_id))
          : nameOf(task.department_id),
        formatDay(task.due_day!),
        stateWords(task, today, calendar),
      ]
      const listOf = (title: string, all: Pressing[], total: number): LetterTable => ({
        title: total > MOST ? `${title}: перші ${MOST} з ${total}` : title,
        heads: ['Документ і пункт', digest.kind === 'digest' ? 'Виконавець' : 'Підрозділ', 'Строк', 'Стан'],
        rows: all.slice(0, MOST).map(words),
        total: null,
      })
      const sums = rows.map(figures).reduce((sum, row) => sum.map((n, at) => n + row[at]!))
      return [
        digest.id,
        [
          {
            title: `Стан виконання на ${formatDay(today)}`,
            heads: [
              'Підрозділ',
              'На виконанні',
              'Прострочено',
              digest.kind === 'digest' ? 'Строк цього тижня' : `Строк у найближчі ${SHEET_DAYS} днів`,
              'Чекають прийняття',
            ],
            rows: rows.map((row) => [nameOf(row.department_id), ...figures(row).map(String)]),
            total: rows.length > 1 ? ['Усього', ...sums.map(String)] : null,
          },
          ...(sums[1]! > 0 ? [listOf('Прострочені завдання', overdue, sums[1]!)] : []),
          ...(digest.kind === 'digest' && soon.length > 0
            ? [listOf('Строк цього тижня', soon, sums[2]!)]
            : []),
        ],
      ]
    }),
  )
}

type Counts = Awaited<ReturnType<typeof countsOf>>[number]
type Pressing = Awaited<ReturnType<typeof pressingTasks>>[number]

function openTasks(db: Database, departmentIds: readonly string[]) {
  return db.read
    .selectFrom('tasks as t')
    .where('t.department_id', 'in', listed(db, departmentIds))
    .where(asCondition(pending, 't'))
    .where('t.parent_id', 'is', null)
}

/** Tasks that wait for acceptance no longer depend on the department and are counted separately. */
function countsOf(db: Database, departmentIds: readonly string[], today: Day, week: Day) {
  const between = (from: Day, to: Day) =>
    sql<number>`count(*) FILTER (WHERE t.reported_on IS NULL AND t.due_day BETWEEN ${from} AND ${to})`
  return openTasks(db, departmentIds)
    .innerJoin('departments as d', 'd.id', 't.department_id')
    .select('t.department_id')
    .select([
      sql<number>`count(*) FILTER (WHERE t.reported_on IS NULL)`.as('open'),
      sql<number>`count(*) FILTER (WHERE t.reported_on IS NULL AND t.due_day < ${today})`.as('overdue'),
      between(today, week).as('week'),
      between(today, addDays(today, SHEET_DAYS)).as('month'),
      sql<number>`count(*) FILTER (WHERE t.reported_on IS NOT NULL)`.as('waiting'),
    ])
    .groupBy('t.department_id')
    .orderBy(sql`min(d.position)`)
    .execute()
}

function pressingTasks(db: Database, departmentIds: readonly string[], today: Day, until: Day) {
  const ranked = openTasks(db, departmentIds)
    .select([
      't.id',
      sql<number>`row_number() OVER (PARTITION BY t.department_id, t.due_day < ${today} ORDER BY t.due_day, t.id)`.as(
        'place',
      ),
    ])
    .where('t.reported_on', 'is', null)
    .where('t.due_day', '<=', until)
  return (
    db.read
      .selectFrom(ranked.as('r'))
      .innerJoin('tasks as t', 't.id', 'r.id')
      .innerJoin('documents as doc', 'doc.id', 't.document_id')
      .leftJoin('people as p', 'p.id', 't.lead_id')
      .select(['t.department_id', 't.kind', 't.point', 't.due_day', 'doc.number', 'doc.registered_on'])
      .select('p.short_name as person')
      // Of each department as many as the longest two tables may hold.
      .where('r.place', '<=', MOST * 2)
      .where('doc.annulled_on', 'is', null)
      .orderBy('t.due_day')
      .orderBy('t.id')
      .execute()
  )
}

function stateWords({ due_day }: Pressing, today: Day, calendar: WorkingCalendar): string {
  // The column is narrow: a number stays by its word.
  return stateOfTermWords(stateOfTerm(due_day, today, calendar)).replace(/(\d) /, '$1\u00a0')
}
