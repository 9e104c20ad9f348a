import { sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { Day, Instant } from '../../kernel/day.ts'
import type { Fact } from '../../tasks/fact.ts'
import { factsOf } from '../../tasks/store.ts'
import { leadOf, type TaskState, taskState } from '../../tasks/task-state.ts'
import { eveOf } from '../query/days-before-report.ts'
import { boundsOf, factsBefore, type Question } from '../query/query.ts'
import { chunksOf, noCounts } from './count-by-department.ts'
import { type OutcomeFigure, outcomeFigures } from './formulas.ts'
import { type RowOfTask, type ToldTask, toldRows, toldTask } from './historical-tasks.ts'
import { annulledDocuments, outcomeConditions } from './task-conditions.ts'

/** A due day moved just before the report. */
export interface MovedTerm {
  taskId: string
  from: Day | null
  to: Day | null
  /** the day of the last of the decisions */
  decidedOn: Day
}

export interface MovedTerms {
  moves: MovedTerm[]
  /** how many more tasks, or fewer, each outcome would have had without the moves */
  without: Record<OutcomeFigure, number>
}

/**
 * Tasks whose due day was moved on one of the last days before the report, and what the report would say had it not been: each
 * of them told twice, with these decisions and without. A decision that came too late moves no due day and is not among them.
 */
export async function movedTerms(db: Database, question: Question): Promise<MovedTerms> {
  const rows = await extendedOnTheEve(db, question)
  const moves: MovedTerm[] = []
  const as: ToldTask[] = []
  const without: ToldTask[] = []
  for (const some of chunksOf(rows)) {
    const facts = await factsOf(
      db,
      some.map(({ id }) => id),
    )
    for (const row of some) {
      const own = facts.get(row.id) ?? []
      const told = toldOf(row, own, question)
      const unmoved = toldOf(
        row,
        own.filter((fact) => !isOnTheEve(fact, question)),
        question,
      )
      if (!told || !unmoved || told.task.dueDay === unmoved.task.dueDay) continue
      const decidedOn = told.state.extensions.at(-1)!.decidedOn
      moves.push({ taskId: row.id, from: unmoved.task.dueDay, to: told.task.dueDay, decidedOn })
      as.push(told.task)
      without.push(unmoved.task)
    }
  }
  const [counted, unmoved] = [await outcomesOf(db, question, as), await outcomesOf(db, question, without)]
  const difference = noCounts(outcomeFigures)
  for (const figure of outcomeFigures) difference[figure] = unmoved[figure] - counted[figure]
  return { moves, without: difference }
}

// An extension turns a history: those with a decision on the eve have turned on its first day or later. One that was taken back since
// turns it no more, and was known all the same.
async function extendedOnTheEve(db: Database, question: Question): Promise<RowOfTask[]> {
  const { knownOn } = question
  const { from, before } = eveOf(question)
  const { rows } = await sql<RowOfTask>`
    SELECT id, document_id, kind, series_place FROM tasks
    WHERE ${knownOn ? sql`id IN (${sinceTakenBack(from, knownOn)})` : sql`turned_on >= ${from}`} AND registered_on < ${factsBefore(question)} AND parent_id IS NULL
      AND document_id NOT IN (${annulledDocuments(question)})
      AND EXISTS (SELECT 1 FROM task_facts f WHERE f.task_id = tasks.id AND f.kind = 'extended'
        AND f.happened_on >= ${from} AND f.happened_on < ${before}
        ${knownOn ? sql`AND f.recorded_at <= ${knownOn}` : sql``})
    ORDER BY id`.execute(db.read)
  return rows
}

function sinceTakenBack(from: Day, knownOn: Instant) {
  return sql`SELECT id FROM tasks WHERE turned_on >= ${from} UNION SELECT id FROM tasks WHERE backdated_at > ${knownOn}`
}

function isOnTheEve({ kind, happenedOn }: Fact, question: Question): boolean {
  const { from, before } = eveOf(question)
  return kind === 'extended' && happenedOn >= from && happenedOn < before
}

function toldOf(
  row: RowOfTask,
  facts: readonly Fact[],
  question: Question,
): { task: ToldTask; state: TaskState } | null {
  const state = taskState(facts, boundsOf(question))
  const lead = leadOf(state.executors)
  return lead ? { task: toldTask(row, lead.departmentId, state), state } : null
}

async function outcomesOf(
  db: Database,
  question: Question,
  tasks: readonly ToldTask[],
): Promise<Record<OutcomeFigure, number>> {
  const conditions = outcomeConditions(question, sql`on_control`)
  const sums = outcomeFigures.map(
    (figure) => sql`count(*) FILTER (WHERE ${conditions[figure]}) AS ${sql.ref(figure)}`,
  )
  const counts = noCounts(outcomeFigures)
  for (const some of chunksOf(tasks)) {
    const { rows } = await sql<Record<OutcomeFigure, number>>`
      SELECT ${sql.join(sums)} FROM ${toldRows(some, question.period)}`.execute(db.read)
    for (const figure of outcomeFigures) counts[figure] += rows[0]![figure]
  }
  return counts
}
