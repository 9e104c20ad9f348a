import type { Database } from '../../db/database.ts'
import { factsBefore, type Moment, type ReportQuery } from '../query/query.ts'
import { countByDepartment, noCounts } from './count-by-department.ts'
import { type Official, officialFormula } from './formula-act.ts'
import { type FormulaId, formulaCounts, formulaOf, usualFormula } from './formulas.ts'
import { leastForPlace } from './least-for-place.ts'
import { type Percentage, percentOf } from './percent.ts'
import { numbersBy, sumOf } from './percent-by.ts'
import { placesOf } from './ranking.ts'
import { formulaActs } from './store.ts'
import { outcomeConditions, type TaskFigure, taskConditions, taskFigures } from './task-figures.ts'

/** The tasks of one lead executor's department, counted. */
export interface DepartmentFigures extends Record<TaskFigure, number>, Percentage {
  /** null for the total */
  departmentId: string | null
  department: string
  /** what the official formula leaves out */
  notCounted: number
  place: number | null
}

export interface DepartmentsFigures {
  /** the formula official on the last day of the period */
  official: Official
  rows: DepartmentFigures[]
  total: DepartmentFigures
}

const counted = Object.keys(taskFigures) as TaskFigure[]

/**
 * Tasks by the department that held them on each figure's own day, departments in the council's own order and under the names they
 * bore; those with nothing to count are left out.
 */
export async function departmentFigures(db: Database, query: ReportQuery): Promise<DepartmentsFigures> {
  const [counts, departments, acts, least] = await Promise.all([
    countByDepartment(db, query, counted, taskConditions),
    departmentsAsOf(db, query),
    formulaActs(db),
    leastForPlace(db, query),
  ])
  const official = officialFormula(acts, query)
  const numbers = await numbersOf(db, query, official.formula, counts)
  const total = { ...noCounts(counted), numerator: 0, denominator: 0, notCounted: 0 }
  const rows = departments.flatMap(({ id, name }) => {
    const own = { ...(counts.get(id) ?? noCounts(counted)), ...numbers(id) }
    const summed = [...counted, 'numerator', 'denominator', 'notCounted'] as const
    if (summed.every((figure) => own[figure] === 0)) return []
    for (const figure of summed) total[figure] += own[figure]
    return [figuresOf(id, name, own)]
  })
  const places = placesOf(rows, least)
  return {
    official,
    rows: rows.map((row, index) => ({ ...row, place: places[index]! })),
    total: figuresOf(null, 'Усього', total),
  }
}

type Counts = Record<TaskFigure, number>
type Numbers = Record<'numerator' | 'denominator' | 'notCounted', number>

// The usual formula divides what is counted here anyway; only another is counted beside.
async function numbersOf(
  db: Database,
  query: ReportQuery,
  formula: FormulaId,
  counts: Map<string, Counts>,
): Promise<(departmentId: string) => Numbers> {
  if (formula === usualFormula)
    return (id) => {
      const { inTimeOfDue, due, leftOut } = counts.get(id) ?? noCounts(counted)
      return { numerator: inTimeOfDue, denominator: due, notCounted: leftOut }
    }
  const outcomes = await countByDepartment(db, query, formulaCounts, outcomeConditions)
  const official = formulaOf(formula)
  return (id) => {
    const own = outcomes.get(id) ?? noCounts(formulaCounts)
    return { ...numbersBy(official, own), notCounted: sumOf(official.leftOut.figures, own) }
  }
}

function figuresOf(
  departmentId: string | null,
  department: string,
  counts: Counts & Numbers,
): DepartmentFigures {
  const discipline = percentOf(counts.numerator, counts.denominator)
  return { departmentId, department, ...counts, discipline, place: null }
}

/** Departments in the order of the council, under the names they bore before the as-of day. */
export async function departmentsAsOf(db: Database, moment: Moment): Promise<{ id: string; name: string }[]> {
  const [departments, names] = await Promise.all([
    db.read.selectFrom('departments').select(['id', 'name']).orderBy('position').orderBy('id').execute(),
    namesBefore(db, moment),
  ])
  return departments.map(({ id, name }) => ({ id, name: names.get(id) ?? name }))
}

/** The name a department bore on the as-of day, «Усього» for the total; undefined where there is none such. */
export async function departmentName(
  db: Database,
  moment: Moment,
  department: string,
): Promise<string | undefined> {
  if (department === 'total') return 'Усього'
  return (await departmentsAsOf(db, moment)).find(({ id }) => id === department)?.name
}

async function namesBefore(db: Database, moment: Moment): Promise<Map<string, string>> {
  const { knownOn } = moment
  const rows = await db.read
    .selectFrom('department_names')
    .select(['department_id', 'name'])
    .where('from_day', '<', factsBefore(moment))
    .$if(knownOn !== null, (query) => query.where('recorded_at', '<=', knownOn!))
    .orderBy('from_day')
    .execute()
  return new Map(rows.map((row) => [row.department_id, row.name]))
}
