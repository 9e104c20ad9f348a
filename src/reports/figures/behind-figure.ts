import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import { type MeetingKind, meetingKinds } from '../../journals/kind.ts'
import { lastYearOf, type Question } from '../query/query.ts'
import { halfYearKinds } from '../reports/half-year-report.ts'
import { controlBalance } from './control-balance.ts'
import { controlConditions, documentsOnControl, documentsRegistered } from './control-documents.ts'
import { idsByDepartment } from './count-by-department.ts'
import { documentsOfFlow } from './document-turnover.ts'
import { type FigureKey, meetingNames } from './figure-key.ts'
import { type Told, toldTasks } from './historical-tasks.ts'
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

/** Tasks told by their facts for a question about the kinds of the half-year; one may read them once for many figures. */
type Telling = (question: Question) => Promise<Told>

/** The list behind a figure: the same conditions as in the report, asked for ids. */
export async function behindFigure(
  db: Database,
  question: Question,
  key: FigureKey,
  told: Telling = (asked) => toldTasks(db, asked, { kinds: halfYearKinds }),
): Promise<CountedThings> {
  if (key.report === 'departments') {
    const ids = await idsByDepartment(db, question, key.figure, taskConditions, key.department)
    return { of: 'task', ids }
  }
  if (key.report === 'formulas') return { of: 'task', ids: await tasksOfOutcomes(db, question, key) }
  if (key.report === 'leadership') return { of: 'task', ids: await tasksOfLeadership(db, question, key) }
  if (key.report === 'balance') return { of: 'task', ids: await tasksOfBalance(db, question, key) }
  if (key.report === 'turnover')
    return key.flow === 'outgoing'
      ? { of: 'letter', ids: await idsOf(db, reminderLetters(question)) }
      : { of: 'document', ids: await idsOf(db, await documentsOfFlow(db, question, key.flow)) }
  switch (key.measure) {
    case 'kind':
      return { of: 'document', ids: await documentsOfKind(db, question, key, told) }
    case 'removal-decisions': {
      const { decisions, documents } = await removalDecisions(db, question)
      if (key.figure === 'documents') return { of: 'document', ids: documents }
      return { of: 'decision', ids: decisions.map(({ date, number }) => `${date} ${number}`) }
    }
    case 'reminder-letters':
      return { of: 'letter', ids: await idsOf(db, reminderLetters(question)) }
    case 'meetings': {
      const kinds = [meetingNames[key.meeting]]
      if (key.figure === 'protocols')
        return { of: 'document', ids: await idsOf(db, protocols(question, kinds)) }
      if (key.figure === 'questions')
        return { of: 'question', ids: await idsOf(db, questionsOfProtocols(question, kinds)) }
      return { of: 'task', ids: await instructionsOf(db, question, kinds, false, told) }
    }
    case 'instructions':
      if (key.figure === 'leftOut') return { of: 'task', ids: await idsOf(db, instructionsLeftOut(question)) }
      return {
        of: 'task',
        ids: await instructionsOf(db, question, meetingKinds, key.figure === 'executedInFull', told),
      }
    default:
      return key satisfies never
  }
}

async function tasksOfOutcomes(
  db: Database,
  question: Question,
  { department, outcomes }: Extract<FigureKey, { report: 'formulas' }>,
): Promise<string[]> {
  const ids: string[] = []
  for (const outcome of outcomes)
    ids.push(...(await idsByDepartment(db, question, outcome, outcomeConditions, department)))
  return ids.sort()
}

// A register that does not meet itself has no sheet, and so no list behind one.
async function tasksOfBalance(
  db: Database,
  question: Question,
  { by, of, figure }: Extract<FigureKey, { report: 'balance' }>,
): Promise<string[]> {
  const balance = await controlBalance(db, question)
  if (!balance.ok) return []
  const { byDepartment, byKind, byMonth, total } = balance.value
  const lines = { department: byDepartment, kind: byKind, month: byMonth }[by]
  const line = of === 'total' ? total : lines.find(({ id }) => id === of)
  return (line?.tasks[figure] ?? []).toSorted()
}

async function documentsOfKind(
  db: Database,
  question: Question,
  { kind, figure, lastYear }: Extract<FigureKey, { measure: 'kind' }>,
  told: Telling,
): Promise<string[]> {
  const asked = lastYear ? lastYearOf(question) : question
  if (figure === 'registered') return idsOf(db, documentsRegistered(asked, [kind]))
  return idsOf(
    db,
    sql`${documentsOnControl(asked, await told(asked))} WHERE kind = ${kind} AND (${controlConditions[figure]})`,
  )
}

async function instructionsOf(
  db: Database,
  question: Question,
  kinds: readonly MeetingKind[],
  inFull: boolean,
  told: Telling,
): Promise<string[]> {
  const given = instructions(question, await told(question), kinds)
  return idsOf(db, inFull ? sql`${given} WHERE executed_in_full` : given)
}

async function idsOf(db: Database, source: RawBuilder<unknown>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`SELECT id FROM ${source} ORDER BY id`.execute(db.read)
  return rows.map(({ id }) => id)
}
