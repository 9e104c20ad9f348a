import type { ListRow } from './list-table.ts'
import { type PaperTable, plainCell, type ReportPaper } from './paper.ts'
import { ROWS_OF_SHEET, sheetClosing, sheetOpening, sheetRows, textSheet } from './xlsx/sheet-xml.ts'
import { type WrittenSheet, workbookPieces, writtenSheet } from './xlsx/workbook-pieces.ts'

/** How many rows are written as one text: a string has a longest length. */
const ROWS_OF_TEXT = 10_000

/** Millimetres of paper in Excel's measure: the width of so many figures. */
const charactersOf = (millimetres: number) => Math.max(8, Math.round(millimetres / 2))

/** A report as a workbook: one sheet for its text, one for each table, figures as numbers. */
export async function workbook(paper: ReportPaper): Promise<Uint8Array> {
  const blocks = [...paper.blocks, ...(paper.annexes ?? [])]
  const words = [
    paper.organization,
    ...paper.heading,
    ...(paper.subject ? [paper.subject] : []),
    paper.asOf,
    ...blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : [])),
  ]
  const sheets = [await writtenSheet({ name: 'Звіт' }, [textSheet(words, 1 + paper.heading.length)])]
  for (const block of blocks) if (block.kind === 'table') sheets.push(...(await sheetsOf(block)))
  return joined(workbookPieces(sheets))
}

async function sheetsOf(table: PaperTable): Promise<WrittenSheet[]> {
  const columns = table.columns.map(({ head, width }) => ({ head, width: charactersOf(width) }))
  const sheets: WrittenSheet[] = []
  for (let from = 0; from === 0 || from < table.rows.length; from += ROWS_OF_SHEET) {
    const rows = table.rows.slice(from, from + ROWS_OF_SHEET)
    const total = from + rows.length === table.rows.length ? table.total : undefined
    sheets.push(await writtenSheet({ name: table.name, head: true }, texts(rows, total)))
  }
  return sheets

  function* texts(rows: PaperTable['rows'], total: PaperTable['total']) {
    yield sheetOpening(columns)
    for (let from = 0; from < rows.length; from += ROWS_OF_TEXT)
      yield sheetRows(columns, rows.slice(from, from + ROWS_OF_TEXT).map(plainRow))
    if (total) yield sheetRows(columns, [plainRow(total)], true)
    yield sheetClosing(columns, rows.length)
  }
}

function plainRow(cells: PaperTable['rows'][number]): ListRow {
  return cells.map((cell) => plainCell(cell) ?? '—')
}

async function joined(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  const bytes = new Uint8Array(all.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of all) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}
