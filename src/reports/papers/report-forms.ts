import type { TableHead } from '../../print/paper.ts'
import { type FormPlan, tablePlace } from '../../print/templates/form-plan.ts'
import type { PaperName } from '../query/addresses.ts'
import { balanceHeads } from './balance-paper.ts'
import { departmentTaskHeads, movedHead } from './department-paper.ts'
import { departmentsHead } from './departments-paper.ts'
import { placesHead, volumeHead } from './discipline-sections.ts'
import { departmentsByFormulasHead, formulasHead } from './formulas-paper.ts'
import { kindsHead, meetingsHead } from './half-year-paper.ts'
import { leadershipHeads } from './leadership-paper.ts'
import { breachesHead, explanationsHead, summaryHead } from './memo-paper.ts'
import { notInTimeHead } from './not-in-time-paper.ts'
import { trendHead } from './trend-table.ts'
import { turnoverHead } from './turnover-paper.ts'
import { weekHead, weekTaskHeads } from './week-paper.ts'

/** What of a report does not change from day to day: its tables, and where they stand. */
export interface ReportLayout {
  tables: readonly TableHead[]
  /** the tables with a total row */
  totals: readonly TableHead[]
  /** whether it has an addressee and a subject of its own */
  addressed?: true
  subject?: true
  /** names of its sections, each with the tables in it; a silent one has nothing but a table */
  sections?: readonly { name: string; tables: readonly TableHead[]; silent?: true }[]
  /** the tables of each annex */
  annexes?: readonly TableHead[]
  /** sheets stand upright */
  upright?: true
}

const { department, kind, month } = balanceHeads

/** The reports as a form sees them. */
export const reportLayouts: Record<PaperName, ReportLayout> = {
  departments: { tables: [departmentsHead], totals: [departmentsHead] },
  'half-year': { tables: [kindsHead, meetingsHead], totals: [meetingsHead] },
  formulas: { tables: [formulasHead, departmentsByFormulasHead], totals: [departmentsByFormulasHead] },
  balance: { tables: [department, kind, month], totals: [department, kind, month] },
  memo: {
    tables: [volumeHead, placesHead, breachesHead, summaryHead, explanationsHead],
    totals: [placesHead, summaryHead],
    addressed: true,
    subject: true,
    sections: [
      { name: 'обсяг документів', tables: [volumeHead] },
      { name: 'документи на контролі', tables: [] },
      { name: 'виконання', tables: [] },
      { name: 'підрозділи', tables: [placesHead], silent: true },
      { name: 'порушення строків', tables: [breachesHead] },
      { name: 'доручення нарад, інспекцій та ефірів', tables: [] },
      { name: 'нагадування', tables: [] },
      { name: 'пропозиції', tables: [] },
    ],
    annexes: [summaryHead, explanationsHead],
    upright: true,
  },
  month: { tables: [volumeHead, placesHead], totals: [placesHead], upright: true },
  week: { tables: [weekHead, ...weekTaskHeads], totals: [weekHead], addressed: true, upright: true },
  department: { tables: [trendHead, ...departmentTaskHeads, movedHead], totals: [], upright: true },
  'not-in-time': { tables: [notInTimeHead], totals: [] },
  leadership: {
    tables: [trendHead, leadershipHeads.ranked, ...leadershipHeads.tasks],
    totals: [leadershipHeads.ranked],
    upright: true,
  },
  turnover: { tables: [turnoverHead], totals: [turnoverHead], upright: true },
}

export const CONTENT = 'зміст'
export const WORDS = 'слова'
export const ANNEXES = 'додатки'

/** «розділ 3»: what stands under the name of a section. */
export function sectionPlace(number: number): string {
  return `розділ ${number}`
}

/** The sentences of a section that has a table. */
export function sectionWordsPlace(number: number): string {
  return `слова розділу ${number}`
}

/** «додаток 1» */
export function annexPlace(number: number): string {
  return `додаток ${number}`
}

/** What the form of this report may ask for. */
export function formPlanOf(report: PaperName): FormPlan {
  const { tables, totals, addressed, subject, sections, annexes = [] } = reportLayouts[report]
  const numberOf = (table: TableHead) => tables.indexOf(table) + 1
  const inText = tables.filter((table) => !annexes.includes(table))
  const tableWays = (table: TableHead) => {
    const section = sections?.findIndex((one) => one.tables.includes(table)) ?? -1
    const annex = annexes.indexOf(table)
    return [
      tablePlace(numberOf(table)),
      ...(annex < 0 ? [CONTENT] : [ANNEXES, annexPlace(annex + 1)]),
      ...(section < 0 ? [] : [sectionPlace(section + 1)]),
    ]
  }
  return {
    words: {
      заголовок: 'назва звіту, як її дає програма',
      ...(subject && { тема: '«Про стан …»' }),
      організація: 'назва ради з реєстру',
      ...(addressed && { адресат: '«Міському голові»' }),
      'станом на':
        'період, день і те, як відомо: «І півріччя 2026 року · станом на 01.07.2026 · як відомо сьогодні»',
      період: '«І півріччя 2026 року»',
      день: 'день «станом на»: 01.07.2026',
      посада: 'хто підписує',
    },
    parts: {
      [CONTENT]: annexes.length > 0 ? 'усі слова й таблиці, крім додатків' : 'усі слова й таблиці звіту',
      [WORDS]: 'самі речення звіту, без таблиць',
      ...Object.fromEntries(
        (sections ?? []).flatMap(({ name, tables, silent }, at) => [
          [sectionPlace(at + 1), `${name}: усе під назвою розділу`],
          ...(tables.length > 0 && !silent ? [[sectionWordsPlace(at + 1), `${name}: самі речення`]] : []),
        ]),
      ),
      ...Object.fromEntries(
        tables.map((table) => [tablePlace(numberOf(table)), `готова таблиця «${table.name}»`]),
      ),
      ...(annexes.length > 0 && {
        [ANNEXES]: 'усі додатки',
        ...Object.fromEntries(annexes.map(({ name }, at) => [annexPlace(at + 1), `«${name}»`])),
      }),
    },
    tables: tables.map((table) => ({
      name: table.name,
      columns: table.columns.map(({ head }) => head.replaceAll('\u00ad', '')),
      total: totals.includes(table),
    })),
    required: [
      ['станом на'],
      ...inText.map(tableWays),
      ...annexes.map(tableWays),
      // The sentences, where the formula of each percentage stands.
      ...(sections
        ? sections.flatMap(({ tables, silent }, at) => {
            const own = tables.length > 0 ? [sectionWordsPlace(at + 1)] : []
            return silent ? [] : [[sectionPlace(at + 1), ...own, WORDS, CONTENT]]
          })
        : [[WORDS, CONTENT]]),
    ],
  }
}
