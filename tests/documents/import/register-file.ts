import { type ImportResult, importRegister } from '../../../src/documents/import/actions/import-register.ts'
import { type Column, columnNames } from '../../../src/documents/import/columns.ts'
import type { AppContext } from '../../../src/web/app-context.ts'

export type Row = Partial<Record<Column, string>>

const columns = Object.keys(columnNames) as Column[]

/** A decision with one task of the transport department, taken and due; cells in the way are given. */
export function taskRow(cells: Row = {}): Row {
  return {
    kind: 'рішення виконкому',
    number: '27',
    date: '22.01.2026',
    title: 'Про ремонт доріг',
    point: '1',
    text: 'Скласти перелік вулиць',
    lead: 'Управління транспорту, Мороз І. С.',
    placed: '22.01.2026',
    term: '20.02.2026',
    ...cells,
  }
}

/** An incoming document that is not on control. */
export function documentRow(cells: Row = {}): Row {
  return {
    kind: 'документ вищого органу',
    number: '02-14/158',
    date: '12.01.2026',
    received: '12.01.2026 09:40',
    correspondent: 'Обласна рада',
    correspondentNumber: '101/02-31',
    correspondentDate: '09.01.2026',
    title: 'Про підготовку до паводку',
    ...cells,
  }
}

interface Shape {
  delimiter?: ';' | ','
  lineEnd?: '\r\n' | '\n'
  bom?: boolean
  without?: Column[]
}

/** The rows as the bytes of a CSV file with all columns, or with those that are not left out. */
export function csv(
  rows: readonly Row[],
  { delimiter = ';', lineEnd = '\r\n', bom = false, without = [] }: Shape = {},
) {
  const kept = columns.filter((column) => !without.includes(column))
  const lines = [
    kept.map((column) => columnNames[column] as string),
    ...rows.map((row) => kept.map((c) => row[c] ?? '')),
  ]
  const quoted = (cell: string) => (/[";,\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  return bytes(
    (bom ? '\uFEFF' : '') + lines.map((line) => line.map(quoted).join(delimiter)).join(lineEnd) + lineEnd,
  )
}

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** Loads the rows and answers the result; a file refused as a whole is a fault of the test. */
export async function load(
  context: AppContext,
  file: readonly Row[] | Uint8Array,
  dryRun = false,
): Promise<ImportResult> {
  const outcome = await importRegister(context, file instanceof Uint8Array ? file : csv(file), { dryRun })
  if (!outcome.ok) throw new Error(outcome.refusals.map((one) => one.code).join())
  return outcome.value
}

export function counts({ rows, created, updated, unchanged, rejected }: ImportResult) {
  return { rows, created, updated, unchanged, rejected: new Set(rejected.map((one) => one.row)).size }
}

const tables = [
  'departments',
  'department_names',
  'people',
  'journal_counters',
  'correspondents',
  'documents',
  'document_changes',
  'tasks',
  'task_facts',
  'task_executors',
  'search_words',
] as const

/** Everything the register holds, to be compared. */
export async function dump({ db }: AppContext): Promise<Record<string, unknown[]>> {
  const held: Record<string, unknown[]> = {}
  for (const table of tables) held[table] = await db.read.selectFrom(table).selectAll().execute()
  return held
}

/** How many rows each table gained or lost; tables that stayed as they were are left out. */
export function difference(before: Record<string, unknown[]>, after: Record<string, unknown[]>) {
  return Object.fromEntries(
    Object.keys(before)
      .map((table) => [table, after[table]!.length - before[table]!.length] as const)
      .filter(([, by]) => by !== 0),
  )
}
