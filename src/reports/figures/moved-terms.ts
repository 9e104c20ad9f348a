import { sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import { effectiveDueDay } from '../../deadlines/extension.ts'
import type { Day, Instant } from '../../kernel/day.ts'
import type { Fact } from '../../tasks/fact.ts'
import { factsOf } from '../../tasks/store.ts'
import { leadOf, type TaskState, taskState } from '../../tasks/task-state.ts'
import { lastDaysOf } from '../query/days-before-report.ts'
import { boundsOf, factsBefore, type ReportQuery } from '../query/query.ts'
import { chunksOf, noCounts } from './count-by-department.ts'
import { type FormulaCount, formulaCounts } from './formulas.ts'
import { type HistoricalTask, historicalRows, historicalTask, type RowOfTask } from './historical-tasks.ts'
import { annulledDocuments, marksOfRows } from './task-conditions.ts'
import { outcomeConditions } from './task-figures.ts'

/** A due day moved just before the report. */
export interface MovedTerm {
  taskId: string
  from: Day | null
  to: Day | null
  /** the day of the decision by which it is what it is: a later one that came too late moved nothing */
  decidedOn: Day
}

export interface MovedTerms {
  moves: MovedTerm[]
  /** how many more tasks, or fewer, each outcome would have had without the moves */
  without: Record<FormulaCount, number>
}

/**
 * Tasks whose due day was moved on one of the last days before the report, and what the report would say had it not been: each
 * of them counted twice, with these decisions and without. A decision that came too late moves no due day and is not among them.
 */
export async function movedTerms(db: Database, query: ReportQuery): Promise<MovedTerms> {
  const rows = await extendedInLastDays(db, query)
  const moves: MovedTerm[] = []
  const as: HistoricalTask[] = []
  const without: HistoricalTask[] = []
  for (const some of chunksOf(rows)) {
    const facts = await factsOf(
      db,
      some.map(({ id }) => id),
    )
    for (const row of some) {
      const own = facts.get(row.id) ?? []
      const historical = historicalOf(row, own, query)
      const unmoved = historicalOf(
        row,
        own.filter((fact) => !isInLastDays(fact, query)),
        query,
      )
      if (!historical || !unmoved || historical.task.dueDay === unmoved.task.dueDay) continue
      const decidedOn = lastMoveOf(historical.state)
      if (!decidedOn) continue
      moves.push({ taskId: row.id, from: unmoved.task.dueDay, to: historical.task.dueDay, decidedOn })
      as.push(historical.task)
      without.push(unmoved.task)
    }
  }
  const [counted, unmoved] = [await outcomesOf(db, query, as), await outcomesOf(db, query, without)]
  const difference = noCounts(formulaCounts)
  for (const figure of formulaCounts) difference[figure] = unmoved[figure] - counted[figure]
  return { moves, without: difference }
}

// An extension turns a history: those with a decision in the last days before the report have turned on its first day or later. One that was taken back since
// turns it no more, and was known all the same.
async function extendedInLastDays(db: Database, query: ReportQuery): Promise<RowOfTask[]> {
  const { knownOn } = query
  const { from, before } = lastDaysOf(query)
  const { rows } = await sql<RowOfTask>`
    SELECT id, document_id, kind, series_place FROM tasks
    WHERE ${knownOn ? sql`id IN (${sinceTakenBack(from, knownOn)})` : sql`turned_on >= ${from}`} AND registered_on < ${factsBefore(query)} AND parent_id IS NULL
      AND document_id NOT IN (${annulledDocuments(query)})
      AND EXISTS (SELECT 1 FROM task_facts f WHERE f.task_id = tasks.id AND f.kind = 'extended'
        AND f.happened_on >= ${from} AND f.happened_on < ${before}
        ${knownOn ? sql`AND f.recorded_at <= ${knownOn}` : sql``})
    ORDER BY id`.execute(db.read)
  return rows
}

function sinceTakenBack(from: Day, knownOn: Instant) {
  return sql`SELECT id FROM tasks WHERE turned_on >= ${from} UNION SELECT id FROM tasks WHERE backdated_at > ${knownOn}`
}

function lastMoveOf({ firstDueDay, extensions }: TaskState): Day | undefined {
  const inOrder = extensions.toSorted((a, b) =>
    a.decidedOn < b.decidedOn ? -1 : a.decidedOn > b.decidedOn ? 1 : 0,
  )
  const dueAfter = (count: number) => effectiveDueDay(firstDueDay, inOrder.slice(0, count))
  return inOrder.findLast((_, place) => dueAfter(place + 1) !== dueAfter(place))?.decidedOn
}

function isInLastDays({ kind, happenedOn }: Fact, query: ReportQuery): boolean {
  const { from, before } = lastDaysOf(query)
  return kind === 'extended' && happenedOn >= from && happenedOn < before
}

function historicalOf(
  row: RowOfTask,
  facts: readonly Fact[],
  query: ReportQuery,
): { task: HistoricalTask; state: TaskState } | null {
  const state = taskState(facts, boundsOf(query))
  const lead = leadOf(state.executors)
  return lead ? { task: historicalTask(row, lead.departmentId, state), state } : null
}

async function outcomesOf(
  db: Database,
  query: ReportQuery,
  tasks: readonly HistoricalTask[],
): Promise<Record<FormulaCount, number>> {
  const conditions = outcomeConditions(query, marksOfRows)
  const sums = formulaCounts.map(
    (figure) => sql`count(*) FILTER (WHERE ${conditions[figure]}) AS ${sql.ref(figure)}`,
  )
  const counts = noCounts(formulaCounts)
  for (const some of chunksOf(tasks)) {
    const { rows } = await sql<Record<FormulaCount, number>>`
      SELECT ${sql.join(sums)} FROM ${historicalRows(some, query)}`.execute(db.read)
    for (const figure of formulaCounts) counts[figure] += rows[0]![figure]
  }
  return counts
}
