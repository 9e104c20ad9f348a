/** A report as a paper: what Word, Excel and print set in their own ways. */
export interface ReportPaper {
  /** the name of the file, without its ending */
  name: string
  organization: string
  heading: readonly string[]
  /** «І півріччя 2023 року · станом на 01.07.2023 · як відомо сьогодні» */
  asOf: string
  blocks: readonly PaperBlock[]
  /** who signs: the post; the name is written by hand */
  signedBy: string
}

export type PaperBlock = { kind: 'text'; text: string } | PaperTable

export interface PaperTable {
  kind: 'table'
  name: string
  columns: readonly PaperColumn[]
  rows: readonly (readonly PaperCell[])[]
  total?: readonly PaperCell[]
}

export interface PaperColumn {
  head: string
  /** millimetres on A4 lying, where 257 are to be had */
  width: number
}

/** null is a figure that does not exist: printed «—», never 0. */
export type PaperCell = string | number | null
