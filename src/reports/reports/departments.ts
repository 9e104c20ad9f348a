import { plural } from '../../kernel/plural.ts'
import type { DepartmentFigures } from '../figures/department-figures.ts'
import { actName } from '../figures/formula-text.ts'
import { disciplineFormula, executedInFullFormula, formulaOf, leftOutText } from '../figures/formulas.ts'
import type { HalfYearKey } from '../figures/half-year-figures.ts'
import { inPercent, percentageText } from '../figures/percent.ts'
import { byPlace } from '../figures/ranking.ts'
import { type TaskFigure, taskFigures } from '../figures/task-figures.ts'
import { figureHref, reportHref } from '../query/addresses.ts'
import type { FigureLine } from '../signed/signed-report.ts'
import type { DisciplineSheet } from './discipline-sheet.ts'
import { halfYearLink, instructionLists } from './half-year.ts'
import { linked } from './linked.ts'
import { type PagePart, type PageRow, type PageTile, pieces } from './page-parts.ts'
import { percentageOf } from './percentage.ts'

/** Figures of a department as the page shows them, in its order. Soft hyphens: ten columns stand on a screen only where words may break. */
const columns: [TaskFigure, string][] = [
  ['opening', 'На поча\u00adток'],
  ['taken', 'Взято'],
  ['executedInTime', 'Вико\u00adнано в строк'],
  ['executedLate', 'З пору\u00adшенням'],
  ['removed', 'Знято'],
  ['extended', 'Продов\u00adжено'],
  ['overdue', 'Простро\u00adчено'],
  ['inProgress', 'На вико\u00adнанні'],
  ['closing', 'На кінець'],
  ['due', 'Строк у пері\u00adоді'],
]

/** What stands small under a figure where there is any: with it a row adds up. */
const besideFigure: Partial<Record<TaskFigure, [string, TaskFigure][]>> = {
  taken: [['передано сюди', 'handedIn']],
  removed: [
    ['без виконання', 'withdrawn'],
    ['передано іншим', 'handedOut'],
  ],
}

/** Figures of a row, for programs; a signature keeps them and a comparison sets them side by side. */
export const departmentJsonNames = [
  'opening',
  'taken',
  'handedIn',
  'handedOut',
  'executedInTime',
  'executedLate',
  'removed',
  'withdrawn',
  'extended',
  'overdue',
  'dueToday',
  'inProgress',
  'closing',
  'due',
  'inTimeOfDue',
] as const satisfies readonly TaskFigure[]

export type DepartmentRow = Record<(typeof departmentJsonNames)[number], number> &
  Pick<DepartmentFigures, 'department' | 'numerator' | 'denominator' | 'discipline' | 'place'>

export function departmentsJson({ query, figures: { official, rows, total } }: DisciplineSheet) {
  const { period, asOf, running, knownOn } = query
  return {
    period,
    asOf,
    running: running ?? false,
    ...(knownOn && { knownOn }),
    formula: disciplineFormula(official.formula),
    formulaId: official.formula,
    formulaAct: official.act && actName(official.act),
    rows: rows.map(jsonRow),
    total: jsonRow(total),
  }
}

function jsonRow(row: DepartmentFigures): DepartmentRow {
  const { department, numerator, denominator, discipline, place } = row
  const counts = departmentJsonNames.map((figure) => [figure, row[figure]])
  return { department, ...Object.fromEntries(counts), numerator, denominator, discipline, place }
}

export function departmentsLines({ figures, lastYear }: DisciplineSheet): FigureLine[] {
  return [figures.total, ...figures.rows]
    .flatMap((row): FigureLine[] => {
      const way = `departments/${row.departmentId ?? 'total'}`
      return [
        ...(row.departmentId ? [{ key: `${way}/name`, value: row.department }] : []),
        ...departmentJsonNames.map((figure) => ({ key: `${way}/${figure}`, value: row[figure] })),
        { key: `${way}/numerator`, value: row.numerator },
        { key: `${way}/denominator`, value: row.denominator },
        { key: `${way}/discipline`, value: row.discipline },
        ...(row.departmentId ? [{ key: `${way}/place`, value: row.place }] : []),
      ]
    })
    .concat({ key: 'departments/lastYear/discipline', value: lastYear.discipline })
}

/** The page: four tiles, why both percentages, departments by their places, how each column is counted. */
export function departmentsPage(data: DisciplineSheet): PagePart[] {
  const { query, figures, halfYear } = data
  const { official, rows, total } = figures
  const { numerator, denominator, leftOut } = percentageOf(query, figures, total)
  const all = (figure: TaskFigure) => linked(query, total[figure], `departments/total/${figure}`)
  const half = (key: HalfYearKey) => halfYearLink(halfYear, key)
  const meetings = (['operational', 'inspection', 'broadcast'] as const).map(
    (meeting) => halfYear.counts[`half-year/meetings/${meeting}/instructions`],
  )
  const head: PagePart[] = [
    { kind: 'tiles', tiles: tilesOf(data) },
    {
      kind: 'explanation',
      title: `Чому ${inPercent(total.discipline)}`,
      pieces: pieces`${disciplineFormula(official.formula)}: ${numerator} ÷ ${denominator}. Не враховано ${leftOut}: ${leftOutText(official.formula, query)}. Продовження, вирішене після строку, порушення не знімає.`,
      lists: { numerator, denominator, leftOut },
    },
    {
      kind: 'explanation',
      title: `Чому ${inPercent(halfYear.percent)}`,
      pieces: pieces`${executedInFullFormula} (наради ${meetings[0]!} + інспекції ${meetings[1]!} + ефіри ${meetings[2]!}): ${half('half-year/instructions/executedInFull')} ÷ ${half('half-year/instructions/given')}. До знаменника входять і ті, чий строк ще не настав; не входять доручення анульованих протоколів і дальші точки періодичних: ${half('half-year/instructions/leftOut')}.`,
      lists: instructionLists(halfYear),
    },
  ]
  if (rows.length === 0)
    return [
      ...head,
      {
        kind: 'empty',
        title: 'За цей період рахувати нічого',
        text: 'Жодне завдання не було на контролі й не мало строку в цьому періоді.',
      },
    ]
  return [
    ...head,
    {
      kind: 'table',
      label: 'Виконавська дисципліна за підрозділами',
      ranking: true,
      columns: [
        { head: 'Місце' },
        { head: 'Підрозділ', holds: 'name' },
        ...columns.map(([figure, head]) => ({ head, meaning: taskFigures[figure].formula })),
        { head: 'Рівень, %', holds: 'text' },
      ],
      // Those who lead read the ranking; the JSON keeps the council's own order.
      rows: byPlace(rows).map((row) => pageRow(data, row)),
      total: pageRow(data, total),
    },
    ...(query.running
      ? [
          {
            kind: 'text' as const,
            pieces: pieces`Строк сьогодні, ще не виконано: ${all('dueToday')}. Доки день триває, це не прострочення.`,
          },
        ]
      : []),
    {
      kind: 'text',
      muted: true,
      pieces: [
        `Баланс контролю зведено: ${total.opening} + ${total.taken} − ${total.removed} = ${total.closing} (на початок + взято − знято = на кінець).`,
      ],
    },
    {
      kind: 'meanings',
      meanings: columns.flatMap(([figure, head]) => [
        { name: head.replaceAll('\u00ad', ''), formula: taskFigures[figure].formula },
        ...(besideFigure[figure] ?? []).map(([, beside]) => taskFigures[beside]),
      ]),
    },
  ]
}

/** A level below it is shown as a bad one. */
const LOW = 70

function pageRow(data: DisciplineSheet, row: DepartmentFigures): PageRow {
  const { query, figures } = data
  const { departmentId, department, discipline, place } = row
  const { numerator, denominator } = percentageOf(query, figures, row)
  const link = (figure: TaskFigure) =>
    linked(query, row[figure], `departments/${departmentId ?? 'total'}/${figure}`)
  const name = departmentId
    ? { value: department, href: reportHref('department', query, departmentId) }
    : department
  return {
    strong: !departmentId,
    cells: [
      { value: departmentId ? place : '' },
      { value: name },
      ...columns.map(([figure]) => {
        const sub = besideFigure[figure]?.flatMap(([text, beside]) =>
          row[beside] > 0 ? pieces`${text} ${link(beside)} ` : [],
        )
        return {
          value: link(figure),
          ...(sub && sub.length > 0 && { sub }),
          ...(figure === 'overdue' && row.overdue > 0 && { tone: 'bad' as const }),
        }
      }),
      {
        value: discipline,
        bar: {
          none: formulaOf(figures.official.formula).none,
          ...(discipline !== null && discipline < LOW && { tone: 'bad' as const }),
        },
        ...(row.denominator > 0 && { sub: pieces`${numerator} з ${denominator}` }),
      },
    ],
  }
}

function tilesOf(data: DisciplineSheet): PageTile[] {
  const { query, figures, lastYear, halfYear } = data
  const { total } = figures
  const { numerator, denominator } = percentageOf(query, figures, total)
  const half = (key: HalfYearKey) => halfYearLink(halfYear, key)
  const letters = halfYear.counts['half-year/reminderLetters']
  const beside = lastYear.discipline === null ? '' : ` · торік ${percentageText(lastYear)}`
  return [
    {
      value: inPercent(halfYear.percent),
      pieces: pieces`доручень нарад, інспекцій та ефірів виконано у повному обсязі: ${half('half-year/instructions/executedInFull')} з ${half('half-year/instructions/given')}`,
    },
    {
      value: inPercent(total.discipline),
      pieces: pieces`рівень виконавської дисципліни: ${numerator} з ${denominator}${beside}`,
    },
    {
      value: total.overdue,
      pieces: [
        `${plural(total.overdue, 'завдання прострочено', 'завдання прострочено', 'завдань прострочено')}: на контролі, не виконано, строк минув`,
      ],
      href: figureHref(query, 'departments/total/overdue'),
      ...(total.overdue > 0 && { tone: 'bad' as const }),
    },
    {
      value: letters,
      pieces: [
        `${plural(letters, 'лист-нагадування', 'листи-нагадування', 'листів-нагадувань')} надіслано за період`,
      ],
      href: figureHref(query, 'half-year/reminderLetters'),
    },
  ]
}
