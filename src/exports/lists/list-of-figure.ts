import { capital } from '../../kernel/capital.ts'
import type { Day } from '../../kernel/day.ts'
import type { ListRow } from '../../print/list-table.ts'
import { type FileColumn, fileRow } from '../../print/register-column.ts'
import { type CountedRows, countedAmong } from '../../reports/figures/counted-rows.ts'
import { departmentName } from '../../reports/figures/department-figures.ts'
import type { CountedThings } from '../../reports/figures/figure.ts'
import { behindFigure, readFigure } from '../../reports/figures/figures.ts'
import { HIDDEN_THING } from '../../reports/figures/thing-text.ts'
import { figureHref } from '../../reports/query/addresses.ts'
import { asOfLine } from '../../reports/query/as-of-line.ts'
import { readQuery } from '../../reports/query/query.ts'
import type { ListRequest, RequestedList } from './requested-list.ts'

/** What a figure of a report counts, row by row. */
export async function listOfFigure(
  { context, actor, today }: ListRequest,
  path: string,
  query: URLSearchParams,
): Promise<RequestedList | undefined> {
  const db = context.reports
  const figure = readFigure(query.get('figure') ?? '')
  if (!figure || path !== `/reports/${figure.key.split('/')[0]}/list`) return undefined
  const parameter = (name: string) => query.get(name) ?? undefined
  const question = readQuery(
    { from: parameter('from'), to: parameter('to'), asOf: parameter('asOf'), knownOn: parameter('knownOn') },
    today,
  )
  if (!question.ok) return undefined
  const department = await departmentName(db, question.value, figure.department)
  if (department === undefined) return undefined
  const { kinds } = await context.reference()
  const name = figure.name({ kinds, department })
  let things: CountedThings | undefined
  const counted = async () => {
    things ??= await behindFigure(db, question.value, figure.key)
    return things
  }
  const { of } = figure
  // Rows are of the things that are counted, and so are the columns.
  const columns = columnsFor((id) => kinds.find((kind) => kind.id === id)?.name ?? id)[of] as FileColumn<
    CountedRows['rows'][number] & object
  >[]
  return {
    address: figureHref(question.value, figure.key),
    name,
    columns,
    conditions: `${asOfLine(question.value)}. ${capital(figure.formula)}`,
    ids: async (most) => (await counted()).ids.slice(0, most),
    rows: async (ids) =>
      rowsOf(columns, (await countedAmong(db, actor, { of, ids: [...ids] }, question.value)).rows),
  }
}

interface OfDocument {
  number: string
  registered_on: Day
  kind: string
}

type Columns = { [of in CountedThings['of']]: readonly FileColumn<RowOf<of>>[] }
type RowOf<O> = NonNullable<Extract<CountedRows, { of: O }>['rows'][number]>

function columnsFor(kindName: (id: string) => string): Columns {
  const document: FileColumn<OfDocument>[] = [
    { head: 'Документ №', width: 16, value: ({ number }) => number },
    { head: 'Дата документа', width: 12, holds: 'day', value: ({ registered_on }) => registered_on },
    { head: 'Вид', width: 22, value: ({ kind }) => kindName(kind) },
  ]
  return {
    task: [
      ...document,
      { head: 'Пункт', width: 8, value: ({ point }) => point },
      { head: 'Завдання', width: 60, value: ({ text }) => text },
      { head: 'Головний виконавець', width: 32, value: ({ department }) => department },
      { head: 'Особа', width: 20, value: ({ person }) => person },
      { head: 'Початковий строк', width: 12, holds: 'day', value: ({ first_due_day }) => first_due_day },
      { head: 'Строк', width: 12, holds: 'day', value: ({ due_day }) => due_day },
      { head: 'Взято на контроль', width: 12, holds: 'day', value: ({ placed_on }) => placed_on },
      { head: 'Виконано', width: 12, holds: 'day', value: ({ executed_on }) => executed_on },
      {
        head: 'Стан виконання',
        width: 14,
        value: ({ completeness }) => completeness && COMPLETENESS[completeness],
      },
      { head: 'Знято', width: 12, holds: 'day', value: ({ removed_on }) => removed_on },
    ],
    document: [...document, { head: 'Заголовок', width: 70, value: ({ title }) => title }],
    question: [
      ...document,
      { head: 'Питання №', width: 10, holds: 'figure', value: ({ position }) => position },
      { head: 'Питання', width: 70, value: ({ title }) => title },
    ],
    letter: [
      { head: 'Лист №', width: 10, holds: 'figure', value: ({ number }) => number },
      { head: 'Дата', width: 12, holds: 'day', value: ({ sent_on }) => sent_on },
      { head: 'Кому', width: 32, value: ({ person }) => person },
    ],
    decision: [
      { head: 'Рішення №', width: 16, value: ({ number }) => number },
      { head: 'Дата', width: 12, holds: 'day', value: ({ date }) => date },
    ],
  }
}

const COMPLETENESS = { full: 'у повному обсязі', partly: 'частково' }

// What this person may not open is counted, and stands as a row that says so.
function rowsOf<Row>(columns: readonly FileColumn<Row>[], rows: readonly (Row | null)[]): ListRow[] {
  const hidden: ListRow = columns.map((_, place) => (place === 0 ? HIDDEN_THING : null))
  return rows.map((row) => (row ? fileRow(columns, row) : hidden))
}
