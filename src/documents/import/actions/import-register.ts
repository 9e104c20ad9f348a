import { commitIfFirst } from '../../../db/commit-as.ts'
import { yearOf } from '../../../kernel/day.ts'
import { pause } from '../../../kernel/pause.ts'
import { done, type Result } from '../../../kernel/result.ts'
import type { TasksContext } from '../../../tasks/context.ts'
import type { RawRow } from '../columns.ts'
import { type ChunkPlan, planChunk } from '../plan-chunk.ts'
import { type Line, readTable, type Table } from '../read-table.ts'
import { type RowReading, readDay } from '../register-row.ts'
import { openRoster, type Roster, type SimilarName } from '../roster.ts'
import type { Rejection } from '../row-reasons.ts'
import { keyWord } from '../store.ts'

/** What became of a register file; each of its rows is created, updated, unchanged or rejected. */
export interface ImportResult {
  rows: number
  created: number
  updated: number
  unchanged: number
  /** one entry for each cell in the way: a row may have several */
  rejected: Rejection[]
  newDepartments: string[]
  newPeople: string[]
  similar: SimilarName[]
  unknownColumns: string[]
}

/** Rows of one commit, more only where one document has more: few enough that other people do not wait for the import. */
const ROWS_OF_COMMIT = 80
const ATTEMPTS = 8

/**
 * Loads a register file. A file that is no register is refused and nothing is done; of the others every row that keeps the
 * rules is loaded, a document with all its rows at once, so that after an interruption the same file goes on where it
 * stopped. With `dryRun` all is worked out and nothing is written.
 */
export async function importRegister(
  context: TasksContext,
  bytes: Uint8Array,
  { dryRun = false } = {},
): Promise<Result<ImportResult>> {
  const table = await readTable(bytes)
  if (!table.ok) return table
  const { rowOf, unknownColumns } = table.value
  const { db, clock } = context
  const reference = await context.reference()
  const reading: RowReading = {
    kind: reference.kind,
    kindNames: reference.kinds.map((kind) => kind.name).join(', '),
    today: clock.today(),
  }
  const result: ImportResult = {
    rows: table.value.lines.length,
    created: 0,
    updated: 0,
    unchanged: 0,
    rejected: [],
    newDepartments: [],
    newPeople: [],
    similar: [],
    unknownColumns,
  }
  const open = () => openRoster(db, clock.now())
  let roster = await open()
  const groups = await groupByDocument(table.value, reading)
  for (const lines of chunksOf(groups)) {
    const chunk = lines.map((group) => group.map(rowOf))
    const plan = (by: Roster) =>
      planChunk(chunk, reading, { db, reference, roster: by, now: clock.now(), today: reading.today })
    let planned = await plan(roster)
    for (let attempt = 1; !dryRun && !(await committed(context, planned)); attempt++) {
      if (attempt === ATTEMPTS) throw new Error('somebody else keeps changing the same documents')
      // Another person changed these documents first: read the register again.
      roster = await open()
      planned = await plan(roster)
    }
    add(result, planned)
    await pause()
  }
  result.rejected.sort((a, b) => a.row - b.row)
  return done(result)
}

function* chunksOf(groups: readonly Line[][]): Generator<Line[][]> {
  let chunk: Line[][] = []
  let rows = 0
  for (const group of groups) {
    if (rows > 0 && rows + group.length > ROWS_OF_COMMIT) {
      yield chunk
      chunk = []
      rows = 0
    }
    chunk.push(group)
    rows += group.length
  }
  if (rows > 0) yield chunk
}

async function committed({ db }: TasksContext, { writes }: ChunkPlan): Promise<boolean> {
  return commitIfFirst(db, writes)
}

function add(result: ImportResult, { created, updated, unchanged, rejections, newcomers }: ChunkPlan): void {
  result.created += created
  result.updated += updated
  result.unchanged += unchanged
  for (const one of rejections) result.rejected.push(one)
  result.newDepartments.push(...newcomers.departments)
  result.newPeople.push(...newcomers.people)
  result.similar.push(...newcomers.similar)
}

/** Rows of one document together, wherever in the file they stand; documents in the order of their first rows. */
async function groupByDocument({ lines, rowOf }: Table, reading: RowReading): Promise<Line[][]> {
  const groups = new Map<string, Line[]>()
  for (const [place, line] of lines.entries()) {
    if (place % 2000 === 1999) await pause()
    const word = documentOf(rowOf(line), reading) ?? `row ${line.row}`
    const group = groups.get(word)
    if (group) group.push(line)
    else groups.set(word, [line])
  }
  return [...groups.values()]
}

/** The document of a row; undefined where the row does not tell, and then it will be refused. */
function documentOf(
  { cells: { kind = '', number = '', date = '' } }: RawRow,
  reading: RowReading,
): string | undefined {
  const known = reading.kind(kind)
  const day = readDay(date)
  return known && number && day ? keyWord({ kind: known.id, year: yearOf(day), number }) : undefined
}
