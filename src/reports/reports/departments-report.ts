import type { Day, Instant } from '../../kernel/day.ts'
import { done, type Result } from '../../kernel/result.ts'
import type { ReportsContext } from '../context.ts'
import { type DepartmentFigures, departmentFigures } from '../figures/department-figures.ts'
import type { besideTaskFigures } from '../figures/figure-key.ts'
import { disciplineFormula } from '../figures/formulas.ts'
import type { Period } from '../query/period.ts'
import { type QueryInput, readQuery } from '../query/query.ts'

/** A row of the report as programs read it; `place` of the total is null. */
export type DepartmentRow = Omit<
  DepartmentFigures,
  'departmentId' | 'executedOfDue' | Exclude<(typeof besideTaskFigures)[number], 'dueToday'>
>

export interface DepartmentsReport {
  period: Period
  asOf: Day
  /** as of now: the period has not ended */
  running: boolean
  /** only where it was asked for */
  knownOn?: Instant
  formula: string
  rows: DepartmentRow[]
  total: DepartmentRow
}

/** `report departments`: the state of execution discipline by department, exact as of a day and as known on an instant. */
export async function departmentsReport(
  { reports, clock }: Pick<ReportsContext, 'reports' | 'clock'>,
  asked: QueryInput,
): Promise<Result<DepartmentsReport>> {
  const query = readQuery(asked, clock.today())
  if (!query.ok) return query
  const { period, asOf, running, knownOn } = query.value
  const { rows, total } = await departmentFigures(reports, query.value)
  return done({
    period,
    asOf,
    running: running ?? false,
    ...(knownOn && { knownOn }),
    formula: disciplineFormula,
    rows: rows.map(rowOf),
    total: rowOf(total),
  })
}

function rowOf(figures: DepartmentFigures): DepartmentRow {
  return {
    department: figures.department,
    opening: figures.opening,
    taken: figures.taken,
    executedInTime: figures.executedInTime,
    executedLate: figures.executedLate,
    removed: figures.removed,
    extended: figures.extended,
    overdue: figures.overdue,
    dueToday: figures.dueToday,
    inProgress: figures.inProgress,
    closing: figures.closing,
    due: figures.due,
    discipline: figures.discipline,
    place: figures.place,
  }
}
