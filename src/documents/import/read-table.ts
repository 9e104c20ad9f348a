import { done, type Result, reject } from '../../kernel/result.ts'
import { type Column, columnNamed, columnNames, type RawRow, requiredColumns } from './columns.ts'
import { readCsv } from './read-csv.ts'
import { readWorkbook } from './read-workbook.ts'

/** A row as the file has it: a table of a hundred thousand is kept so, and taken apart piece by piece. */
export interface Line {
  row: number
  cells: readonly string[]
}

/** All rows of a file with the columns that the register knows. */
export interface Table {
  /** rows with something in a column of the register, numbered as a person sees them: the header is row 1 */
  lines: Line[]
  /** The cells of a line by their columns. */
  rowOf(line: Line): RawRow
  /** Names of columns with something in them that the register does not know, as written. */
  unknownColumns: string[]
}

/**
 * The table in a file, CSV or XLSX; a file that is none, or whose first row is not the header of a register, is refused
 * as a whole before anything is done with it.
 */
export async function readTable(bytes: Uint8Array): Promise<Result<Table>> {
  if (bytes.length === 0) return reject({ code: 'file-empty' })
  const sheet = isZip(bytes) ? await readWorkbook(bytes) : await readCsv(bytes)
  return sheet.ok ? tableOf(sheet.value) : sheet
}

function tableOf(sheet: string[][]): Result<Table> {
  const [header = [], second = []] = sheet
  if (sheet.every(isBlank)) return reject({ code: 'file-empty' })
  const columns = header.map(columnNamed)
  const known = columns.filter((column) => column !== undefined)
  const missing = requiredColumns.filter((column) => !known.includes(column))
  if (missing.length > 0) {
    const below = sheet
      .slice(1, 10)
      .findIndex((cells) => requiredColumns.every((c) => cells.map(columnNamed).includes(c)))
    if (below >= 0) return reject({ code: 'file-header-not-first', facts: { row: below + 2 } })
    if (known.length === 0)
      return reject({ code: 'file-not-a-register', facts: { needed: namesOf(requiredColumns) } })
    return reject({ code: 'file-columns-missing', facts: { missing: namesOf(missing) } })
  }
  if (isHeaderAgain(second)) return reject({ code: 'file-two-headers' })
  const twice = known.filter((column, place) => known.indexOf(column) !== place)
  if (twice.length > 0)
    return reject({ code: 'file-column-twice', facts: { columns: namesOf(new Set(twice)) } })

  const unknown = new Set<number>()
  const lines: Line[] = []
  for (let place = 1; place < sheet.length; place++) {
    const cells = sheet[place]!
    for (let at = 0; at < cells.length; at++) if (cells[at] !== '' && !columns[at]) unknown.add(at)
    // Lines that only part a register, empty or of dashes, some with nothing but a running number beside it, are no rows.
    if (!cells.some((cell, at) => columns[at] && /[\p{L}\d]/u.test(cell))) continue
    lines.push({ row: place + 1, cells })
  }
  // A named column is reported even when it is empty; one without a name only where something stands in it.
  for (const [at, name] of header.entries()) if (name !== '' && !columns[at]) unknown.add(at)
  const unknownColumns = [...unknown].sort((a, b) => a - b).map((at) => header[at] || `стовпець ${at + 1}`)
  const rowOf = ({ row, cells }: Line): RawRow => {
    const named: RawRow['cells'] = {}
    for (const [at, column] of columns.entries()) if (column) named[column] = cells[at] ?? ''
    return { row, cells: named }
  }
  return done({ lines, rowOf, unknownColumns })
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === '')
}

// A second line of names, or the line of numbers 1, 2, 3… that printed registers carry below their names.
function isHeaderAgain(cells: readonly string[]): boolean {
  const filled = cells.map((cell, at) => ({ cell, at })).filter(({ cell }) => cell !== '')
  if (filled.length < 2) return false
  const named = filled.filter(({ cell }) => columnNamed(cell) !== undefined).length
  return named * 2 >= filled.length || filled.every(({ cell, at }) => cell === String(at + 1))
}

function namesOf(columns: Iterable<Column>): string {
  return [...columns].map((column) => `«${columnNames[column]}»`).join(', ')
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04
}
