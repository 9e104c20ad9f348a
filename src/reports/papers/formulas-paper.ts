import type { PaperCell, ReportPaper, TableHead } from '../../print/paper.ts'
import type { FormulaRow } from '../figures/formula-figures.ts'
import { officialText } from '../figures/formula-text.ts'
import { formulas, taskOutcomes } from '../figures/formulas.ts'
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
  ]
}

/** The formulas. */
export const formulasHead: TableHead = {
  name: 'Формули',
  columns: [
    { head: '№', width: 10 },
    { head: 'Формула', width: 90 },
    { head: 'Як рахується', width: 137 },
    { head: '%', width: 20 },
  ],
}

/** Departments by each formula. */
export const departmentsByFormulasHead: TableHead = {
  name: 'Підрозділи за формулами',
  columns: [
    { head: 'Підрозділ', width: 67 },
    { head: 'Усього', width: 18 },
    ...taskOutcomes.map((outcome) => ({ head: outcomes[outcome].name, width: 24 })),
    ...formulas.map((_, at) => ({ head: `ф. ${at + 1}, %`, width: 15 })),
  ],
}
