import type { Day, Instant } from '../kernel/day.ts'

/** A document on paper, whichever room writes it: the screen, the print and Word set it alike. */
export interface Paper {
  /** the title of its file */
  title: string
  sheets: readonly PaperSheet[]
}

/** Pages of one orientation; a sheet begins on a new page. */
export interface PaperSheet {
  landscape?: true
  blocks: readonly SheetBlock[]
}

export type SheetBlock = PaperLine | PaperText | SheetTable

/** A line with a position of its own in ДСТУ 4163; several lines of one position are separated by a line break. */
export interface PaperLine {
  kind: 'line'
  as: LineStyle
  text: string
  /** at the right margin, in «sides» and «signature» */
  right?: string
}

export type LineStyle =
  /** «проєкт», above at the right */
  | 'mark'
  /** whose paper it is: centred, the first line of a letter as a heading */
  | 'letterhead'
  /** centred and bold */
  | 'heading'
  /** «РІШЕННЯ»: a heading with room around it */
  | 'title'
  /** the date and the number at the left, the place at the right */
  | 'sides'
  /** to whom, or to what an annex belongs: a block at the right */
  | 'addressee'
  /** «Про стан …»: bold, in the left half */
  | 'subject'
  /** a salutation, the day of a report */
  | 'centred'
  /** a paragraph without an indent */
  | 'plain'
  /** the post at the left, the name at the right */
  | 'signature'
  /** who prepared the paper, in small type */
  | 'writer'

/** A table with what only paper has: groups of rows and cells of several paragraphs. */
export interface SheetTable extends Omit<PaperTable, 'rows'> {
  rows: readonly (readonly SheetCell[])[]
  /** a line across the table above the row of this index */
  groups?: readonly { before: number; title: string }[]
  /** size of type in points, where it is not that of reports */
  points?: number
  /** the heading above says already what it is */
  nameless?: true
}

export type SheetCell = PaperCell | readonly CellParagraph[]

export interface CellParagraph {
  text: string
  as?: 'italic' | 'small'
}

/** A report as a paper, from which the page, Word, Excel and print are made. */
export interface ReportPaper {
  /** the name of the file, without its ending */
  name: string
  organization: string
  heading: readonly string[]
  /** the recipient of a memo, above at the right */
  addressee?: string
  /** «Про стан …», under the heading at the left */
  subject?: string
  /** a portrait sheet, for papers that are mostly text; the others are landscape */
  upright?: true
  /** «І півріччя 2023 року · станом на 01.07.2023 · як відомо сьогодні» */
  asOf: string
  blocks: readonly PaperBlock[]
  /** what follows the signature, on a new page */
  annexes?: readonly PaperBlock[]
  /** the post of the signer; the name is written by hand. A forecast has no signer. */
  signedBy?: string
}

export type PaperBlock = PaperText | PaperTable

export interface PaperText {
  kind: 'text'
  text: string
  /** the same text, with links from its figures to what they count */
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

/** A table without its rows. */
export type TableHead = Pick<PaperTable, 'name' | 'columns'>

export interface PaperColumn {
  head: string
  /** millimetres: landscape A4 has room for 257, portrait A4 for 170 */
  width: number
  /** centred text; figures are always centred */
  centred?: true
}

/** null is a figure that does not exist: printed «—», never 0. A link leads to the list or the card behind it. */
export type PaperCell = string | number | null | PaperLink

export interface PaperLink {
  value: string | number | null
  href: string
  /** for a figure: its key and the query it answers */
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

/** A report as the sheets it is printed on: the annexes begin on a new page. */
export function reportOnPaper(report: ReportPaper): Paper {
  const orientation = report.upright ? {} : { landscape: true as const }
  const main: SheetBlock[] = [
    line('letterhead', report.organization),
    ...(report.addressee ? [line('addressee', report.addressee)] : []),
    ...report.heading.map((text) => line('heading', text)),
    line('centred', report.asOf),
    ...(report.subject ? [line('subject', report.subject)] : []),
    ...report.blocks,
    ...(report.signedBy ? [line('signature', report.signedBy, UNSIGNED)] : []),
  ]
  return {
    title: report.name,
    sheets: [
      { ...orientation, blocks: main },
      ...(report.annexes ? [{ ...orientation, blocks: report.annexes }] : []),
    ],
  }
}

/** Room for a name that is written by hand. */
export const UNSIGNED = '____________________'

/** A line with a position of its own; `right` is the text at the right margin, in «sides» and «signature». */
export function line(as: LineStyle, text: string, right?: string): PaperLine {
  return { kind: 'line', as, text, ...(right !== undefined && { right }) }
}

/** A paragraph of the text. */
export function paragraph(text: string): PaperText {
  return { kind: 'text', text }
}

/** The value of a cell on paper, without its link. */
export function plainCell(cell: PaperCell): string | number | null {
  return cell !== null && typeof cell === 'object' ? cell.value : cell
}

/** A paragraph with figures in it. */
export function said(words: TemplateStringsArray, ...cells: PaperCell[]): PaperText {
  const pieces = words.flatMap((text, at) => (at < cells.length ? [text, cells[at]!] : [text]))
  return { kind: 'text', text: pieces.map((piece) => String(plainCell(piece) ?? '—')).join(''), pieces }
}
