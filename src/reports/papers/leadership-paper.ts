import type { DocumentKind } from '../../journals/kind.ts'
import { capital } from '../../kernel/capital.ts'
import { type Day, formatDay } from '../../kernel/day.ts'
import { plural } from '../../kernel/plural.ts'
import {
  type PaperBlock,
  type PaperCell,
  type PaperTable,
  type ReportPaper,
  said,
  type TableHead,
} from '../../print/paper.ts'
import type { CountedTask } from '../figures/counted-rows.ts'
import type { DepartmentFigures } from '../figures/department-figures.ts'
import { officialText } from '../figures/formula-text.ts'
import { formulaOf, leftOutText } from '../figures/formulas.ts'
import { inPercent, percentageText } from '../figures/percent.ts'
import { asOfLine } from '../query/as-of-line.ts'
import { inDays, LAST_DAYS, SOON_DAYS } from '../query/days-before-report.ts'
import type { ReportTexts } from '../reports/definition.ts'
import type { FirstTasks, LeadershipSheet } from '../reports/leadership-sheet.ts'
import { linked } from '../reports/linked.ts'
import { percentageOf } from '../reports/percentage.ts'
import { tasksWord } from './discipline-sections.ts'
import { SIGNED_BY } from './signed-by.ts'
import { UNSEEN } from './task-cells.ts'
import { trendTable } from './trend-table.ts'

/** The sheet of leadership on paper: the very figures of its page, the same for every reader. */
export function leadershipPaper(sheet: LeadershipSheet, { organization, kinds }: ReportTexts): ReportPaper {
  const { query, figures, withoutMoves, overdue, soon, moved, returned } = sheet
  const { total, official } = figures
  const { name, words } = formulaOf(official.formula)
  const { numerator, denominator, leftOut } = percentageOf(query, figures, total)
  const own = (value: number, figure: 'soon' | 'returned' | 'moved') =>
    linked(query, value, `leadership/total/${figure}`)
  return {
    name: 'Стан виконавської дисципліни',
    organization,
    heading: ['СТАН ВИКОНАВСЬКОЇ ДИСЦИПЛІНИ'],
    asOf: asOfLine(query),
    upright: true,
    blocks: [
      said`${name}: ${numerator} з ${denominator} — ${inPercent(total.discipline)}. Формула: ${words}, з округленням до цілого; ${officialText(official.act)}. Не враховано ${leftOut}: ${leftOutText(official.formula, query)}.`,
      said`За ${inDays(LAST_DAYS)} до цього дня перенесено ${own(moved.total, 'moved')} ${plural(moved.total, 'строк', 'строки', 'строків')}; без перенесень було б ${percentageText(withoutMoves)}. Повернуто на доопрацювання за період: ${own(returned, 'returned')}.`,
      trendTable(sheet.trend),
      said`Кожен місяць — за формулою, офіційною на його кінець.`,
      departments(sheet),
      said`Прострочено ${linked(query, overdue.total, 'departments/total/overdue')} ${tasksWord(overdue.total)}: на контролі, не виконано, строк минув.`,
      ...tasks(overdueHead, overdue, kinds),
      said`У найближчі ${inDays(SOON_DAYS)} настає строк ${own(soon.total, 'soon')} ${plural(soon.total, 'завдання', 'завдань', 'завдань')}, ще не виконаних.`,
      ...tasks(soonHead, soon, kinds),
      ...moves(sheet, kinds),
    ],
    signedBy: SIGNED_BY,
  }
}

function departments({ query, departments, figures, soon }: LeadershipSheet): PaperTable {
  const cells = (row: DepartmentFigures, dueSoon: number): PaperCell[] => {
    const { numerator, denominator } = percentageOf(query, figures, row)
    const whose = row.departmentId ?? 'total'
    return [
      row.discipline,
      numerator,
      denominator,
      linked(query, row.overdue, `departments/${whose}/overdue`),
      linked(query, dueSoon, `leadership/${whose}/soon`),
    ]
  }
  return {
    kind: 'table',
    ...rankedHead,
    rows: departments.map((row) => [row.place, row.department, ...cells(row, row.soon)]),
    total: ['', 'Усього', ...cells(figures.total, soon.total)],
  }
}

function tasks(head: TableHead, { rows }: FirstTasks, kinds: readonly DocumentKind[]): PaperBlock[] {
  if (rows.length === 0) return []
  const cells = (task: CountedTask | null): PaperCell[] =>
    task ? [documentCell(task, kinds), task.point || '—', task.department, dayCell(task.due_day)] : unseen
  return [{ kind: 'table', ...head, rows: rows.map((task, at) => [at + 1, ...cells(task)]) }]
}

function moves({ moved }: LeadershipSheet, kinds: readonly DocumentKind[]): PaperBlock[] {
  if (moved.rows.length === 0) return []
  return [
    {
      kind: 'table',
      ...movesHead,
      rows: moved.rows.map(({ move, task }): PaperCell[] => [
        task ? documentCell(task, kinds) : UNSEEN,
        dayCell(move.from),
        dayCell(move.to),
        formatDay(move.decidedOn),
      ]),
    },
  ]
}

const unseen: PaperCell[] = [UNSEEN, null, null, null]

function documentCell(task: CountedTask, kinds: readonly DocumentKind[]): PaperCell {
  const kind = capital(kinds.find(({ id }) => id === task.kind)?.name ?? task.kind)
  return {
    value: `${kind} №\u00a0${task.number} від\u00a0${formatDay(task.registered_on)}`,
    href: `/documents/${task.document_id}?task=${task.id}`,
  }
}

function dayCell(value: Day | null): string | null {
  return value && formatDay(value)
}

const rankedHead: TableHead = {
  name: 'Підрозділи за місцем',
  columns: [
    { head: 'Місце', width: 14 },
    { head: 'Підрозділ', width: 62 },
    { head: 'Рівень, %', width: 17 },
    { head: 'Чисель\u00adник', width: 19 },
    { head: 'Знамен\u00adник', width: 19 },
    { head: 'Простро\u00adчено', width: 20 },
    { head: `Строк за ${SOON_DAYS} днів`, width: 19 },
  ],
}

const taskColumns = [
  { head: '№ з/п', width: 12 },
  { head: 'Документ', width: 68 },
  { head: 'Пункт', width: 16 },
  { head: 'Підрозділ', width: 50 },
  { head: 'Строк', width: 24 },
]
const overdueHead: TableHead = { name: 'Прострочені найдовше', columns: taskColumns }
const soonHead: TableHead = { name: 'Найближчі строки', columns: taskColumns }

const movesHead: TableHead = {
  name: 'Строки, перенесені перед звітом',
  columns: [
    { head: 'Документ', width: 92 },
    { head: 'Було', width: 26 },
    { head: 'Стало', width: 26 },
    { head: 'Рішення', width: 26 },
  ],
}

/** The tables of the sheet; the last three are there where they have rows. */
export const leadershipHeads = { ranked: rankedHead, tasks: [overdueHead, soonHead, movesHead] }
