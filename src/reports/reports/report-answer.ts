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
import type { SignedReport } from '../query/addresses.ts'
import type { Question } from '../query/query.ts'
import type { AnswerLine, LineValue, SealedFormula } from '../signed/signed-report.ts'
import { type DisciplineSheet, disciplineSheet } from './discipline-sheet.ts'
import { type HalfYearReport, halfYearFigures } from './half-year-report.ts'

/**
 * All that a report says, line by line: its figures under the addresses of their lists, its percentages and places, the names of
 * its departments. A balance that does not meet is refused.
 */
export async function reportAnswer(
  db: Database,
  report: SignedReport,
  question: Question,
): Promise<Result<AnswerLine[]>> {
  switch (report) {
    case 'departments':
      return done(ofDepartments(await disciplineSheet(db, question)))
    case 'formulas':
      return done(await ofFormulas(db, question))
    case 'half-year':
      return done(ofHalfYear(await halfYearFigures(db, question)))
    case 'month': {
      const sheet = await disciplineSheet(db, question)
      return done([...ofDepartments(sheet), ...ofHalfYear(sheet.halfYear)])
    }
    case 'turnover': {
      const turnover = await documentTurnover(db, question)
      return done(documentFlows.map((flow) => figureLine({ report, flow }, turnover[flow])))
    }
    case 'balance': {
      const balance = await controlBalance(db, question)
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
  report: SignedReport,
  question: Question,
): Promise<SealedFormula> {
  const { formula, act } = officialFormula(await formulaActs(db), question)
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

function ofDepartments({ figures, lastYear }: DisciplineSheet): AnswerLine[] {
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

async function ofFormulas(db: Database, question: Question): Promise<AnswerLine[]> {
  const { official, rows, total } = await formulaFigures(db, question)
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

function ofHalfYear(report: HalfYearReport): AnswerLine[] {
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

function linesOfBalance(by: 'department' | 'kind' | 'month', lines: readonly BalanceLine[]): AnswerLine[] {
  return lines.flatMap(({ id, name, tasks }) => {
    const of = id ?? 'total'
    const figures = balanceFigures.map((figure: BalanceFigure) =>
      figureLine({ report: 'balance', by, of, figure }, tasks[figure].length),
    )
    return id && by === 'department' ? [line(`balance/${by}/${of}/name`, name), ...figures] : figures
  })
}

function figureLine(key: FigureKey, value: number): AnswerLine {
  return line(figureKeyText(key), value)
}

function line(key: string, value: LineValue): AnswerLine {
  return { key, value }
}
