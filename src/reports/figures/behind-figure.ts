import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import { type MeetingKind, meetingKinds } from '../../journals/kind.ts'
import { lastYearOf, type ReportQuery } from '../query/query.ts'
import { halfYearKinds } from '../reports/half-year-report.ts'
import { controlBalance } from './control-balance.ts'
import { controlConditions, documentsOnControl, documentsRegistered } from './control-documents.ts'
import { idsByDepartment } from './count-by-department.ts'
import { documentsOfFlow } from './document-turnover.ts'
import { type FigureKey, meetingNames } from './figure-key.ts'
import { type HistoricalTasks, historicalTasks } from './historical-tasks.ts'
import { tasksOfLeadership } from './leadership-figures.ts'
import { instructions, instructionsLeftOut, protocols, questionsOfProtocols } from './meetings.ts'
import { reminderLetters } from './reminder-letters.ts'
import { removalDecisions } from './removal-decisions.ts'
import { outcomeConditions, taskConditions } from './task-conditions.ts'

/** What a figure counts, one by one: as many ids as the figure says, in the order of their making. */
export interface CountedThings {
  of: 'task' | 'document' | 'question' | 'letter' | 'decision'
  /** of a decision: its date and number, «2023-04-28 512» */
  ids: string[]
}

/** Tasks told by their facts for a query about the kinds of the half-year; one may read them once for many figures. */
type Telling = (query: ReportQuery) => Promise<HistoricalTasks>

/** The list behind a figure: the same conditions as in the report, asked for ids. */
export async function behindFigure(
  db: Database,
  query: ReportQuery,
  key: FigureKey,
  historical: Telling = (asked) => historicalTasks(db, asked, { kinds: halfYearKinds }),
): Promise<CountedThings> {
  if (key.report === 'departments') {
    const ids = await idsByDepartment(db, query, key.figure, taskConditions, key.department)
    return { of: 'task', ids }
  }
  if (key.report === 'formulas') return { of: 'task', ids: await tasksOfOutcomes(db, query, key) }
  if (key.report === 'leadership') return { of: 'task', ids: await tasksOfLeadership(db, query, key) }
  if (key.report === 'balance') return { of: 'task', ids: await tasksOfBalance(db, query, key) }
  if (key.report === 'turnover')
    return key.flow === 'outgoing'
      ? { of: 'letter', ids: await idsOf(db, reminderLetters(query)) }
      : { of: 'document', ids: await idsOf(db, await documentsOfFlow(db, query, key.flow)) }
  switch (key.measure) {
    case 'kind':
      return { of: 'document', ids: await documentsOfKind(db, query, key, historical) }
    case 'removal-decisions': {
      const { decisions, documents } = await removalDecisions(db, query)
      if (key.figure === 'documents') return { of: 'document', ids: documents }
      return { of: 'decision', ids: decisions.map(({ date, number }) => `${date} ${number}`) }
    }
    case 'reminder-letters':
      return { of: 'letter', ids: await idsOf(db, reminderLetters(query)) }
    case 'meetings': {
      const kinds = [meetingNames[key.meeting]]
      if (key.figure === 'protocols') return { of: 'document', ids: await idsOf(db, protocols(query, kinds)) }
      if (key.figure === 'questions')
        return { of: 'question', ids: await idsOf(db, questionsOfProtocols(query, kinds)) }
      return { of: 'task', ids: await instructionsOf(db, query, kinds, false, historical) }
    }
    case 'instructions':
      if (key.figure === 'leftOut') return { of: 'task', ids: await idsOf(db, instructionsLeftOut(query)) }
      return {
        of: 'task',
        ids: await instructionsOf(db, query, meetingKinds, key.figure === 'executedInFull', historical),
      }
    default:
      return key satisfies never
  }
}

async function tasksOfOutcomes(
  db: Database,
  query: ReportQuery,
  { department, outcomes }: Extract<FigureKey, { report: 'formulas' }>,
): Promise<string[]> {
  const ids: string[] = []
  for (const outcome of outcomes)
    ids.push(...(await idsByDepartment(db, query, outcome, outcomeConditions, department)))
  return ids.sort()
}

// A register that does not meet itself has no sheet, and so no list behind one.
async function tasksOfBalance(
  db: Database,
  query: ReportQuery,
  { by, of, figure }: Extract<FigureKey, { report: 'balance' }>,
): Promise<string[]> {
  const balance = await controlBalance(db, query)
  if (!balance.ok) return []
  const { byDepartment, byKind, byMonth, total } = balance.value
  const lines = { department: byDepartment, kind: byKind, month: byMonth }[by]
  const line = of === 'total' ? total : lines.find(({ id }) => id === of)
  return (line?.tasks[figure] ?? []).toSorted()
}

async function documentsOfKind(
  db: Database,
  query: ReportQuery,
  { kind, figure, lastYear }: Extract<FigureKey, { measure: 'kind' }>,
  historical: Telling,
): Promise<string[]> {
  const asked = lastYear ? lastYearOf(query) : query
  if (figure === 'registered') return idsOf(db, documentsRegistered(asked, [kind]))
  return idsOf(
    db,
    sql`${documentsOnControl(asked, await historical(asked))} WHERE kind = ${kind} AND (${controlConditions[figure]})`,
  )
}

async function instructionsOf(
  db: Database,
  query: ReportQuery,
  kinds: readonly MeetingKind[],
  inFull: boolean,
  historical: Telling,
): Promise<string[]> {
  const given = instructions(query, await historical(query), kinds)
  return idsOf(db, inFull ? sql`${given} WHERE executed_in_full` : given)
}

async function idsOf(db: Database, source: RawBuilder<unknown>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`SELECT id FROM ${source} ORDER BY id`.execute(db.read)
  return rows.map(({ id }) => id)
}
