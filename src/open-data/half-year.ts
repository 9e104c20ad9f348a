import { halfYearFigures, halfYearSubjects } from '../reports/figures/half-year-figures.ts'
import type { ReportQuery } from '../reports/query/query.ts'
import type { HalfYear } from '../reports/reports/half-year.ts'
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
export function halfYearRows({ query, counts, percent }: HalfYear): HalfYearRow[] {
  const lastYear = new Map(
    halfYearFigures
      .filter(({ counts }) => 'lastYear' in counts)
      .map(({ key, subject, figure }) => [`${subject}/${figure}`, counts[key]]),
  )
  return [
    ...halfYearFigures
      .filter(({ path, counts }) => path && !('lastYear' in counts))
      .map(({ key, subject, figure }) => ({
        query,
        subject,
        figure,
        value: counts[key],
        lastYear: lastYear.get(`${subject}/${figure}`) ?? null,
        formula: null,
      })),
    {
      query,
      subject: 'instructions',
      figure: 'percent',
      value: percent,
      lastYear: null,
      formula: 'executed-in-full-of-given',
    },
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
      description: `${Object.entries(halfYearSubjects)
        .map(([subject, name]) => `${subject} — ${name}`)
        .join('; ')}.`,
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
