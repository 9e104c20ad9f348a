import { type CsvCell, csvLine } from './csv.ts'

/** A column of a set as its passport tells of it. */
export interface ColumnWords {
  name: string
  /** what people call it */
  titles: string
  description: string
  datatype: 'string' | 'date' | 'dateTime' | 'integer'
  required: boolean
}

/** And what stands in it. */
export interface Column<Row> extends ColumnWords {
  value(row: Row): CsvCell
}

export const dataSetNames = ['acts', 'half-year', 'departments'] as const
export type DataSetName = (typeof dataSetNames)[number]

/** A set as the public reads it: a file, and its passport beside it. */
export interface DataSet<C extends ColumnWords = ColumnWords> {
  name: DataSetName
  title: string
  description: string
  columns: readonly C[]
}

/** The first line of its file. */
export function headOf({ columns }: DataSet): string {
  return csvLine(columns.map(({ name }) => name))
}

/** The lines of these rows. */
export function linesOf<Row>({ columns }: DataSet<Column<Row>>, rows: readonly Row[]): string {
  return rows.map((row) => csvLine(columns.map(({ value }) => value(row)))).join('')
}
