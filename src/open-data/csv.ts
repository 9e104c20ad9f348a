/** A cell of a set; null is a value that does not exist, and an empty cell. */
export type CsvCell = string | number | null

/**
 * A line of CSV by RFC 4180: comma, CRLF, quotes only where they are needed. UTF-8 without a mark before it, for the first column
 * would else be named by that mark. Values stand exactly as they are: what a spreadsheet would compute never gets here
 * (`personal-signs.ts`).
 */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(cell: CsvCell): string {
  const text = cell === null ? '' : String(cell)
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
