import type { PaperCell, ReportPaper, TableHead } from '../../print/paper.ts'
import type { DepartmentFigures } from '../figures/department-figures.ts'
import { disciplineFormula } from '../figures/formulas.ts'
import { inPercent, percentageText } from '../figures/percent.ts'
import { asOfLine } from '../query/as-of-line.ts'
import type { ReportTexts } from '../reports/definition.ts'
import type { DisciplineSheet } from '../reports/discipline-sheet.ts'
import { SIGNED_BY } from './signed-by.ts'

/** «Зведення»: the state of execution discipline by department, in the council's own order, the total last. */
export function departmentsPaper(
  { query, figures, lastYear }: DisciplineSheet,
  { organization }: ReportTexts,
): ReportPaper {
  const { official, rows, total } = figures
  const beside =
    lastYear.discipline === null ? '' : ` За такий самий період минулого року — ${percentageText(lastYear)}.`
  return {
    name: 'Зведення про стан виконавської дисципліни',
    organization,
    heading: ['ЗВЕДЕННЯ', 'про стан виконавської дисципліни за підрозділами'],
    asOf: asOfLine(query),
    blocks: [
      {
        kind: 'text',
        text: `Рівень виконавської дисципліни — ${inPercent(total.discipline)} (${total.numerator} з ${total.denominator}).${beside}`,
      },
      { kind: 'text', text: `${disciplineFormula(official.formula)}.` },
      {
        kind: 'table',
        ...departmentsHead,
        rows: rows.map((row, at) => [at + 1, ...cellsOf(row), row.place, numbersOf(row)]),
        total: ['', ...cellsOf(total), '', numbersOf(total)],
      },
    ],
    signedBy: SIGNED_BY,
  }
}

function cellsOf(row: DepartmentFigures): PaperCell[] {
  return [
    row.department,
    row.opening,
    row.taken,
    row.executedInTime + row.executedLate,
    row.executedInTime,
    row.executedLate,
    row.extended,
    row.overdue,
    row.closing,
    row.discipline,
  ]
}

function numbersOf({ numerator, denominator }: DepartmentFigures): PaperCell {
  return denominator > 0 ? `${numerator} з ${denominator}` : null
}

/** «Зведення». */
export const departmentsHead: TableHead = {
  name: 'Зведення за підрозділами',
  columns: [
    { head: '№ з/п', width: 11 },
    { head: 'Підрозділ', width: 34 },
    { head: 'На контролі на початок', width: 19 },
    { head: 'Взято на контроль', width: 18 },
    { head: 'Виконано усього', width: 19 },
    { head: 'в строк', width: 15 },
    { head: 'з порушенням', width: 24 },
    { head: 'Продовжено', width: 22 },
    { head: 'Прострочено', width: 24 },
    { head: 'На контролі на кінець', width: 19 },
    { head: 'Рівень, %', width: 15 },
    { head: 'Місце', width: 14 },
    // The last: forms of councils call the columns before it by their numbers.
    { head: 'Чисельник і знаменник', width: 23, centred: true },
  ],
}
