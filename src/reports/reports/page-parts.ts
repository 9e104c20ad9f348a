import { type PaperCell, type PaperLink, said } from '../../print/paper.ts'
import type { TrendMonth } from './discipline-trend.ts'

/** What the page of a report shows, part by part in its order; a figure in it opens the list behind it. */
export type PagePart =
  | { kind: 'tiles'; tiles: readonly PageTile[] }
  | PageExplanation
  | { kind: 'text'; pieces: readonly PaperCell[]; muted?: true }
  | PageTable
  | { kind: 'trend'; title: string; months: readonly TrendMonth[]; note: string }
  /** short lists, side by side where there is room */
  | { kind: 'lists'; lists: readonly PageList[] }
  | { kind: 'meanings'; meanings: readonly { name: string; formula: string }[] }
  | { kind: 'empty'; title: string; text: string }

export interface PageExplanation {
  kind: 'explanation'
  title: string
  pieces: readonly PaperCell[]
  /** the lists above, below and outside of a percentage; on the screen only */
  lists?: { numerator: PaperLink; denominator: PaperLink; leftOut: PaperLink }
}

export interface PageTile {
  value: string | number
  pieces: readonly PaperCell[]
  href?: string
  tone?: 'bad' | 'warn'
}

export interface PageList {
  title: string
  lines: readonly PageLine[]
  /** what is said where there are none */
  none?: string
  /** below the list */
  foot?: readonly PaperCell[]
}

/** A day, a thing with the way to it, what is small beside it. */
export interface PageLine {
  day: string
  /** null: it is counted, and may not be opened */
  thing: readonly PaperCell[] | null
  sub?: string
}

export interface PageTable {
  kind: 'table'
  label: string
  columns: readonly PageColumn[]
  rows: readonly PageRow[]
  total?: PageRow
  /** places, names, bars: the columns share the width in their own way */
  ranking?: true
}

export interface PageColumn {
  head: string
  /** a second line of the head */
  sub?: string
  /** how the column is counted, shown on pointing at it */
  meaning?: string
  /** the column names the row, or holds text; others hold figures */
  holds?: 'name' | 'text'
}

export interface PageRow {
  cells: readonly PageCell[]
  /** the row stands out as a total does */
  strong?: boolean
}

export interface PageCell {
  value: PaperCell
  strong?: true
  tone?: 'bad'
  /** the value is a percentage and is drawn as a bar; what stands where there is none */
  bar?: { none: string; tone?: 'bad' }
  /** a second line */
  sub?: readonly PaperCell[]
  /** which is never broken, however narrow the column */
  unbroken?: true
}

/** Words with figures in them. */
export function pieces(words: TemplateStringsArray, ...cells: PaperCell[]): readonly PaperCell[] {
  return said(words, ...cells).pieces!
}

/** Cells that have nothing but their values. */
export function cells(...values: PaperCell[]): PageCell[] {
  return values.map((value) => ({ value }))
}
