import { registerItself } from '../../access/actor.ts'
import type { Database } from '../../db/database.ts'
import { done, type Result } from '../../kernel/result.ts'
import type { ReportsContext } from '../context.ts'
import { type BalanceLine, type ControlBalance, controlBalance } from '../figures/control-balance.ts'
import { balanceFigures } from '../figures/control-moves.ts'
import { countByDepartment } from '../figures/count-by-department.ts'
import { formulaFigures } from '../figures/formula-figures.ts'
import { formulaFigureNames } from '../figures/formulas.ts'
import { halfYearFigures } from '../figures/half-year-figures.ts'
import { leadershipFigures, soonConditions } from '../figures/leadership-figures.ts'
import { outcomeConditions } from '../figures/task-figures.ts'
import { figuresOnPapers } from '../papers/figures-on-paper.ts'
import { paperOfReport } from '../papers/paper-of-report.ts'
import type { ComparedReport, PaperReport } from '../query/addresses.ts'
import { monthAhead, weekAhead } from '../query/days-ahead.ts'
import type { ReportQuery } from '../query/query.ts'
import { departmentJsonNames } from '../reports/departments.ts'
import { differingTasks } from './differing-tasks.ts'
import { differenceOfLists, type FigureDifference } from './figure-difference.ts'
import { departmentDifferences, keyDifferences } from './key-differences.ts'
import { taskDifferences } from './task-differences.ts'

/**
 * Every figure of a report that two answers about one period count differently, in the order of the report, also where as many
 * came as went; of a sheet of one department, of that `department`. A balance that does not meet is refused.
 */
export async function reportDifferences(
  context: Pick<ReportsContext, 'reports' | 'reference'>,
  report: ComparedReport,
  { before, after, department }: { before: ReportQuery; after: ReportQuery; department?: string },
): Promise<Result<FigureDifference[]>> {
  const db = context.reports
  switch (report) {
    case 'departments':
      return done(await departmentDifferences(db, before, after, departmentJsonNames))
    case 'formulas':
      return done(await ofFormulas(db, before, after))
    case 'half-year':
      return done(
        await keyDifferences(
          db,
          before,
          after,
          halfYearFigures.map(({ key }) => key),
        ),
      )
    case 'balance':
      return ofBalance(db, before, after)
    case 'leadership':
      return done(await ofLeadership(db, before, after))
    default:
      return ofPaper(context, report, { before, after, department })
  }
}

// Whatever figure a paper shows is set side by side, so nothing need be said of papers twice.
async function ofPaper(
  context: Pick<ReportsContext, 'reports' | 'reference'>,
  report: PaperReport,
  { before, after, department }: { before: ReportQuery; after: ReportQuery; department?: string },
): Promise<Result<FigureDifference[]>> {
  const then = await paperOfReport(context, report, { query: before, actor: registerItself, department })
  if (!then.ok) return then
  const now = await paperOfReport(context, report, { query: after, actor: registerItself, department })
  if (!now.ok) return now
  const { own, ahead } = figuresOnPapers([now.value, then.value], after.period)
  const differences = await keyDifferences(context.reports, before, after, own)
  if (ahead.length > 0) {
    const aheadOf = report === 'week' ? weekAhead : monthAhead
    const next = aheadOf(after)
    const coming = await keyDifferences(context.reports, aheadOf(before), next, ahead)
    differences.push(...coming.map((one) => ({ ...one, ahead: next.period })))
  }
  return done(differences)
}

async function ofFormulas(db: Database, before: ReportQuery, after: ReportQuery) {
  const [one, other] = await Promise.all([formulaFigures(db, before), formulaFigures(db, after)])
  return taskDifferences(db, before, after, {
    one,
    other,
    figures: formulaFigureNames,
    conditions: outcomeConditions,
    keyOf: (department, outcome) => `formulas/${department}/${outcome}`,
    ids: await differingTasks(db, before, after),
  })
}

async function ofLeadership(db: Database, before: ReportQuery, after: ReportQuery) {
  return [
    ...(await ofFormulas(db, before, after)),
    ...(await ofSoon(db, before, after)),
    ...(await keyDifferences(db, before, after, ['leadership/total/moved', 'leadership/total/returned'])),
  ]
}

// What is soon moves with the day itself, so whatever is soon on either of the days may differ.
async function ofSoon(db: Database, before: ReportQuery, after: ReportQuery) {
  const soonOn = (query: ReportQuery) => leadershipFigures.soon.list(db, query, 'total')
  const countedOn = async (query: ReportQuery) => {
    const counts = await countByDepartment(db, query, ['soon'], soonConditions)
    const rows = [...counts].map(([departmentId, { soon }]) => ({ departmentId, soon }))
    return { rows, total: { departmentId: null, soon: rows.reduce((sum, { soon }) => sum + soon, 0) } }
  }
  const ids = new Set([...(await soonOn(before)), ...(await soonOn(after))])
  return taskDifferences(db, before, after, {
    one: await countedOn(before),
    other: await countedOn(after),
    figures: ['soon'],
    conditions: soonConditions,
    keyOf: (department, figure) => `leadership/${department}/${figure}`,
    ids: [...ids],
  })
}

async function ofBalance(
  db: Database,
  before: ReportQuery,
  after: ReportQuery,
): Promise<Result<FigureDifference[]>> {
  const one = await controlBalance(db, before)
  const other = await controlBalance(db, after)
  if (!one.ok) return one
  if (!other.ok) return other
  const [was, is] = [one.value, other.value]
  const lines = (by: 'department' | 'kind' | 'month', of: (balance: ControlBalance) => BalanceLine[]) => {
    const ids = new Set([...of(was), ...of(is)].map(({ id }) => id))
    return [...ids].map((id) => ({
      by,
      id,
      lineOf: (balance: ControlBalance) => of(balance).find((line) => line.id === id),
    }))
  }
  return done(
    [
      { by: 'department' as const, id: null, lineOf: ({ total }: ControlBalance) => total },
      ...lines('department', ({ byDepartment }) => byDepartment),
      ...lines('kind', ({ byKind }) => byKind),
      ...lines('month', ({ byMonth }) => byMonth),
    ].flatMap(({ by, id, lineOf }) =>
      balanceFigures.flatMap((figure) =>
        differenceOfLists(
          `balance/${by}/${id ?? 'total'}/${figure}`,
          'task',
          lineOf(was)?.tasks[figure] ?? [],
          lineOf(is)?.tasks[figure] ?? [],
        ),
      ),
    ),
  )
}
