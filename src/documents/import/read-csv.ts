import { CsvError, type Options, Parser } from 'csv-parse'
import { pause } from '../../kernel/pause.ts'
import { done, type Result, reject } from '../../kernel/result.ts'
import { cleanCell } from './clean-cell.ts'

const SLICE = 1 << 18
const SHORT = 60

/** The cells of a CSV file, row by row as a spreadsheet counts them; empty rows keep their place. */
export async function readCsv(bytes: Uint8Array): Promise<Result<string[][]>> {
  const encoding = await encodingOf(bytes)
  if (encoding === null) return reject({ code: 'file-not-a-table' })
  if (encoding !== 'UTF-8') return reject({ code: 'file-encoding', facts: { encoding } })
  try {
    return done(await parse(bytes))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return reject({ code: 'file-broken', facts: { row: Number(error['lines'] ?? 0) } })
  }
}

async function encodingOf(bytes: Uint8Array): Promise<'UTF-8' | 'UTF-16' | 'Windows-1251' | null> {
  // 16-bit texts of Excel («Unicode Text») begin with a mark of their own.
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return 'UTF-16'
  if (isBinary(bytes)) return null
  const strict = new TextDecoder('utf-8', { fatal: true })
  try {
    for (const slice of slicesOf(bytes)) {
      strict.decode(slice, { stream: true })
      await pause()
    }
    strict.decode()
    return 'UTF-8'
  } catch {
    return looksUkrainian(new TextDecoder('windows-1251').decode(bytes.subarray(0, 4096)))
      ? 'Windows-1251'
      : null
  }
}

function* slicesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += SLICE) yield bytes.subarray(from, from + SLICE)
}

// Text has no zero bytes; a PDF, a picture and an old .xls say what they are in their first bytes.
function isBinary(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 4096)
  return start.includes(0) || String.fromCharCode(...start.subarray(0, 5)) === '%PDF-'
}

function looksUkrainian(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const cyrillic = text.match(/[а-щьюяґєії]/giu)?.length ?? 0
  return letters > 0 && cyrillic * 2 > letters && letters * 3 > text.length
}

async function parse(bytes: Uint8Array): Promise<string[][]> {
  const options: Options = {
    delimiter: delimiterOf(bytes),
    bom: true,
    relax_column_count: true,
    // A quote inside a cell that does not begin with one is a sign like any other.
    relax_quotes: true,
    skip_empty_lines: false,
  }
  const parser = new Parser(options)
  const rows: string[][] = []
  const seen = new Map<string, string>()
  parser.on('data', (cells: string[]) => rows.push(cells.map((cell) => shared(cleanCell(cell), seen))))
  const ended = new Promise<void>((resolve, reject) => {
    parser.on('end', resolve)
    parser.on('error', reject)
  })
  // A refusal of the parser arrives with `ended`; the loop only has to stop.
  let broken = false
  ended.catch(() => {
    broken = true
  })
  for (const slice of slicesOf(bytes)) {
    if (broken) break
    parser.write(slice)
    await pause()
  }
  if (!broken) parser.end()
  await ended
  return rows
}

/** Kinds, names and days repeat in every row: one copy of each is kept. */
function shared(cell: string, seen: Map<string, string>): string {
  if (cell.length > SHORT) return cell
  const known = seen.get(cell)
  if (known !== undefined) return known
  seen.set(cell, cell)
  return cell
}

/** Whichever of the two stands more often in the header outside quotes. */
function delimiterOf(bytes: Uint8Array): ';' | ',' {
  let inside = false
  let balance = 0
  for (const sign of new TextDecoder().decode(bytes.subarray(0, 10_000))) {
    if (sign === '"') inside = !inside
    else if (inside) continue
    else if (sign === ';') balance++
    else if (sign === ',') balance--
    else if (sign === '\n') break
  }
  return balance >= 0 ? ';' : ','
}
