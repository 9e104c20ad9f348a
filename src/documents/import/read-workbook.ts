import type { CellObject, WorkSheet } from '@e965/xlsx'
import { done, type Result, reject } from '../../kernel/result.ts'
import { zipFault } from '../../kernel/zip.ts'
import { cleanCell } from './clean-cell.ts'

type Xlsx = typeof import('@e965/xlsx')

/** More rows than a register has; a sheet that claims more has been formatted to its end. */
const MOST_ROWS = 1_048_576

/**
 * What a workbook may unpack to, since reading it takes some ten times as much memory. A register of a hundred thousand rows
 * is less than 100 MB of XML, and packs to a fifth or a tenth; what packs to less than a fiftieth says little.
 */
const MOST_BYTES = 160 * 1024 * 1024
const MOST_TIMES = 50
/** However small it packs. */
const ALWAYS_BYTES = 24 * 1024 * 1024
const MOST_ENTRIES = 2000

/** The cells of the first sheet of an XLSX file as text: days as 31.01.2023, numbers as written. */
export async function readWorkbook(bytes: Uint8Array): Promise<Result<string[][]>> {
  const most = Math.min(MOST_BYTES, Math.max(ALWAYS_BYTES, MOST_TIMES * bytes.length))
  const fault = await zipFault(bytes, { entries: MOST_ENTRIES, bytes: most })
  if (fault === 'beyond') return reject({ code: 'file-too-large-inside', facts: { most } })
  if (fault) return reject({ code: 'file-not-a-table' })
  const xlsx = await import('@e965/xlsx')
  let sheet: WorkSheet | undefined
  let date1904 = false
  try {
    const book = xlsx.read(bytes, {
      type: 'array',
      dense: true,
      cellNF: true,
      cellText: true,
      cellHTML: false,
      sheets: 0,
    })
    sheet = book.Sheets[book.SheetNames[0] ?? '']
    date1904 = book.Workbook?.WBProps?.date1904 ?? false
  } catch {
    return reject({ code: 'file-not-a-table' })
  }
  const range = sheet?.['!ref'] ? xlsx.utils.decode_range(sheet['!ref']) : undefined
  if (!sheet || !range) return reject({ code: 'file-empty' })
  const lines = (sheet['!data'] ?? []).slice(0, MOST_ROWS)
  return done(
    Array.from(lines, (line) => Array.from(line ?? [], (cell) => cleanCell(textOf(cell, xlsx, date1904)))),
  )
}

function textOf(cell: CellObject | undefined, { SSF }: Xlsx, date1904: boolean): string {
  if (cell?.v === undefined || cell.v === null) return ''
  if (cell.t !== 'n') return cell.t === 'b' ? (cell.v ? 'так' : '') : String(cell.v)
  const format = String(cell.z ?? 'General')
  const value = Number(cell.v)
  if (SSF.is_date(format)) return dayOfSerial(SSF.parse_date_code(value, { date1904 }))
  // «007» and «1.10» are numbers shown with the noughts that were typed.
  return /^0[0.]*$/.test(format) && cell.w ? cell.w : String(value)
}

function dayOfSerial(parts: { y: number; m: number; d: number; H: number; M: number } | null): string {
  if (!parts) return ''
  const two = (n: number) => String(n).padStart(2, '0')
  const day = `${two(parts.d)}.${two(parts.m)}.${parts.y}`
  return parts.H || parts.M ? `${day} ${two(parts.H)}:${two(parts.M)}` : day
}
