import { sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { DocumentKind } from '../../journals/kind.ts'
import { lastYearOf, type ReportQuery } from '../query/query.ts'
import type { FigureKey } from './figure-key.ts'
import type { HistoricalTasks } from './historical-tasks.ts'
import type { RemovalDecisions } from './removal-decisions.ts'
import type { Sql } from './task-conditions.ts'

/** What a figure counts, one by one: as many ids as the figure says, in the order of their making. */
export interface CountedThings {
  of: 'task' | 'document' | 'question' | 'letter' | 'decision'
  /** of a decision: its date and number, «2023-04-28 512» */
  ids: string[]
}

/** What the name of a figure is made with: the council's kinds, and the name of the department that the figure is of. */
export interface FigureNames {
  kinds: readonly DocumentKind[]
  department: string
}

/** One figure: its address, its name, what it counts and by which condition. The sum and the list behind it come from here. */
export interface Figure<K extends FigureKey = FigureKey> {
  key: K
  /** whose tasks; «total» where the figure is everybody's */
  department: string | 'total'
  name(names: FigureNames): string
  /** how it is counted, in words */
  formula: string
  of: CountedThings['of']
  counts: Rows | List
}

/** The figure is a number of rows of a statement; figures of one statement are counted together. */
interface Rows {
  rows: RowSource
  /** which of the rows; all where it is absent */
  where?: Sql
  /** in the same period a year earlier */
  lastYear?: true
}

/** A statement whose rows have an id, and the columns that conditions name. */
export type RowSource = (reading: Reading) => Sql | Promise<Sql>

/** The figure is the length of a list that no single statement reads. */
interface List {
  list(reading: Reading): Promise<string[]>
}

/** A report query that is being answered; the tasks that only their history describes are read once for all figures. */
export interface Reading {
  db: Database
  query: ReportQuery
  historical(): Promise<HistoricalTasks>
  /** decisions of removal, which two figures count */
  removals(): Promise<RemovalDecisions>
}

/** The number of each figure. */
export async function countFigures<K extends FigureKey>(
  read: ReadingOf,
  query: ReportQuery,
  figures: readonly Figure<K>[],
): Promise<Record<K, number>> {
  const counts: Partial<Record<K, number>> = {}
  await Promise.all(
    together(figures).map(async ({ rows, lastYear, own }) => {
      const reading = read(lastYear ? lastYearOf(query) : query)
      if (!rows) for (const figure of own) counts[figure.key] = (await listed(figure, reading)).length
      else {
        const sums = own.map(
          ({ counts }, at) => sql`count(*) FILTER (WHERE ${where(counts)}) AS ${column(at)}`,
        )
        const statement = sql<Record<string, number>>`SELECT ${sql.join(sums)} FROM ${await rows(reading)}`
        const [row] = (await statement.execute(reading.db.read)).rows
        for (const [at, { key }] of own.entries()) counts[key] = row![`f${at}`]!
      }
    }),
  )
  return counts as Record<K, number>
}

/** What each figure counts, one by one. */
export async function listFigures<K extends FigureKey>(
  read: ReadingOf,
  query: ReportQuery,
  figures: readonly Figure<K>[],
): Promise<Map<K, CountedThings>> {
  const lists = new Map<K, CountedThings>()
  for (const { rows, lastYear, own } of together(figures)) {
    const reading = read(lastYear ? lastYearOf(query) : query)
    if (!rows)
      for (const figure of own) lists.set(figure.key, { of: figure.of, ids: await listed(figure, reading) })
    else {
      const flags = own.map(({ counts }, at) => sql`(${where(counts)}) AS ${column(at)}`)
      const any = sql.join(
        own.map(({ counts }) => sql`(${where(counts)})`),
        sql` OR `,
      )
      const statement = sql<Record<string, number> & { id: string }>`
        SELECT id, ${sql.join(flags)} FROM ${await rows(reading)} WHERE ${any} ORDER BY id`
      const found = (await statement.execute(reading.db.read)).rows
      for (const [at, { key, of }] of own.entries())
        lists.set(key, { of, ids: found.flatMap((row) => (row[`f${at}`] ? [row.id] : [])) })
    }
  }
  return lists
}

/** How a query is read; the same reading for the same query, so that several figures share it. */
export type ReadingOf = (query: ReportQuery) => Reading

/** Figures that one statement answers, and those that are read alone. */
function together<K extends FigureKey>(figures: readonly Figure<K>[]) {
  const groups: { rows?: RowSource; lastYear?: true; own: Figure<K>[] }[] = []
  for (const figure of figures) {
    const { counts } = figure
    const { rows, lastYear } = 'rows' in counts ? counts : {}
    const group = rows && groups.find((one) => one.rows === rows && one.lastYear === lastYear)
    if (group) group.own.push(figure)
    else groups.push({ rows, lastYear, own: [figure] })
  }
  return groups
}

async function listed({ counts }: Figure, reading: Reading): Promise<string[]> {
  return 'list' in counts ? counts.list(reading) : []
}

function where(counts: Rows | List): Sql {
  return ('rows' in counts && counts.where) || sql`1`
}

function column(at: number) {
  return sql.ref(`f${at}`)
}
