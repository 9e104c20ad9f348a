import type { DocumentKind } from '../../journals/kind.ts'
import { type Day, formatDay, type Instant } from '../../kernel/day.ts'
import { plural } from '../../kernel/plural.ts'
import type { PaperLink } from '../../print/paper.ts'
import type { CountedTask } from '../figures/counted-rows.ts'
import { officialText } from '../figures/formula-text.ts'
import { type FormulaId, formulaOf, leftOutText } from '../figures/formulas.ts'
import type { LeadershipFigure } from '../figures/leadership-figures.ts'
import { inPercent, percentageText } from '../figures/percent.ts'
import { figureHref, reportHref } from '../query/addresses.ts'
import { inDays, LAST_DAYS, SOON_DAYS } from '../query/days-before-report.ts'
import type { Period } from '../query/period.ts'
import type { ReportTexts } from './definition.ts'
import type { FirstTasks, LeadershipSheet, RankedDepartment } from './leadership-sheet.ts'
import { linked } from './linked.ts'
import { type PageLine, type PageList, type PagePart, type PageRow, pieces } from './page-parts.ts'
import { percentageOf } from './percentage.ts'

/** A task as the sheet names it; null stands for one that is counted and may not be opened. */
type NamedTask = {
  id: string
  document: string
  kind: string
  number: string
  date: Day
  point: string
  department: string
  due: Day | null
} | null

interface Percent {
  percent: number | null
  numerator: number
  denominator: number
}

/** The sheet of leadership as programs read it. */
export interface LeadershipReport extends Percent {
  period: Period
  asOf: Day
  /** as of now: the period has not ended */
  running?: true
  knownOn?: Instant
  official: { formula: FormulaId; words: string; act: { number: string; date: Day; from: Day } | null }
  percentWithoutMoves: number | null
  leftOut: number
  overdue: { total: number; first: NamedTask[] }
  soon: { days: number; total: number; first: NamedTask[] }
  moved: {
    days: number
    total: number
    first: { from: Day | null; to: Day | null; decidedOn: Day; task: NamedTask }[]
  }
  returned: number
  trend: (Percent & { month: string; formula: FormulaId })[]
  departments: (Percent & { department: string; place: number | null; overdue: number; soon: number })[]
}

/** The same figures for everybody, the tasks as this person may see them. */
export function leadershipJson(sheet: LeadershipSheet): LeadershipReport {
  const { period, asOf, running, knownOn } = sheet.query
  const { total, official } = sheet.figures
  const { formula, act } = official
  return {
    period,
    asOf,
    ...(running && { running }),
    ...(knownOn && { knownOn }),
    official: {
      formula,
      words: formulaOf(formula).words,
      act: act && { number: act.number, date: act.date, from: act.from },
    },
    percent: total.discipline,
    percentWithoutMoves: sheet.withoutMoves.discipline,
    numerator: total.numerator,
    denominator: total.denominator,
    leftOut: total.notCounted,
    overdue: { total: sheet.overdue.total, first: sheet.overdue.rows.map(named) },
    soon: { days: SOON_DAYS, total: sheet.soon.total, first: sheet.soon.rows.map(named) },
    moved: {
      days: LAST_DAYS,
      total: sheet.moved.total,
      first: sheet.moved.rows.map(({ move, task }) => ({
        from: move.from,
        to: move.to,
        decidedOn: move.decidedOn,
        task: named(task),
      })),
    },
    returned: sheet.returned,
    trend: sheet.trend.map(({ query, official, percent, numerator, denominator }) => ({
      month: query.period.from.slice(0, 7),
      formula: official.formula,
      percent,
      numerator,
      denominator,
    })),
    departments: sheet.departments.map((row) => ({
      department: row.department,
      percent: row.discipline,
      place: row.place,
      overdue: row.overdue,
      soon: row.soon,
      numerator: row.numerator,
      denominator: row.denominator,
    })),
  }
}

function named(task: CountedTask | null): NamedTask {
  return (
    task && {
      id: task.id,
      document: task.document_id,
      kind: task.kind,
      number: task.number,
      date: task.registered_on,
      point: task.point,
      department: task.department,
      due: task.due_day,
    }
  )
}

/** The page: the percentage and why, where it goes, whose it is, what is overdue and what will be. */
export function leadershipPage(sheet: LeadershipSheet, { kinds }: ReportTexts): PagePart[] {
  const { query, departments, overdue, soon, trend } = sheet
  return [
    { kind: 'tiles', tiles: tilesOf(sheet) },
    whyOf(sheet),
    {
      kind: 'trend',
      title: 'Дванадцять місяців, %',
      months: trend,
      note: `Кожен місяць — за формулою, офіційною на його кінець, і станом на наступний за ним день${query.running ? '; місяць, що триває, — на зараз' : ''}.`,
    },
    departments.length === 0
      ? {
          kind: 'empty',
          title: 'За цей період рахувати нічого',
          text: 'Жодне завдання не було на контролі в цьому періоді.',
        }
      : departmentsOf(sheet),
    {
      kind: 'lists',
      lists: [
        {
          title: `Прострочені найдовше: ${overdue.rows.length} з ${overdue.total}`,
          lines: linesOf(overdue, kinds),
          none: 'Прострочених немає.',
        },
        {
          title: `Строк найближчі ${inDays(SOON_DAYS)}: ${soon.rows.length} з ${soon.total}`,
          lines: linesOf(soon, kinds),
          none: 'Найближчими днями строків немає.',
        },
      ],
    },
    ...(sheet.moved.total > 0 ? [{ kind: 'lists' as const, lists: [movesOf(sheet, kinds)] }] : []),
  ]
}

function tilesOf(sheet: LeadershipSheet) {
  const { query, figures, withoutMoves, overdue, soon, moved, returned } = sheet
  const { official, total } = figures
  const { numerator, denominator } = percentageOf(query, figures, total)
  const own = (figure: LeadershipFigure) => figureHref(query, `leadership/total/${figure}`)
  return [
    {
      value: inPercent(total.discipline),
      pieces: pieces`${formulaOf(official.formula).name}: ${numerator} з ${denominator}`,
    },
    {
      value: overdue.total,
      pieces: ['прострочено: на контролі, не виконано, строк минув'],
      href: figureHref(query, 'departments/total/overdue'),
      ...(overdue.total > 0 && { tone: 'bad' as const }),
    },
    {
      value: soon.total,
      pieces: [`строк найближчі ${inDays(SOON_DAYS)}: на контролі, не виконано`],
      href: own('soon'),
    },
    {
      value: moved.total,
      pieces: [
        `${plural(moved.total, 'строк', 'строки', 'строків')} перенесено за ${inDays(LAST_DAYS)} до цього дня; без перенесень було б ${percentageText(withoutMoves)}`,
      ],
      href: own('moved'),
      ...(total.discipline !== withoutMoves.discipline && { tone: 'warn' as const }),
    },
    { value: returned, pieces: ['повернуто на доопрацювання за період'], href: own('returned') },
  ]
}

function whyOf({ query, figures }: LeadershipSheet): PagePart {
  const { official, total } = figures
  const lists = percentageOf(query, figures, total)
  return {
    kind: 'explanation',
    title: `Чому ${inPercent(total.discipline)}`,
    pieces: pieces`${formulaOf(official.formula).words}, з округленням до цілого: ${lists.numerator} ÷ ${lists.denominator}; ${officialText(official.act)}. Не враховано ${lists.leftOut}: ${leftOutText(official.formula, query)}.`,
    lists,
  }
}

function departmentsOf({ query, figures, departments, soon }: LeadershipSheet): PagePart {
  const none = formulaOf(figures.official.formula).none
  const cellsOf = (row: LeadershipSheet['figures']['total'], dueSoon: number): PageRow['cells'] => {
    const { departmentId, discipline, overdue } = row
    const { numerator, denominator } = percentageOf(query, figures, row)
    const whose = departmentId ?? 'total'
    return [
      {
        value: discipline,
        bar: { none },
        ...(row.denominator > 0 && { sub: pieces`${numerator} з ${denominator}` }),
      },
      {
        value: linked(query, overdue, `departments/${whose}/overdue`),
        ...(departmentId && overdue > 0 && { tone: 'bad' as const }),
      },
      { value: linked(query, dueSoon, `leadership/${whose}/soon`) },
    ]
  }
  const nameOf = ({ departmentId, department }: RankedDepartment): PaperLink => ({
    value: department,
    href: reportHref('department', query, departmentId),
  })
  return {
    kind: 'table',
    label: 'Підрозділи за місцем',
    ranking: true,
    columns: [
      { head: 'Місце' },
      { head: 'Підрозділ', holds: 'name' },
      { head: 'Рівень, %', holds: 'text' },
      { head: 'Простро\u00adчено' },
      { head: `За ${SOON_DAYS} днів` },
    ],
    rows: departments.map((row) => ({
      cells: [{ value: row.place }, { value: nameOf(row) }, ...cellsOf(row, row.soon)],
    })),
    total: {
      strong: true,
      cells: [{ value: '' }, { value: 'Усього' }, ...cellsOf(figures.total, soon.total)],
    },
  }
}

function linesOf({ rows }: FirstTasks, kinds: readonly DocumentKind[]): PageLine[] {
  return rows.map((task) => ({
    day: task ? dayOrNone(task.due_day) : '',
    thing: task && [documentOf(task, kinds), pointOf(task)],
    sub: task?.department,
  }))
}

function movesOf({ query, moved }: LeadershipSheet, kinds: readonly DocumentKind[]): PageList {
  return {
    title: `Строки, перенесені за ${inDays(LAST_DAYS)} до звіту: ${moved.rows.length} з ${moved.total}`,
    lines: moved.rows.map(({ move, task }) => ({
      day: `${dayOrNone(move.from)} → ${dayOrNone(move.to)}`,
      thing: task && [documentOf(task, kinds), pointOf(task)],
      sub: `рішення ${formatDay(move.decidedOn)}`,
    })),
    foot: [
      ...(moved.total > moved.rows.length
        ? [{ value: 'Усі перенесення', href: figureHref(query, 'leadership/total/moved') }, '. ']
        : []),
      'Офіційний відсоток рахує перенесені строки; поруч — той самий відсоток, якби їх не переносили. ',
      { value: 'П’ять формул', href: reportHref('formulas', query) },
    ],
  }
}

function documentOf(task: CountedTask, kinds: readonly DocumentKind[]): PaperLink {
  const kind = kinds.find(({ id }) => id === task.kind)?.name ?? task.kind
  return { value: `${kind} № ${task.number}`, href: `/documents/${task.document_id}?task=${task.id}` }
}

function pointOf({ point }: CountedTask): string {
  return point ? `, п. ${point}` : ''
}

function dayOrNone(value: Day | null): string {
  return value ? formatDay(value) : 'без строку'
}
