import type { Day, Instant } from '../kernel/day.ts'

/** A report as a paper: what the page, Word, Excel and print set in their own ways. */
export interface ReportPaper {
  /** the name of the file, without its ending */
  name: string
  organization: string
  heading: readonly string[]
  /** to whom, where it is a memo: stands above at the right */
  addressee?: string
  /** «Про стан …»: stands under the heading at the left */
  subject?: string
  /** sheets lie unless a paper is mostly words */
  upright?: true
  /** «І півріччя 2023 року · станом на 01.07.2023 · як відомо сьогодні» */
  asOf: string
  blocks: readonly PaperBlock[]
  /** what follows the signature, on sheets of its own */
  annexes?: readonly PaperBlock[]
  /** who signs: the post; the name is written by hand. Nobody signs a forecast. */
  signedBy?: string
}

export type PaperBlock = PaperText | PaperTable

export interface PaperText {
  kind: 'text'
  text: string
  /** the same words, their figures with the way to what they count */
  pieces?: readonly PaperCell[]
  /** the name of a section */
  strong?: true
}

export interface PaperTable {
  kind: 'table'
  name: string
  columns: readonly PaperColumn[]
  rows: readonly (readonly PaperCell[])[]
  total?: readonly PaperCell[]
}

/** What a table is, whatever rows it has. */
export type TableHead = Pick<PaperTable, 'name' | 'columns'>

export interface PaperColumn {
  head: string
  /** millimetres: 257 are to be had on A4 lying, 170 on A4 upright */
  width: number
  /** stands in the middle whatever it is; figures do so by themselves */
  centred?: true
}

/** null is a figure that does not exist: printed «—», never 0. A link leads to the list or the card behind it. */
export type PaperCell = string | number | null | PaperLink

export interface PaperLink {
  value: string | number | null
  href: string
  /** the address of the figure it is, where it is one, and the question it answers */
  counted?: {
    figure: string
    question: { period: { from: Day; to: Day }; asOf: Day; knownOn: Instant | null }
  }
}

/** Rows of all its tables together. */
export function rowsOfPaper({ blocks, annexes = [] }: Pick<ReportPaper, 'blocks' | 'annexes'>): number {
  return [...blocks, ...annexes].reduce(
    (sum, block) => sum + (block.kind === 'table' ? block.rows.length : 0),
    0,
  )
}

/** What stands on paper, where nothing can be opened. */
export function plainCell(cell: PaperCell): string | number | null {
  return cell !== null && typeof cell === 'object' ? cell.value : cell
}

/** Words with figures in them, as a paragraph. */
export function said(words: TemplateStringsArray, ...cells: PaperCell[]): PaperText {
  const pieces = words.flatMap((text, at) => (at < cells.length ? [text, cells[at]!] : [text]))
  return { kind: 'text', text: pieces.map((piece) => String(plainCell(piece) ?? '—')).join(''), pieces }
}
