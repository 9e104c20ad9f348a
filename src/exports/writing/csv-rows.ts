import type { ListCell, ListColumn, ListRow } from '../../print/list-table.ts'

/** What a file of CSV begins with: a mark by which Excel knows UTF-8, and the heads. */
export function csvOpening(columns: readonly ListColumn[]): string {
  return `\u{feff}${line(columns.map(({ head }) => head))}`
}

/** Rows as CSV that Excel opens by itself: semicolons, CRLF, days as ISO. */
export function csvRows(rows: readonly ListRow[]): string {
  return rows.map(line).join('')
}

function line(row: ListRow): string {
  return `${row.map(cell).join(';')}\r\n`
}

function cell(value: ListCell): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const harmless = FORMULA.test(value) ? `'${value}` : value
  return /[;"\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

// Excel takes these for the beginning of a formula, the full-width forms among them.
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/
