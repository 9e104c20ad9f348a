import type { Day, Instant } from '../../kernel/day.ts'
import { done, type Result } from '../../kernel/result.ts'
import type { ReportsContext } from '../context.ts'
import { type FormulaRow, formulaFigures } from '../figures/formula-figures.ts'
import { formulas } from '../figures/formulas.ts'
import type { Period } from '../query/period.ts'
import { type QueryInput, readQuery } from '../query/query.ts'

export interface FormulasReport {
  period: Period
  asOf: Day
  /** as of now: the period has not ended */
  running?: true
  knownOn?: Instant
  official: { formula: string; act: { number: string; date: Day; from: Day } | null }
  formulas: { id: string; name: string; words: string }[]
  rows: Omit<FormulaRow, 'departmentId'>[]
  total: Omit<FormulaRow, 'departmentId'>
}

/** `report formulas`: one register, five percentages, and which of them the council has named its official one. */
export async function formulasReport(
  { reports, clock }: Pick<ReportsContext, 'reports' | 'clock'>,
  asked: QueryInput,
): Promise<Result<FormulasReport>> {
  const query = readQuery(asked, clock.today())
  if (!query.ok) return query
  const { period, asOf, running, knownOn } = query.value
  const { official, rows, total } = await formulaFigures(reports, query.value)
  const act = official.act && {
    number: official.act.number,
    date: official.act.date,
    from: official.act.from,
  }
  return done({
    period,
    asOf,
    ...(running && { running }),
    ...(knownOn && { knownOn }),
    official: { formula: official.formula, act },
    formulas: formulas.map(({ id, name, words }) => ({ id, name, words })),
    rows: rows.map(named),
    total: named(total),
  })
}

function named({ departmentId, ...row }: FormulaRow) {
  return row
}
