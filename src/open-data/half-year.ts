import { reportedKinds } from '../reports/figures/figure-key.ts'
import type { ReportQuery } from '../reports/query/query.ts'
import type { HalfYearReport } from '../reports/reports/half-year-report.ts'
import type { Column, DataSet } from './data-set.ts'
import { periodColumns } from './period-columns.ts'

/** One figure of the half-year. */
interface HalfYearRow {
  query: ReportQuery
  subject: string
  figure: string
  value: number | null
  lastYear: number | null
  formula: string | null
}

/** The half-year figure by figure, in the order of the report. */
export function halfYearRows(query: ReportQuery, report: HalfYearReport): HalfYearRow[] {
  const row = (subject: string, figure: string, value: number | null, lastYear: number | null = null) => ({
    query,
    subject,
    figure,
    value,
    lastYear,
    formula: figure === 'percent' ? 'executed-in-full-of-given' : null,
  })
  const all = (subject: string, figures: Record<string, number | null>) =>
    Object.entries(figures).map(([figure, value]) => row(subject, figure, value))
  return [
    ...reportedKinds.flatMap((kind) => {
      const { lastYear, ...figures } = report.kinds[kind]
      const earlier: Record<string, number> = lastYear
      return Object.entries(figures).map(([figure, value]) => row(kind, figure, value, earlier[figure]))
    }),
    ...all('removal-decisions', report.removalDecisions),
    row('reminder-letters', 'count', report.reminderLetters),
    ...Object.entries(report.meetings).flatMap(([meeting, figures]) => all(meeting, figures)),
    ...all('instructions', report.instructions),
  ]
}

export const halfYearSet: DataSet<Column<HalfYearRow>> = {
  name: 'half-year',
  title: 'Показники контролю за півріччя',
  description:
    'Документи, наради й доручення за кожне закінчене півріччя: один рядок — один показник, поруч той самий показник торік.',
  columns: [
    ...periodColumns,
    {
      name: 'subject',
      titles: 'Про що',
      description:
        'higher-authority — документи вищих органів; executive-decision — рішення виконкому; mayoral-order — розпорядження; removal-decisions — рішення про зняття з контролю; reminder-letters — листи-нагадування; operational, inspection, broadcast — оперативні наради, інспекції, ефіри; instructions — доручення їхніх протоколів.',
      datatype: 'string',
      required: true,
      value: ({ subject }) => subject,
    },
    {
      name: 'figure',
      titles: 'Показник',
      description:
        'registered — зареєстровано; taken — взято на контроль; opening, closing — на контролі на початок і на кінець; removed — знято; stillOpenFromEarlier — з тих, що були на початок, лишилося; count — кількість; documents — документів; protocols — протоколів; questions — питань; instructions — доручень; given — надано; executedInFull — виконано у повному обсязі; percent — відсоток.',
      datatype: 'string',
      required: true,
      value: ({ figure }) => figure,
    },
    {
      name: 'value',
      titles: 'Значення',
      description: 'Ціле число; порожньо — рахувати нічого.',
      datatype: 'integer',
      required: false,
      value: ({ value }) => value,
    },
    {
      name: 'lastYearValue',
      titles: 'Торік',
      description: 'Той самий показник за той самий період торік; порожньо, де звіт торішнього не наводить.',
      datatype: 'integer',
      required: false,
      value: ({ lastYear }) => lastYear,
    },
    {
      name: 'formula',
      titles: 'Формула',
      description:
        'Лише для відсотка: executed-in-full-of-given — 100 × виконані у повному обсязі ÷ надані, з округленням до цілого.',
      datatype: 'string',
      required: false,
      value: ({ formula }) => formula,
    },
  ],
}
