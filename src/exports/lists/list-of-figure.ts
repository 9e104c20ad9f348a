import type { ListColumn, ListRow } from '../../print/list-table.ts'
import { behindFigure, type CountedThings } from '../../reports/figures/behind-figure.ts'
import { type CountedRows, countedAmong } from '../../reports/figures/counted-rows.ts'
import { departmentOfFigure, readFigureKey } from '../../reports/figures/figure-key.ts'
import { capital, wordsOfFigure } from '../../reports/figures/figure-text.ts'
import { figureHref } from '../../reports/query/addresses.ts'
import { asOfLine } from '../../reports/query/as-of-line.ts'
import { readQuestion } from '../../reports/query/query.ts'
import { departmentName } from '../../reports/reports/discipline-sheet.ts'
import type { AskedList, Asking } from './requested-list.ts'

/** What a figure of a report counts, row by row. */
export async function listOfFigure(
  { context, actor, today }: Asking,
  path: string,
  query: URLSearchParams,
): Promise<AskedList | undefined> {
  const db = context.reports
  const figure = readFigureKey(query.get('figure') ?? '')
  if (!figure || path !== `/reports/${figure.report}/list`) return undefined
  const asked = (name: string) => query.get(name) ?? undefined
  const question = readQuestion(
    { from: asked('from'), to: asked('to'), asOf: asked('asOf'), knownOn: asked('knownOn') },
    today,
  )
  if (!question.ok) return undefined
  const department = await departmentName(db, question.value, departmentOfFigure(figure))
  if (department === undefined) return undefined
  const { kinds } = await context.reference()
  const { name, formula } = wordsOfFigure(figure, kinds, department)
  let things: CountedThings | undefined
  const counted = async () => {
    things ??= await behindFigure(db, question.value, figure)
    return things
  }
  const { of } = await counted()
  const kindName = (id: string) => kinds.find((kind) => kind.id === id)?.name ?? id
  return {
    address: figureHref(question.value, figure),
    name,
    columns: columnsOf[of],
    conditions: `${asOfLine(question.value)}. ${capital(formula)}`,
    ids: async (most) => (await counted()).ids.slice(0, most),
    rows: async (ids) =>
      rowsOf(
        await countedAmong(db, actor, { of, ids: [...ids] }, question.value),
        columnsOf[of].length,
        kindName,
      ),
  }
}

const document: readonly ListColumn[] = [
  { head: 'Документ №', width: 16 },
  { head: 'Дата документа', width: 12, holds: 'day' },
  { head: 'Вид', width: 22 },
]

const columnsOf: Record<CountedThings['of'], readonly ListColumn[]> = {
  task: [
    ...document,
    { head: 'Пункт', width: 8 },
    { head: 'Завдання', width: 60 },
    { head: 'Головний виконавець', width: 32 },
    { head: 'Особа', width: 20 },
    { head: 'Початковий строк', width: 12, holds: 'day' },
    { head: 'Строк', width: 12, holds: 'day' },
    { head: 'Взято на контроль', width: 12, holds: 'day' },
    { head: 'Виконано', width: 12, holds: 'day' },
    { head: 'Стан виконання', width: 14 },
    { head: 'Знято', width: 12, holds: 'day' },
  ],
  document: [...document, { head: 'Заголовок', width: 70 }],
  question: [...document, { head: 'Питання №', width: 10, holds: 'figure' }, { head: 'Питання', width: 70 }],
  letter: [
    { head: 'Лист №', width: 10, holds: 'figure' },
    { head: 'Дата', width: 12, holds: 'day' },
    { head: 'Кому', width: 32 },
  ],
  decision: [
    { head: 'Рішення №', width: 16 },
    { head: 'Дата', width: 12, holds: 'day' },
  ],
}

/** What this person may not open is counted, and stands as a row that says so. */
const CLOSED = 'Запис враховано; його зміст вам недоступний'

function rowsOf(counted: CountedRows, columns: number, kindName: (id: string) => string): ListRow[] {
  const closed: ListRow = [CLOSED, ...Array.from({ length: columns - 1 }, () => null)]
  switch (counted.of) {
    case 'task':
      return counted.rows.map((row) =>
        row
          ? [
              row.number,
              row.registered_on,
              kindName(row.kind),
              row.point,
              row.text,
              row.department,
              row.person,
              row.first_due_day,
              row.due_day,
              row.placed_on,
              row.executed_on,
              row.completeness && COMPLETENESS[row.completeness],
              row.removed_on,
            ]
          : closed,
      )
    case 'document':
      return counted.rows.map((row) =>
        row ? [row.number, row.registered_on, kindName(row.kind), row.title] : closed,
      )
    case 'question':
      return counted.rows.map((row) =>
        row ? [row.number, row.registered_on, kindName(row.kind), row.position, row.title] : closed,
      )
    case 'letter':
      return counted.rows.map((row) => (row ? [row.number, row.sent_on, row.person] : closed))
    case 'decision':
      return counted.rows.map(({ number, date }) => [number, date])
    default:
      return counted satisfies never
  }
}

const COMPLETENESS = { full: 'у повному обсязі', partly: 'частково' }
