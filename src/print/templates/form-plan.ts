import { fold } from '../../kernel/fold.ts'

/** The placeholders that a Word form of a paper may have, and those it must have. */
export interface FormPlan {
  /** places inside a sentence, with what stands there */
  words: Readonly<Record<string, string>>
  /** places that take a paragraph of their own: words and tables as the program sets them */
  parts: Readonly<Record<string, string>>
  /** tables that a form may set itself, by number from 1 */
  tables: readonly FormTable[]
  /** the form must have at least one placeholder of each group */
  required: readonly (readonly string[])[]
}

export interface FormTable {
  name: string
  /** heads of its columns; none where they change from day to day, and only the ready table is to be had */
  columns: readonly string[]
  total: boolean
}

/** The level of a placeholder in a form: the text, a table of the paper, or a row of it. */
export type PlaceScope = { in: 'form' } | { in: 'table'; number: number } | { in: 'row'; number: number }

export const ROWS = 'рядки'
export const TOTAL = 'підсумок'
export const TABLE_NAME = 'назва'

/** «таблиця 2»: the ready table, and, opened by #, what a form sets itself. */
export function tablePlace(number: number): string {
  return `таблиця ${number}`
}

/** A column of a row, by its number: narrow enough for a narrow column. */
export function columnPlace(number: number): string {
  return String(number)
}

/** The normalized name of a placeholder: Word changes capitals and spaces. */
export function placeName(written: string): string {
  return fold(written)
}

/** The number of the table that this place opens. */
export function tableNumber(place: string): number | null {
  const match = /^таблиця (\d{1,2})$/.exec(place)
  return match ? Number(match[1]) : null
}

/** Places that take a value here. */
export function placesIn(plan: FormPlan, scope: PlaceScope): string[] {
  const words = Object.keys(plan.words)
  if (scope.in === 'form') return [...words, ...Object.keys(plan.parts)]
  if (scope.in === 'table') return [...words, TABLE_NAME]
  const { columns } = plan.tables[scope.number - 1]!
  return [...words, TABLE_NAME, ...columns.map((_, at) => columnPlace(at + 1))]
}

/** Places that open something here: {#таблиця 1}, {#рядки}. */
export function openingsIn(plan: FormPlan, scope: PlaceScope): string[] {
  if (scope.in === 'form')
    return plan.tables.flatMap(({ columns }, at) => (columns.length > 0 ? [tablePlace(at + 1)] : []))
  if (scope.in === 'row') return []
  return plan.tables[scope.number - 1]!.total ? [ROWS, TOTAL] : [ROWS]
}
