import type { CsvCell } from './csv.ts'

/** A column of a set: what its passport says of it, and what stands in it. */
export interface Column<Row> {
  name: string
  /** what people call it */
  titles: string
  description: string
  datatype: 'string' | 'date' | 'dateTime' | 'integer'
  required: boolean
  value(row: Row): CsvCell
}

/** A set as the public reads it: a file, and its passport beside it. */
export interface DataSet<Row> {
  name: DataSetName
  title: string
  description: string
  columns: readonly Column<Row>[]
}

export const dataSetNames = ['acts', 'half-year', 'departments'] as const
export type DataSetName = (typeof dataSetNames)[number]
