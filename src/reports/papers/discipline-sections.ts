import type { DocumentKind } from '../../journals/kind.ts'
import { formatDay } from '../../kernel/day.ts'
import { plural } from '../../kernel/plural.ts'
import {
  type PaperBlock,
  type PaperCell,
  type PaperTable,
  type PaperText,
  said,
  type TableHead,
} from '../../print/paper.ts'
import type { DepartmentFigures, DepartmentsFigures } from '../figures/department-figures.ts'
import { type MeetingName, reportedKinds } from '../figures/figure-key.ts'
import { disciplineFormula, executedInFullFormula, leftOutText } from '../figures/formulas.ts'
import type { HalfYearKey } from '../figures/half-year-figures.ts'
import { kindName } from '../figures/kind-name.ts'
import { inPercent, percentageText, percentOf } from '../figures/percent.ts'
import type { TaskFigure } from '../figures/task-figures.ts'
import { changeOf } from '../figures/tempo.ts'
import { reportHref } from '../query/addresses.ts'
import { periodName } from '../query/period.ts'
import { lastYearOf, type ReportQuery } from '../query/query.ts'
import type { DisciplineSheet } from '../reports/discipline-sheet.ts'
import { halfYearLink } from '../reports/half-year.ts'
import { linked } from '../reports/linked.ts'
import { percentageOf } from '../reports/percentage.ts'

/** The name of a section. */
export function section(text: string): PaperText {
  return { kind: 'text', text, strong: true }
}

/** The name of a department with the way to its own sheet, where its percentage is explained. */
export function departmentCell(query: ReportQuery, row: DepartmentFigures): PaperCell {
  const { departmentId, department } = row
  return departmentId
    ? { value: department, href: reportHref('department', query, departmentId) }
    : department
}

/** «21 завдання», «5 завдань» after a figure. */
export function tasksWord(n: number): string {
  return plural(n, 'завдання', 'завдання', 'завдань')
}

/** What was registered and controlled, by kind, the same period of last year beside it. */
export function volumeBlocks(
  { query, halfYear }: DisciplineSheet,
  kinds: readonly DocumentKind[],
): PaperBlock[] {
  const before = periodName(lastYearOf(query).period)
  const { counts } = halfYear
  const table: PaperTable = {
    kind: 'table',
    ...volumeHead,
    rows: reportedKinds.map((kind): PaperCell[] => {
      const key = `half-year/${kind}` as const
      const beside = (figure: 'registered' | 'taken'): PaperCell[] => [
        halfYearLink(halfYear, `${key}/${figure}`),
        halfYearLink(halfYear, `${key}/lastYear/${figure}`),
        changeOf(counts[`${key}/${figure}`], counts[`${key}/lastYear/${figure}`]),
      ]
      const share = percentOf(counts[`${key}/taken`], counts[`${key}/registered`])
      return [kindName(kind, kinds), ...beside('registered'), ...beside('taken'), share]
    }),
  }
  return [
    said`Опрацьовано документів за видами; поруч — ${before}. Темп = цей період ÷ такий самий період торік − 1; питома вага = взято на контроль ÷ зареєстровано.`,
    table,
  ]
}

/** What was on control: at the beginning, what came, what left, what is there. */
export function controlText({ query, figures: { total } }: DisciplineSheet): PaperText {
  const of = (figure: TaskFigure) => linked(query, total[figure], `departments/total/${figure}`)
  return said`На контролі на початок періоду ${plural(total.opening, 'було', 'були', 'було')} ${of('opening')} ${tasksWord(total.opening)}, взято на контроль ${of('taken')}, знято ${of('removed')}, на кінець періоду залишилося ${of('closing')}.`
}

/** How it was executed, with the percentage, its formula and its day. */
export function executionBlocks({ query, figures, lastYear }: DisciplineSheet): PaperText[] {
  const { official, total } = figures
  const of = (figure: TaskFigure) => linked(query, total[figure], `departments/total/${figure}`)
  const { numerator, denominator, leftOut } = percentageOf(query, figures, total)
  const beside =
    lastYear.discipline === null ? '' : `; за такий самий період торік — ${percentageText(lastYear)}`
  return [
    query.running
      ? said`Виконано в строк ${of('executedInTime')}, з порушенням строку — ${of('executedLate')}; строк продовжено — ${of('extended')}, прострочено — ${of('overdue')}, строк сьогодні — ${of('dueToday')}, на виконанні — ${of('inProgress')}.`
      : said`Виконано в строк ${of('executedInTime')}, з порушенням строку — ${of('executedLate')}; строк продовжено — ${of('extended')}, прострочено — ${of('overdue')}, на виконанні — ${of('inProgress')}.`,
    said`Станом на ${formatDay(query.asOf)} рівень виконавської дисципліни — ${inPercent(total.discipline)} (${numerator} з ${denominator})${beside}. ${disciplineFormula(official.formula)}. Не враховано ${leftOut} ${tasksWord(total.notCounted)}: ${leftOutText(official.formula, query)}.`,
  ]
}

/** «18 з 25»: what a percentage is of; it opens the second. */
export function numbersCell(
  query: ReportQuery,
  figures: DepartmentsFigures,
  row: DepartmentFigures,
): PaperCell {
  const { href } = percentageOf(query, figures, row).denominator
  return row.denominator > 0 ? { value: `${row.numerator} з ${row.denominator}`, href } : null
}

/** Departments with their places, in the council's own order, the total last; 170 mm wide. */
export function departmentsTable({ query, figures }: DisciplineSheet): PaperTable {
  const { rows, total } = figures
  const counted = ['due', 'executedInTime', 'executedLate', 'extended', 'overdue'] as const
  const cells = (row: DepartmentFigures): PaperCell[] => [
    departmentCell(query, row),
    ...counted.map((figure) =>
      linked(query, row[figure], `departments/${row.departmentId ?? 'total'}/${figure}`),
    ),
    row.discipline,
  ]
  return {
    kind: 'table',
    ...placesHead,
    rows: rows.map((row, at) => [at + 1, ...cells(row), row.place, numbersCell(query, figures, row)]),
    total: ['', ...cells(total), '', numbersCell(query, figures, total)],
  }
}

/** Meetings, inspections, broadcasts, and what of their instructions was executed in full. */
export function meetingsTexts({ query, halfYear }: DisciplineSheet): PaperText[] {
  const { counts, percent } = halfYear
  const link = (key: HalfYearKey) => halfYearLink(halfYear, key)
  const protocols = (meeting: MeetingName) => counts[`half-year/meetings/${meeting}/protocols`]
  const given = counts['half-year/instructions/given']
  const questions = counts['half-year/meetings/operational/questions']
  const held = protocols('operational')
  const instructions = (meeting: MeetingName) =>
    instructionsWord(counts[`half-year/meetings/${meeting}/instructions`])
  const protocolsWord = (meeting: MeetingName) =>
    plural(protocols(meeting), 'протокол', 'протоколи', 'протоколів')
  return [
    said`Проведено ${link('half-year/meetings/operational/protocols')} ${plural(held, 'оперативну нараду', 'оперативні наради', 'оперативних нарад')}, розглянуто ${link('half-year/meetings/operational/questions')} ${plural(questions, 'питання', 'питання', 'питань')}, надано ${link('half-year/meetings/operational/instructions')} ${instructions('operational')}. За ранковими інспекціями оформлено ${link('half-year/meetings/inspection/protocols')} ${protocolsWord('inspection')} (${link('half-year/meetings/inspection/instructions')} ${instructions('inspection')}), за прямими ефірами — ${link('half-year/meetings/broadcast/protocols')} ${protocolsWord('broadcast')} (${link('half-year/meetings/broadcast/instructions')} ${instructions('broadcast')}).`,
    said`Станом на ${formatDay(query.asOf)} виконано у повному обсязі ${link('half-year/instructions/executedInFull')} з ${link('half-year/instructions/given')} ${plural(given, 'наданого доручення', 'наданих доручень', 'наданих доручень')} (${inPercent(percent)}). ${executedInFullFormula}.`,
  ]
}

/** How many letters reminded of terms. */
export function remindersText({ halfYear }: DisciplineSheet): PaperText {
  const sent = halfYear.counts['half-year/reminderLetters']
  return said`Виконавцям надіслано ${halfYearLink(halfYear, 'half-year/reminderLetters')} ${plural(sent, 'лист-нагадування', 'листи-нагадування', 'листів-нагадувань')}.`
}

function instructionsWord(n: number): string {
  return plural(n, 'доручення', 'доручення', 'доручень')
}

/** What was registered and controlled, by kind. */
export const volumeHead: TableHead = {
  name: 'Документи за видами',
  columns: [
    { head: 'Документи', width: 43 },
    { head: 'Зареєст\u00adровано', width: 21 },
    { head: 'торік', width: 16 },
    { head: 'темп, %', width: 16 },
    { head: 'Взято на контроль', width: 21 },
    { head: 'торік', width: 16 },
    { head: 'темп, %', width: 16 },
    { head: 'Питома вага, %', width: 21 },
  ],
}

/** Departments with their places; 170 mm wide. */
export const placesHead: TableHead = {
  name: 'Виконавська дисципліна за підрозділами',
  columns: [
    { head: '№ з/п', width: 9 },
    { head: 'Підрозділ', width: 32 },
    { head: 'Строк у періоді', width: 16 },
    { head: 'Виконано в строк', width: 18 },
    { head: 'з пору\u00adшенням', width: 17 },
    { head: 'Продов\u00adжено', width: 17 },
    { head: 'Простро\u00adчено', width: 17 },
    { head: 'Рівень, %', width: 14 },
    { head: 'Місце', width: 13 },
    { head: 'Чисель\u00adник і знамен\u00adник', width: 17, centred: true },
  ],
}
