import type { ReportQuery } from '../reports/query/query.ts'
import type { Column } from './data-set.ts'

/** What every row of a report says first: about which days it is, and what was counted. */
export const periodColumns: readonly Column<{ query: ReportQuery }>[] = [
  {
    name: 'periodFrom',
    titles: 'Період від',
    description: 'Перший день періоду.',
    datatype: 'date',
    required: true,
    value: ({ query }) => query.period.from,
  },
  {
    name: 'periodTo',
    titles: 'Період до',
    description: 'Останній день періоду.',
    datatype: 'date',
    required: true,
    value: ({ query }) => query.period.to,
  },
  {
    name: 'asOf',
    titles: 'Станом на',
    description: 'Враховано те, що сталося до цього дня.',
    datatype: 'date',
    required: true,
    value: ({ query }) => query.asOf,
  },
  {
    name: 'knownOn',
    titles: 'Як відомо на',
    description: 'Враховано те, що записано до цієї миті (UTC); порожньо — усе, що записано досі.',
    datatype: 'dateTime',
    required: false,
    value: ({ query }) => query.knownOn,
  },
]
