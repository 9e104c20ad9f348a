import type { DocumentKind } from '../../journals/kind.ts'
import { formatDay, parseIsoDay, yearOf } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import type { Column, RawRow } from './columns.ts'
import { type DocumentCells, type RegisterRow, type RowReading, readRow } from './register-row.ts'
import { because, type Rejection, rejectionOf } from './row-reasons.ts'
import { type DocumentKey, keyWord } from './store.ts'

/** A document of the file with the rows that can be loaded. */
export interface DocumentOfFile {
  key: DocumentKey
  word: string
  kind: DocumentKind
  /** what its rows say together: the first that fills a cell */
  cells: DocumentCells & { title: string | null }
  rows: RegisterRow[]
  /** rows that repeat another one of the file in every cell */
  repeated: number
  /** every point of the document in the file, of refused rows too, so that each row keeps its own task */
  points: { row: number; point: string; text: string }[]
}

/** Rows grouped by document; rows that cannot be loaded are returned separately with their reasons. */
export function readDocument(
  raws: readonly RawRow[],
  reading: RowReading,
): { document: DocumentOfFile | null; rejections: Rejection[] } {
  const rejections: Rejection[] = []
  const seen = new Set<string>()
  let document: DocumentOfFile | null = null
  const says = new Map<keyof DocumentCells, number>()
  const points: DocumentOfFile['points'] = []
  for (const raw of raws) {
    if (raws.length > 1) {
      const whole = JSON.stringify(raw.cells)
      if (seen.has(whole) && document) {
        document.repeated++
        continue
      }
      seen.add(whole)
    }
    const read = readRow(raw, reading)
    points.push({ row: raw.row, point: raw.cells.point ?? '', text: raw.cells.text ?? '' })
    if (!read.ok) {
      rejections.push(rejectionOf(raw.row, read.reasons))
      continue
    }
    const row = read.value
    document ??= beginDocument(row, points)
    const against = disagreement(document.cells, row.document)
    if (against) {
      const there = inWords(document.cells[against]!)
      const reason = because.disagrees(says.get(against)!, there)
      rejections.push(rejectionOf(raw.row, [{ column: columnOf[against], reason }]))
      continue
    }
    merge(document.cells, row, says)
    document.rows.push(row)
  }
  if (document?.cells.title === null) {
    const untitled = document.rows.map(({ row }) =>
      rejectionOf(row, [{ column: 'title', reason: because.noTitle }]),
    )
    return { document: null, rejections: [...rejections, ...untitled] }
  }
  return { document, rejections }
}

function beginDocument(
  { kind, number, document }: RegisterRow,
  points: DocumentOfFile['points'],
): DocumentOfFile {
  const key = { kind: kind.id, year: yearOf(document.registeredOn), number }
  const cells = { ...document, title: document.title ?? null }
  return { key, word: keyWord(key), kind, cells, rows: [], repeated: 0, points }
}

const columnOf: Record<keyof DocumentCells, Column> = {
  registeredOn: 'date',
  receivedAt: 'received',
  correspondent: 'correspondent',
  correspondentNumber: 'correspondentNumber',
  correspondentDate: 'correspondentDate',
  title: 'title',
}
const fields = Object.keys(columnOf) as (keyof DocumentCells)[]

/** The first cell in which a row says other than the rows before it; an empty one says nothing. */
function disagreement(before: DocumentCells, row: DocumentCells): keyof DocumentCells | undefined {
  return fields.find((field) => {
    const [there, here] = [before[field], row[field]]
    if (there == null || here == null) return false
    return field === 'correspondent' ? fold(there) !== fold(here) : there !== here
  })
}

// Days as people write them, the hour of receipt after its day.
function inWords(value: string): string {
  const date = parseIsoDay(value.slice(0, 10))
  return date ? `${formatDay(date)} ${value.slice(11)}`.trim() : value
}

function merge(
  cells: DocumentOfFile['cells'],
  { row, document }: RegisterRow,
  says: Map<keyof DocumentCells, number>,
): void {
  for (const field of fields) {
    if (document[field] == null || says.has(field)) continue
    Object.assign(cells, { [field]: document[field] })
    says.set(field, row)
  }
}
