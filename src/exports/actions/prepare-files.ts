import { commitIfFirst } from '../../db/commit-as.ts'
import { CommitConflict } from '../../db/database.ts'
import { newId } from '../../kernel/id.ts'
import type { ReportsContext } from '../../reports/context.ts'
import { ordinaryPlan, type PartPlan } from '../part-plan.ts'
import { type ExportJob, nextExportJob, takeInHand } from '../store.ts'
import { type FileInHand, failFile, heldFrom, makeFile } from './make-file.ts'

/** A file that has come to nothing so often in a row is given up. */
const MOST_ATTEMPTS = 3

/** Where a processor and a disk are our own: two sheets of Excel, more than any council will ever have. */
const MOST_ROWS = 2_000_000

export interface PreparingOptions {
  /** how much is done before the rest is left for the next time */
  parts?: number
  /** a longer list is refused */
  mostRows?: number
  plan?: PartPlan
  /** to stop after the part in hand */
  signal?: AbortSignal
}

/**
 * Works on the waiting export jobs, one after another, part by part, until none is left or the limit of parts is reached. Each
 * finished part is recorded, so that the next worker, in this process or another, continues from there.
 */
export async function prepareFiles(context: ReportsContext, options: PreparingOptions = {}): Promise<void> {
  const { parts = Number.POSITIVE_INFINITY, mostRows = MOST_ROWS, plan = ordinaryPlan, signal } = options
  for (let left = parts; left > 0 && !signal?.aborted; ) {
    const file = await nextExportJob(context.db, context.clock.now())
    if (!file) return
    const inHand: FileInHand = { context, file, holder: newId(), mostRows, plan }
    if (!(await taken(inHand))) return
    left -= await workOn(inHand, left, signal)
  }
}

/** Whether this worker now holds the job; false where another worker was first, or enough jobs are in work. */
async function taken({ context: { db, clock }, file, holder }: FileInHand): Promise<boolean> {
  const now = clock.now()
  return commitIfFirst(db, takeInHand(file, { holder, now, until: heldFrom(now) }))
}

async function workOn(inHand: FileInHand, parts: number, signal?: AbortSignal): Promise<number> {
  try {
    return await makeFile(inHand, (written) => written < parts && !signal?.aborted)
  } catch (error) {
    // The job was withdrawn, or another worker took it because this one had been silent for too long.
    if (error instanceof CommitConflict) return 1
    if (isLastAttempt(inHand.file)) await failFile(inHand, 'fault').catch(() => {})
    throw error
  }
}

function isLastAttempt({ attempts }: ExportJob): boolean {
  return attempts + 1 >= MOST_ATTEMPTS
}
