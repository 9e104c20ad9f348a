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
import type { FormulaRow } from '../figures/formula-figures.ts'
import { officialText } from '../figures/formula-text.ts'
import { formulaOf, type OutcomeFigure } from '../figures/formulas.ts'
import { asOfLine } from '../query/as-of-line.ts'
import { LAST_DAYS, SOON_DAYS } from '../query/days-before-report.ts'
import type { FirstTasks, LeadershipSheet } from '../reports/leadership-sheet.ts'
import { linked } from '../reports/linked.ts'
import { tasksWord } from './discipline-sections.ts'
import { SIGNED_BY } from './signed-by.ts'
import { UNSEEN } from './task-cells.ts'
import { trendTable } from './trend-table.ts'

/** The sheet of leadership on paper: the very figures of its page, whoever asks for them. */
export function leadershipPaper(
  organization: string,
  sheet: LeadershipSheet,
  kinds: readonly DocumentKind[],
): ReportPaper {
  const { query, figures, percent, percentWithoutMoves, overdue, soon, moved, returned } = sheet
  const { total, official } = figures
  const { name, words, numerator, denominator } = formulaOf(official.formula)
  const counted = (outcomes: readonly OutcomeFigure[]) =>
    linked(
      query,
      outcomes.reduce((sum, outcome) => sum + total[outcome], 0),
      `formulas/total/${outcomes.join('+')}`,
    )
  const own = (value: number, figure: 'soon' | 'returned' | 'moved') =>
    linked(query, value, `leadership/total/${figure}`)
  return {
    name: 'Стан виконавської дисципліни',
    organization,
    heading: ['СТАН ВИКОНАВСЬКОЇ ДИСЦИПЛІНИ'],
    asOf: asOfLine(query),
    upright: true,
    blocks: [
      said`${name}: ${counted(numerator)} з ${counted(denominator)} — ${inPercent(percent)}. Формула: ${words}, з округленням до цілого; ${officialText(official.act)}. Знятих без виконання: ${counted(['leftOut'])}, у відсоток не входять.`,
      said`За ${days(LAST_DAYS)} до цього дня перенесено ${own(moved.total, 'moved')} ${plural(moved.total, 'строк', 'строки', 'строків')}; без перенесень було б ${inPercent(percentWithoutMoves)}. Повернуто на доопрацювання за період: ${own(returned, 'returned')}.`,
      trendTable(sheet.trend),
      said`Кожен місяць — за формулою, офіційною на його кінець.`,
      departments(sheet),
      said`Прострочено ${counted(['overdue'])} ${tasksWord(overdue.total)}: на контролі, не виконано, строк минув.`,
      ...tasks(overdueHead, overdue, kinds),
      said`У найближчі ${days(SOON_DAYS)} настає строк ${own(soon.total, 'soon')} ${plural(soon.total, 'завдання', 'завдань', 'завдань')}, ще не виконаних.`,
      ...tasks(soonHead, soon, kinds),
      ...moves(sheet, kinds),
    ],
    signedBy: SIGNED_BY,
  }
}

function departments({ query, departments, figures, soon }: LeadershipSheet): PaperTable {
  const { rows, total, official } = figures
  const { numerator, denominator } = formulaOf(official.formula)
  const counts = new Map(rows.map((row) => [row.departmentId, row]))
  const cells = (department: string, row: FormulaRow, soon: number): PaperCell[] => [
    row.percents[official.formula],
    ...[numerator, denominator, ['overdue'] as const].map((outcomes) =>
      linked(
        query,
        outcomes.reduce((sum, outcome) => sum + row[outcome], 0),
        `formulas/${department}/${outcomes.join('+')}`,
      ),
    ),
    linked(query, soon, `leadership/${department}/soon`),
  ]
  return {
    kind: 'table',
    ...rankedHead,
    rows: departments.map(({ departmentId, department, place, soon }) => [
      place,
      department,
      ...cells(departmentId, counts.get(departmentId)!, soon),
    ]),
    total: ['', 'Усього', ...cells('total', total, soon.total)],
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

function inPercent(percent: number | null): string {
  return percent === null ? '—' : `${percent}%`
}

function days(count: number): string {
  return `${count} ${plural(count, 'день', 'дні', 'днів')}`
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
