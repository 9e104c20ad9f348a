import { CsvError, type Options, Parser } from 'csv-parse'
import { done, type Outcome, refuse } from '../kernel/refusal.ts'
import { cleanCell } from './clean-cell.ts'
import { pause } from './pause.ts'

const SLICE = 1 << 18
const SHORT = 60

/** The cells of a CSV file, row by row as a spreadsheet counts them; empty rows keep their place. */
export async function readCsv(bytes: Uint8Array): Promise<Outcome<string[][]>> {
  const text = decode(bytes)
  if (!text.ok) return text
  if (text.value.trim() === '') return refuse({ code: 'file-empty' })
  try {
    return done(await parse(text.value))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return refuse({ code: 'file-broken', facts: { row: Number(error['lines'] ?? 0) } })
  }
}

function decode(bytes: Uint8Array): Outcome<string> {
  // 16-bit texts of Excel («Unicode Text») begin with a mark of their own.
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return refuse({ code: 'file-encoding', facts: { encoding: 'UTF-16' } })
  if (isBinary(bytes)) return refuse({ code: 'file-not-a-table' })
  try {
    return done(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    const likely = new TextDecoder('windows-1251').decode(bytes.subarray(0, 4096))
    return looksUkrainian(likely)
      ? refuse({ code: 'file-encoding', facts: { encoding: 'Windows-1251' } })
      : refuse({ code: 'file-not-a-table' })
  }
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

async function parse(text: string): Promise<string[][]> {
  const options: Options = {
    delimiter: delimiterOf(text),
    bom: true,
    relax_column_count: true,
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
  for (let from = 0; from < text.length && !broken; from += SLICE) {
    parser.write(text.slice(from, from + SLICE))
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
function delimiterOf(text: string): ';' | ',' {
  let inside = false
  let balance = 0
  for (const sign of text.slice(0, 10_000)) {
    if (sign === '"') inside = !inside
    else if (inside) continue
    else if (sign === ';') balance++
    else if (sign === ',') balance--
    else if (sign === '\n') break
  }
  return balance >= 0 ? ';' : ','
}
