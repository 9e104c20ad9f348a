import type { Write } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { runningNumberOf } from '../../journals/registration-index.ts'
import { indexWords } from '../../journals/store.ts'
import { insertTasks } from '../../tasks/store.ts'
import type { RawRow } from './columns.ts'
import { openCorrespondents } from './correspondents.ts'
import { type DocumentOfFile, readDocument } from './documents-of-rows.ts'
import { planDocument } from './plan-document.ts'
import type { RowContext } from './plan-row.ts'
import type { RowReading } from './register-row.ts'
import type { Newcomers } from './roster.ts'
import type { Rejection } from './row-reasons.ts'
import { readRegistered } from './store.ts'

export interface ChunkPlan {
  /** all of it in one commit; nothing where the register is as the file says */
  writes: Write[]
  created: number
  updated: number
  unchanged: number
  rejections: Rejection[]
  newcomers: Newcomers
}

/** Reads what the register has of these documents and works out what the file changes in it. */
export async function planChunk(
  groups: readonly (readonly RawRow[])[],
  reading: RowReading,
  context: RowContext,
): Promise<ChunkPlan> {
  const read = groups.map((rows) => readDocument(rows, reading))
  const files = read.flatMap(({ document }) => document ?? [])
  const [registered, correspondents] = await Promise.all([
    readRegistered(
      context.db,
      files.map((file) => file.key),
    ),
    openCorrespondents(
      context.db,
      files.flatMap((file) => file.cells.correspondent ?? []),
    ),
  ])
  const plans = files.map((file) => ({
    file,
    ...planDocument(file, registered.get(file.word), { ...context, correspondents }),
  }))
  const made = plans.flatMap(({ file, document }) => (document ? [{ file, document }] : []))
  const tasks = plans.flatMap((plan) => plan.tasks)
  const newcomers = context.roster.takeNewcomers()
  const sum = (count: 'created' | 'updated' | 'unchanged') =>
    plans.reduce((total, plan) => total + plan[count], 0)
  return {
    writes: [
      ...newcomers.writes,
      ...correspondents.takeWrites(),
      ...(made.length > 0
        ? [
            insertRows(
              'documents',
              made.map(({ document }) => document),
            ),
          ]
        : []),
      ...raiseCounters(made.map(({ file }) => file)),
      ...insertTasks(tasks),
      ...indexWords([
        ...made.map(({ file: { cells }, document }) => ({
          documentId: document.id,
          taskId: '',
          text: `${cells.title} ${cells.correspondent ?? ''}`,
        })),
        ...tasks.map(({ draft }) => ({ documentId: draft.document_id, taskId: draft.id, text: draft.text })),
      ]),
      ...plans.flatMap((plan) => plan.writes),
    ],
    created: sum('created'),
    updated: sum('updated'),
    unchanged: sum('unchanged'),
    rejections: [...read.flatMap((one) => one.rejections), ...plans.flatMap((plan) => plan.rejections)],
    newcomers,
  }
}

/** Journals go on after the highest number that the file has brought. */
function raiseCounters(files: readonly DocumentOfFile[]): Write[] {
  const highest = new Map<string, { journal: string; year: number; last: number }>()
  for (const { kind, key } of files) {
    const last = runningNumberOf(kind.indexPattern, key.number)
    const journal = `${kind.journal} ${key.year}`
    if (last > (highest.get(journal)?.last ?? 0))
      highest.set(journal, { journal: kind.journal, year: key.year, last })
  }
  return [...highest.values()].map(({ journal, year, last }) => ({
    sql: `INSERT INTO journal_counters (journal, year, last) VALUES (?, ?, ?)
      ON CONFLICT (journal, year) DO UPDATE SET last = max(last, excluded.last)`,
    parameters: [journal, year, last],
  }))
}
