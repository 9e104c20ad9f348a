/** A list as a table to take away: what its columns are, and words about it for a later reader of the file. */
export interface ListTable {
  /** «Завдання на контролі»: the name of the sheet and of the file */
  name: string
  columns: readonly ListColumn[]
  /** whose list, which filters, as of when: pairs of a label and its words */
  about: readonly (readonly [label: string, words: string])[]
}

export interface ListColumn {
  head: string
  /** in characters */
  width: number
  /** text by default; a day is written as a date, a figure as a number */
  holds?: 'day' | 'figure'
}

/** null is an empty cell; a column of days holds ISO text. */
export type ListCell = string | number | null

export type ListRow = readonly ListCell[]
