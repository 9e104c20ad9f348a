import type { PaperCell, ReportPaper, TableHead } from '../../print/paper.ts'
import type { FormulaRow } from '../figures/formula-figures.ts'
import { officialText } from '../figures/formula-text.ts'
import { formulaOf, formulas, taskOutcomes } from '../figures/formulas.ts'
import { numbersBy } from '../figures/percent-by.ts'
import { outcomes } from '../figures/task-figures.ts'
import { asOfLine } from '../query/as-of-line.ts'
import type { ReportTexts } from '../reports/definition.ts'
import type { Formulas } from '../reports/formulas.ts'
import { SIGNED_BY } from './signed-by.ts'

/** The five formulas beside each other, and what each department has by them. */
export function formulasPaper(
  { query, official, rows, total }: Formulas,
  { organization }: ReportTexts,
): ReportPaper {
  return {
    name: 'П’ять формул виконання',
    organization,
    heading: ['Виконання завдань за п’ятьма формулами'],
    asOf: asOfLine(query),
    blocks: [
      {
        kind: 'table',
        ...formulasHead,
        rows: formulas.map(({ id, name, words }, at) => [
          at + 1,
          id === official.formula ? `${name} (${officialText(official.act)})` : name,
          words,
          total.percents[id],
          numbersBy(formulaOf(id), total).numerator,
          numbersBy(formulaOf(id), total).denominator,
        ]),
      },
      {
        kind: 'table',
        ...departmentsByFormulasHead,
        rows: rows.map(cellsOf),
        total: cellsOf(total),
      },
    ],
    signedBy: SIGNED_BY,
  }
}

function cellsOf(row: FormulaRow): PaperCell[] {
  return [
    row.department,
    row.all,
    ...taskOutcomes.map((outcome) => row[outcome]),
    ...formulas.map(({ id }) => row.percents[id]),
    ...formulas.map((formula) => {
      const { numerator, denominator } = numbersBy(formula, row)
      return denominator > 0 ? `${numerator} з ${denominator}` : null
    }),
  ]
}

/** The formulas. */
export const formulasHead: TableHead = {
  name: 'Формули',
  columns: [
    { head: '№', width: 10 },
    { head: 'Формула', width: 80 },
    { head: 'Як рахується', width: 107 },
    { head: '%', width: 16 },
    { head: 'Чисельник', width: 22 },
    { head: 'Знаменник', width: 22 },
  ],
}

// As wide as the longest word of the head.
const OUTCOME_WIDTHS = { inTime: 19, late: 23, open: 21, overdue: 22 }

/** Departments by each formula. */
export const departmentsByFormulasHead: TableHead = {
  name: 'Підрозділи за формулами',
  columns: [
    { head: 'Підрозділ', width: 37 },
    { head: 'Усього', width: 14 },
    ...taskOutcomes.map((outcome) => ({ head: outcomes[outcome].name, width: OUTCOME_WIDTHS[outcome] })),
    ...formulas.map((_, at) => ({ head: `ф. ${at + 1}, %`, width: 10 })),
    ...formulas.map((_, at) => ({ head: `ф. ${at + 1}: з чого`, width: 14, centred: true as const })),
  ],
}
