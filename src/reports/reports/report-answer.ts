import type { Database } from '../../db/database.ts'
import { done, type Result } from '../../kernel/result.ts'
import { halfYearKeys } from '../compare/report-differences.ts'
import { type BalanceLine, controlBalance } from '../figures/control-balance.ts'
import { type BalanceFigure, balanceFigures } from '../figures/control-moves.ts'
import { documentTurnover } from '../figures/document-turnover.ts'
import { documentFlows, type FigureKey, figureKeyText, taskFigures } from '../figures/figure-key.ts'
import { officialFormula } from '../figures/formula-act.ts'
import { formulaFigures } from '../figures/formula-figures.ts'
import {
  balanceFormula,
  disciplineFormula,
  executedInFullFormula,
  formulaIds,
  formulaOf,
  outcomeFigures,
  turnoverFormula,
} from '../figures/formulas.ts'
import { formulaActs } from '../figures/store.ts'
import type { SignedReportName } from '../query/addresses.ts'
import type { ReportQuery } from '../query/query.ts'
import type { FigureLine, LineValue, SignedFormula } from '../signed/signed-report.ts'
import { type DisciplineSheet, disciplineSheet } from './discipline-sheet.ts'
import { type HalfYearReport, halfYearFigures } from './half-year-report.ts'

/**
 * All that a report says, line by line: its figures under the addresses of their lists, its percentages and places, the names of
 * its departments. A balance that does not meet is refused.
 */
export async function reportLines(
  db: Database,
  report: SignedReportName,
  query: ReportQuery,
): Promise<Result<FigureLine[]>> {
  switch (report) {
    case 'departments':
      return done(ofDepartments(await disciplineSheet(db, query)))
    case 'formulas':
      return done(await ofFormulas(db, query))
    case 'half-year':
      return done(ofHalfYear(await halfYearFigures(db, query)))
    case 'month': {
      const sheet = await disciplineSheet(db, query)
      return done([...ofDepartments(sheet), ...ofHalfYear(sheet.halfYear)])
    }
    case 'turnover': {
      const turnover = await documentTurnover(db, query)
      return done(documentFlows.map((flow) => figureLine({ report, flow }, turnover[flow])))
    }
    case 'balance': {
      const balance = await controlBalance(db, query)
      if (!balance.ok) return balance
      const { byDepartment, byKind, byMonth, total } = balance.value
      return done([
        ...linesOfBalance('department', [total]),
        ...linesOfBalance('department', byDepartment),
        ...linesOfBalance(
          'kind',
          byKind.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
        ),
        ...linesOfBalance('month', byMonth),
      ])
    }
    default:
      return report satisfies never
  }
}

/** By what formula a report is counted, and which was official for its period as then known. */
export async function reportFormula(
  db: Database,
  report: SignedReportName,
  query: ReportQuery,
): Promise<SignedFormula> {
  const { formula, act } = officialFormula(await formulaActs(db), query)
  const words = {
    departments: disciplineFormula,
    'half-year': executedInFullFormula,
    formulas: `${formulaOf(formula).name}: ${formulaOf(formula).words}`,
    balance: balanceFormula,
    month: disciplineFormula,
    turnover: turnoverFormula,
  }[report]
  return { words, official: formula, act: act && { number: act.number, date: act.date, from: act.from } }
}

function ofDepartments({ figures, lastYear }: DisciplineSheet): FigureLine[] {
  return [figures.total, ...figures.rows]
    .flatMap((row) => {
      const department = row.departmentId ?? 'total'
      const way = `departments/${department}`
      return [
        ...(row.departmentId ? [line(`${way}/name`, row.department)] : []),
        ...taskFigures.map((figure) =>
          figureLine({ report: 'departments', department, figure }, row[figure]),
        ),
        line(`${way}/discipline`, row.discipline),
        ...(row.departmentId ? [line(`${way}/place`, row.place)] : []),
      ]
    })
    .concat(line('departments/lastYear/discipline', lastYear))
}

async function ofFormulas(db: Database, query: ReportQuery): Promise<FigureLine[]> {
  const { official, rows, total } = await formulaFigures(db, query)
  const lines = [total, ...rows].flatMap((row) => {
    const department = row.departmentId ?? 'total'
    const way = `formulas/${department}`
    return [
      ...(row.departmentId ? [line(`${way}/name`, row.department)] : []),
      ...outcomeFigures.map((outcome) =>
        figureLine({ report: 'formulas', department, outcomes: [outcome] }, row[outcome]),
      ),
      ...formulaIds.map((id) => line(`${way}/percent/${id}`, row.percents[id])),
    ]
  })
  return [line('formulas/official', official.formula), ...lines]
}

function ofHalfYear(report: HalfYearReport): FigureLine[] {
  return [
    ...halfYearKeys().map((key) => figureLine(key, figureOfHalfYear(report, key))),
    line('half-year/instructions/percent', report.instructions.percent),
  ]
}

function figureOfHalfYear(report: HalfYearReport, key: FigureKey): number {
  if (key.report !== 'half-year') throw new Error(`not of the half-year: ${figureKeyText(key)}`)
  switch (key.measure) {
    case 'kind': {
      const { lastYear, ...own } = report.kinds[key.kind]
      const { figure } = key
      return key.lastYear && (figure === 'registered' || figure === 'taken') ? lastYear[figure] : own[figure]
    }
    case 'removal-decisions':
      return report.removalDecisions[key.figure]
    case 'reminder-letters':
      return report.reminderLetters
    case 'meetings':
      return { questions: 0, ...report.meetings[key.meeting] }[key.figure]
    case 'instructions':
      if (key.figure === 'leftOut') throw new Error(`no line of the half-year: ${figureKeyText(key)}`)
      return report.instructions[key.figure]
    default:
      return key satisfies never
  }
}

function linesOfBalance(by: 'department' | 'kind' | 'month', lines: readonly BalanceLine[]): FigureLine[] {
  return lines.flatMap(({ id, name, tasks }) => {
    const of = id ?? 'total'
    const figures = balanceFigures.map((figure: BalanceFigure) =>
      figureLine({ report: 'balance', by, of, figure }, tasks[figure].length),
    )
    return id && by === 'department' ? [line(`balance/${by}/${of}/name`, name), ...figures] : figures
  })
}

function figureLine(key: FigureKey, value: number): FigureLine {
  return line(figureKeyText(key), value)
}

function line(key: string, value: LineValue): FigureLine {
  return { key, value }
}
