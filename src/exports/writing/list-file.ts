import type { ListFormat } from '../../kernel/list-format.ts'
import type { ListRow, ListTable } from '../../print/list-table.ts'
import { deflated, type Piece } from '../../print/xlsx/deflated.ts'
import { sheetClosing, sheetOpening, sheetRows } from '../../print/xlsx/sheet-xml.ts'
import { type WrittenSheet, workbookPieces, writtenSheet } from '../../print/xlsx/workbook-pieces.ts'
import { type PartPlace, type PartPlan, partPlace, partsOf, sheetsOf } from '../part-plan.ts'
import { csvOpening, csvRows } from './csv-rows.ts'

export interface ListFile {
  format: ListFormat
  table: ListTable
}

/** The lengths and the checksum of a written part, from which the parts are put together. */
export interface WrittenPart extends Omit<Piece, 'bytes'> {
  bytes: number
}

/** Writes some rows of a list as they will stand in its file; `crcBefore` is the last part's, of the same sheet. */
export async function writePart(
  { format, table: { columns } }: ListFile,
  rows: readonly ListRow[],
  { place, crcBefore }: { place: PartPlace; crcBefore: number },
): Promise<Piece> {
  if (format === 'csv') {
    const bytes = new TextEncoder().encode((place.from === 0 ? csvOpening(columns) : '') + csvRows(rows))
    return { bytes, length: bytes.length, crc: 0 }
  }
  const text =
    (place.opensSheet ? sheetOpening(columns) : '') +
    sheetRows(columns, rows) +
    (place.closesSheet ? sheetClosing(columns, place.rowsOfSheet) : '')
  return deflated(text, place.opensSheet ? 0 : crcBefore)
}

/** The file of parts that have all been written; each is opened when its turn comes. */
export function wholeFile(
  { format, table }: ListFile,
  { parts, rows, plan }: { parts: readonly WrittenPart[]; rows: number; plan: PartPlan },
  open: (part: number) => AsyncIterable<Uint8Array>,
): AsyncIterable<Uint8Array> {
  const numbers = Array.from({ length: partsOf(rows, plan) }, (_, part) => part)
  if (format === 'csv') return inTurn(numbers, open)
  const count = sheetsOf(rows, plan)
  const sheets = Array.from({ length: count }, (_, sheet): WrittenSheet => {
    const own = numbers.filter((part) => partPlace(part, rows, plan).sheet === sheet)
    const sum = (of: 'length' | 'bytes') => own.reduce((all, part) => all + parts[part]![of], 0)
    return {
      name: count === 1 ? table.name : `Аркуш ${sheet + 1} з ${count}`,
      head: true,
      crc: parts[own.at(-1)!]!.crc,
      length: sum('length'),
      deflatedLength: sum('bytes'),
      pieces: () => inTurn(own, open),
    }
  })
  return withAbout(table, sheets)
}

/** The sheets of a list, and one of words about it. */
async function* withAbout({ about }: ListTable, sheets: readonly WrittenSheet[]) {
  const columns = [
    { head: 'Список', width: 26 },
    { head: about[0]?.[1] ?? '', width: 90 },
  ]
  const rows = about.slice(1)
  const text = sheetOpening(columns) + sheetRows(columns, rows) + sheetClosing(columns, rows.length)
  yield* workbookPieces([...sheets, await writtenSheet({ name: 'Про список' }, [text])])
}

async function* inTurn(numbers: readonly number[], open: (part: number) => AsyncIterable<Uint8Array>) {
  for (const part of numbers) yield* open(part)
}
