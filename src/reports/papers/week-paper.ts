import { formatDay } from '../../kernel/day.ts'
import { plural } from '../../kernel/plural.ts'
import { type PaperTable, type PaperText, type ReportPaper, said, type TableHead } from '../../print/paper.ts'
import { taskFigures } from '../figures/task-figures.ts'
import { figureHref } from '../query/addresses.ts'
import { asOfLine } from '../query/as-of-line.ts'
import type { ReportTexts } from '../reports/definition.ts'
import { linked } from '../reports/linked.ts'
import type { WeekFigures } from '../reports/week-figures.ts'
import { departmentCell, tasksWord } from './discipline-sections.ts'
import { SIGNED_BY } from './signed-by.ts'
import { tasksHead, tasksTable } from './tasks-table.ts'

const OVERDUE = 'Прострочені завдання'
const COMING = 'Завдання наступного тижня'

/** The figures that the note explains at its end. */
const HOW = ['due', 'executedInTime', 'executedLate', 'overdue'] as const

/** The weekly note for the mayor: what fell due, what was done, what is overdue, what comes. */
export function weekPaper(figures: WeekFigures, { organization, kinds }: ReportTexts): ReportPaper {
  const { query, rest, next, notInTime, coming } = figures
  const { from, to } = query.period
  const { total } = figures.figures
  const own = (figure: 'due' | 'inTimeOfDue' | 'executedInTime' | 'executedLate' | 'overdue') =>
    linked(query, total[figure], `departments/total/${figure}`)
  const nextDue = coming.due
  const comes = linked(next, nextDue, 'departments/total/fallingDue')
  const open = linked(next, coming.open.length, 'departments/total/fallingDueOpen')
  const done = total.executedInTime + total.executedLate
  return {
    name: 'Інформація про виконання доручень за тиждень',
    organization,
    addressee: 'Міському голові',
    heading: ['ІНФОРМАЦІЯ', `про виконання документів і доручень за ${formatDay(from)} – ${formatDay(to)}`],
    asOf: asOfLine(query),
    upright: true,
    blocks: [
      said`На тиждень припав строк виконання ${own('due')} ${plural(total.due, 'завдання', 'завдань', 'завдань')}, з них у строк виконано ${own('inTimeOfDue')}.`,
      said`Усього за тиждень виконано ${done} ${tasksWord(done)}: у строк — ${own('executedInTime')}, з порушенням строку — ${own('executedLate')}. Станом на ${formatDay(query.asOf)} прострочено ${own('overdue')}.`,
      ...(rest ? [restOfWeek(rest)] : []),
      said`На наступний тиждень (${formatDay(next.period.from)} – ${formatDay(next.period.to)}) припадає строк ${comes} ${plural(nextDue, 'завдання', 'завдань', 'завдань')}, з них ще не виконано ${open}.`,
      departments(figures),
      ...(notInTime.length > 0
        ? [tasksTable(OVERDUE, notInTime, kinds, true)]
        : [said`Прострочених завдань немає.`]),
      ...(coming.open.length > 0
        ? [tasksTable(COMING, coming.open, kinds, false)]
        : [said`На наступний тиждень строків немає.`]),
      said`Як пораховано: ${HOW.map((figure) => `${taskFigures[figure].name.toLocaleLowerCase('uk')} — ${taskFigures[figure].formula}`).join('; ')}.`,
    ],
    signedBy: SIGNED_BY,
  }
}

// These are days of the period itself, so nothing is compared of them that its own figures do not say.
function restOfWeek({ query, due, open }: NonNullable<WeekFigures['rest']>): PaperText {
  const of = (value: number, figure: 'fallingDue' | 'fallingDueOpen') => ({
    value,
    href: figureHref(query, `departments/total/${figure}`),
  })
  const { from, to } = query.period
  return said`До кінця тижня (${formatDay(from)} – ${formatDay(to)}) припадає строк ${of(due, 'fallingDue')} ${plural(due, 'завдання', 'завдань', 'завдань')}, з них ще не виконано ${of(open.length, 'fallingDueOpen')}.`
}

function departments({ query, figures: { rows, total }, next, nextFigures }: WeekFigures): PaperTable {
  const nextDue = new Map(nextFigures.rows.map((row) => [row.departmentId, row.fallingDue]))
  const shown = rows.filter(
    (row) =>
      row.due + row.overdue + row.executedInTime + row.executedLate + (nextDue.get(row.departmentId) ?? 0) >
      0,
  )
  const cells = (row: typeof total, comes: number) => {
    const department = row.departmentId ?? 'total'
    return [
      departmentCell(query, row),
      ...(['due', 'executedInTime', 'executedLate', 'overdue'] as const).map((figure) =>
        linked(query, row[figure], `departments/${department}/${figure}`),
      ),
      linked(next, comes, `departments/${department}/fallingDue`),
    ]
  }
  return {
    kind: 'table',
    ...weekHead,
    rows: shown.map((row) => cells(row, nextDue.get(row.departmentId) ?? 0)),
    total: cells(total, nextFigures.total.fallingDue),
  }
}

/** Departments in the week. */
export const weekHead: TableHead = {
  name: 'За підрозділами',
  columns: [
    { head: 'Підрозділ', width: 60 },
    { head: 'Строк тижня', width: 22 },
    { head: 'Виконано в строк', width: 22 },
    { head: 'з пору\u00adшенням', width: 22 },
    { head: 'Простро\u00adчено', width: 22 },
    { head: 'Строк наступного тижня', width: 22 },
  ],
}

/** Tasks that are overdue, and those of the next week. */
export const weekTaskHeads: TableHead[] = [tasksHead(OVERDUE, true), tasksHead(COMING, false)]
