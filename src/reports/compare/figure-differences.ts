import type { Database } from '../../db/database.ts'
import { done, type Result } from '../../kernel/result.ts'
import type { ReportPaper } from '../../print/paper.ts'
import { type BalanceLine, type ControlBalance, controlBalance } from '../figures/control-balance.ts'
import { balanceFigures } from '../figures/control-moves.ts'
import { countByDepartment } from '../figures/count-by-department.ts'
import { formulaFigures } from '../figures/formula-figures.ts'
import { formulaFigureNames } from '../figures/formulas.ts'
import { leadershipFigures, soonConditions } from '../figures/leadership-figures.ts'
import { outcomeConditions } from '../figures/task-figures.ts'
import { figuresOnPapers } from '../papers/figures-on-paper.ts'
import type { ReportQuery } from '../query/query.ts'
import type { Both } from '../reports/definition.ts'
import { departmentDifferences } from './department-differences.ts'
import { differingTasks } from './differing-tasks.ts'
import { differenceOfLists, type FigureDifference } from './figure-difference.ts'
import { keyDifferences } from './key-differences.ts'
import { taskDifferences } from './task-differences.ts'

/** What two answers of the formulas count differently, outcome by outcome. */
export async function formulaDifferences(db: Database, { before, after }: Both): Promise<FigureDifference[]> {
  const [one, other] = await Promise.all([formulaFigures(db, before), formulaFigures(db, after)])
  return taskDifferences(
    db,
    { before, after },
    {
      one,
      other,
      figures: formulaFigureNames,
      conditions: outcomeConditions,
      keyOf: (department, outcome) => `formulas/${department}/${outcome}`,
      ids: await differingTasks(db, before, after),
    },
  )
}

/** What two sheets of leadership count differently: percentages by their outcomes, overdue, soon, moved, returned. */
export async function leadershipDifferences(db: Database, both: Both): Promise<FigureDifference[]> {
  return [
    ...(await formulaDifferences(db, both)),
    ...(await departmentDifferences(db, both, ['overdue'])),
    ...(await soonDifferences(db, both)),
    ...(await keyDifferences(db, both, ['leadership/total/moved', 'leadership/total/returned'])),
  ]
}

// What is soon moves with the day itself, so whatever is soon on either of the days may differ.
async function soonDifferences(db: Database, { before, after }: Both): Promise<FigureDifference[]> {
  const soonOn = (query: ReportQuery) => leadershipFigures.soon.list(db, query, 'total')
  const countedOn = async (query: ReportQuery) => {
    const counts = await countByDepartment(db, query, ['soon'], soonConditions)
    const rows = [...counts].map(([departmentId, { soon }]) => ({ departmentId, soon }))
    return { rows, total: { departmentId: null, soon: rows.reduce((sum, { soon }) => sum + soon, 0) } }
  }
  const ids = new Set([...(await soonOn(before)), ...(await soonOn(after))])
  return taskDifferences(
    db,
    { before, after },
    {
      one: await countedOn(before),
      other: await countedOn(after),
      figures: ['soon'],
      conditions: soonConditions,
      keyOf: (department, figure) => `leadership/${department}/${figure}`,
      ids: [...ids],
    },
  )
}

/** Whatever figure the papers of two answers show is set side by side, so nothing need be said of papers twice. */
export async function paperDifferences(
  db: Database,
  { before, after }: Both,
  { papers, ahead }: { papers: readonly ReportPaper[]; ahead?: (query: ReportQuery) => ReportQuery },
): Promise<FigureDifference[]> {
  const shown = figuresOnPapers(papers, after.period)
  const own = await keyDifferences(db, { before, after }, shown.own)
  if (!ahead || shown.ahead.length === 0) return own
  const next = ahead(after)
  const coming = await keyDifferences(db, { before: ahead(before), after: next }, shown.ahead)
  return [...own, ...coming.map((one) => ({ ...one, ahead: next.period }))]
}

/** The lines of two balances; one that does not meet is refused. */
export async function balanceDifferences(
  db: Database,
  { before, after }: Both,
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
