import { findByAccount } from '../../access/lists/who-is.ts'
import type { Write } from '../../db/database.ts'
import { addMinutes, type Instant } from '../../kernel/day.ts'
import type { ListTable } from '../../print/list-table.ts'
import type { ReportsContext } from '../../reports/context.ts'
import { type ExportFailure, eyesOf } from '../export-job.ts'
import { type RequestedList, requestedList } from '../lists/requested-list.ts'
import { type RequestedReport, requestedReport } from '../lists/requested-report.ts'
import { tableOf } from '../lists/table-of.ts'
import { type PartPlan, partPlace, partsOf } from '../part-plan.ts'
import { changeInHand, type ExportJob, type ExportPart, newPart, partsDone, withoutParts } from '../store.ts'
import { wholeFile, writePart } from '../writing/list-file.ts'
import { contentOf, keepContent } from './kept-content.ts'
import { idsBetween, type KeptIds, keepIds } from './kept-ids.ts'

/** A part takes moments; a worker silent for half a minute is taken for dead. */
const HAND_MINUTES = 0.5
const SAY_EVERY_MS = 10_000

export function heldFrom(now: Instant): Instant {
  return addMinutes(now, HAND_MINUTES)
}

/** An export job and the name of the worker that holds it. */
export interface FileInHand {
  context: ReportsContext
  file: ExportJob
  holder: string
  mostRows: number
  plan: PartPlan
}

/**
 * Goes on with a file as long as `goesOn` says so of the parts written; answers how many it were, at least one where the file is
 * done with. Every commit holds that the file is still in this hand.
 */
export async function makeFile(inHand: FileInHand, goesOn: (written: number) => boolean): Promise<number> {
  const { context, file, plan } = inHand
  const actor = await findByAccount(context, context.clock.today(), file.account_id)
  if (!actor || eyesOf(actor) !== file.eyes) return failFile(inHand, 'rights-changed')
  const request = { context, actor, today: file.asked_on }
  const report = requestedReport(request, file.address)
  if (report) return saidToGoOn(inHand, () => makeReport(inHand, report))
  const list = await requestedList(request, file.address)
  if (!list) return failFile(inHand, 'rights-changed')
  const fixed = await fixedList(inHand, list)
  if (!fixed) return failFile(inHand, 'too-long')
  const work: Work = { ...inHand, list, fixed, table: await tableOf(context, actor, list, fixed) }
  const done = await partsDone(context.db, file.id)
  let written = 0
  for (; done.length < partsOf(fixed.rows, plan); written++) {
    if (!goesOn(written)) {
      await commit(inHand, { held_until: context.clock.now() })
      return written
    }
    done.push(await writeNext(work, done))
  }
  await saidToGoOn(inHand, () => putTogether(work, done))
  return written + 1
}

/** Gives a file up, and says why. */
export async function failFile(inHand: FileInHand, reason: ExportFailure): Promise<number> {
  const finished = { ...outOfHand, finished_at: inHand.context.clock.now(), ids_hash: null }
  await commit(inHand, { state: 'failed', reason, ...finished }, withoutParts(inHand.file.id))
  return 1
}

interface Work extends FileInHand {
  list: RequestedList
  fixed: FixedList
  table: ListTable
}

/** A list as it was when the work on it began. */
interface FixedList {
  knownAt: Instant
  rows: number
  ids: KeptIds
}

async function fixedList(inHand: FileInHand, list: RequestedList): Promise<FixedList | undefined> {
  const { context, file, mostRows } = inHand
  if (file.ids_hash && file.ids_width && file.known_at && file.rows_all !== null)
    return {
      knownAt: file.known_at,
      rows: file.rows_all,
      ids: { hash: file.ids_hash, width: file.ids_width },
    }
  const knownAt = context.clock.now()
  const ids = await saidToGoOn(inHand, () => list.ids(mostRows + 1))
  if (ids.length > mostRows) return undefined
  const kept = await keepIds(context.files, ids)
  await commit(inHand, {
    known_at: knownAt,
    ids_hash: kept.hash,
    ids_width: kept.width,
    rows_all: ids.length,
    held_until: heldFrom(context.clock.now()),
  })
  return { knownAt, rows: ids.length, ids: kept }
}

async function writeNext(work: Work, done: readonly ExportPart[]): Promise<ExportPart> {
  const { context, file, plan, list, fixed, table } = work
  const place = partPlace(done.length, fixed.rows, plan)
  const rows = await list.rows(await idsBetween(context.files, fixed.ids, place), fixed.knownAt)
  const { bytes, length, crc } = await writePart({ format: file.format, table }, rows, {
    place,
    crcBefore: done.at(-1)?.crc ?? 0,
  })
  const { hash } = await keepContent(context.files, only(bytes))
  const part = { file_id: file.id, part: done.length, hash, bytes: bytes.length, length, crc }
  const held_until = heldFrom(context.clock.now())
  await commit(work, { rows_done: place.to, held_until, attempts: 0 }, newPart(part))
  return part
}

async function putTogether(work: Work, done: readonly ExportPart[]): Promise<void> {
  const { context, file, plan, fixed, table } = work
  async function* open(part: number) {
    yield await contentOf(context.files, done[part]!.hash)
  }
  const whole = wholeFile({ format: file.format, table }, { parts: done, rows: fixed.rows, plan }, open)
  const { hash, bytes } = await keepContent(context.files, whole)
  const finished = { ...outOfHand, state: 'ready' as const, hash, bytes, finished_at: context.clock.now() }
  await commit(work, finished, withoutParts(file.id))
}

/** A report is made in one piece, so its progress cannot be shown. */
async function makeReport(inHand: FileInHand, report: RequestedReport): Promise<number> {
  const { context } = inHand
  const known_at = context.clock.now()
  const made = await report.file()
  if (!made.ok) return failFile(inHand, 'fault')
  const { hash, bytes } = await keepContent(context.files, only(made.value.bytes))
  const { rows } = made.value
  const finished = { ...outOfHand, state: 'ready' as const, hash, bytes, finished_at: context.clock.now() }
  await commit(inHand, { ...finished, known_at, rows_all: rows, rows_done: rows })
  return 1
}

/** Of work that takes longer than a part it is said again and again that it goes on. */
async function saidToGoOn<T>(inHand: FileInHand, work: () => Promise<T>): Promise<T> {
  const say = () => commit(inHand, { held_until: heldFrom(inHand.context.clock.now()) })
  // A worker that has lost the job finds out at its next commit.
  const saying = setInterval(() => void say().catch(() => {}), SAY_EVERY_MS)
  try {
    return await work()
  } finally {
    clearInterval(saying)
  }
}

const outOfHand = { holder: null, held_until: null }

function commit({ context, file, holder }: FileInHand, values: Partial<ExportJob>, ...besides: Write[]) {
  return context.db.commit(changeInHand(file.id, holder, values, besides))
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
