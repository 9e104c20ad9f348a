import { z } from 'zod'
import type { ListCell, ListColumn, ListRow } from './list-table.ts'

/** A column of a file and the value of its cells. */
export interface FileColumn<Row> extends ListColumn {
  value(row: Row): ListCell
}

/** What a program receives under one key: its schema, and its value where that is not the cell of the file. */
type Answer<Row> = z.ZodType | readonly [z.ZodType, (row: Row) => unknown]

/**
 * A column of a register, said once for the screen, for Excel and CSV and for programs. Where it has no head it is for programs
 * alone; where it has no `screen` it is in files alone.
 */
export interface RegisterColumn<Row, Key extends string = string, Order extends string = string> {
  key: Key
  head?: string
  /** in characters, in a file */
  width?: number
  holds?: ListColumn['holds']
  value?(row: Row): ListCell
  /** `col` is the class of its width; `order` names the order of the list that its head leads to */
  screen?: { head?: string; col?: string; num?: boolean; order?: Order }
  /** by key; «document.index» stands in an object of its own */
  answer?: Record<string, Answer<Row>>
}

/** The columns of a file, in order. */
export function fileColumns<Row>(columns: readonly RegisterColumn<Row>[]): FileColumn<Row>[] {
  return columns.flatMap(({ head, width, holds, value }) =>
    head && width && value ? [{ head, width, holds, value }] : [],
  )
}

/** A row of a file by its columns. */
export function fileRow<Row>(columns: readonly FileColumn<Row>[], row: Row): ListRow {
  return columns.map(({ value }) => value(row))
}

/** The schema of a row as programs receive it. */
export function answerSchema<Row>(columns: readonly RegisterColumn<Row>[]): z.ZodObject {
  const objects = nested(columns, (answer) => ('_zod' in answer ? answer : answer[0]))
  const shape = Object.entries(objects).map(([key, one]) => [key, '_zod' in one ? one : z.strictObject(one)])
  return z.strictObject(Object.fromEntries(shape))
}

/** A row as programs receive it. */
export function answerRow<Row>(columns: readonly RegisterColumn<Row>[], row: Row): Record<string, unknown> {
  return nested(columns, (answer, { value }) => ('_zod' in answer ? value?.(row) : answer[1](row)))
}

function nested<Row, T>(
  columns: readonly RegisterColumn<Row>[],
  of: (answer: Answer<Row>, column: RegisterColumn<Row>) => T,
): Record<string, T | Record<string, T>> {
  const all: Record<string, T | Record<string, T>> = {}
  for (const column of columns) {
    for (const [path, answer] of Object.entries(column.answer ?? {})) {
      const [key = '', inner] = path.split('.')
      const made = of(answer, column)
      if (inner) all[key] = { ...(all[key] as Record<string, T> | undefined), [inner]: made }
      else all[key] = made
    }
  }
  return all
}
