import type { Actor } from '../../access/actor.ts'
import { commitAs } from '../../db/commit-as.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { addMinutes } from '../../kernel/day.ts'
import { newId } from '../../kernel/id.ts'
import type { ListFormat } from '../../kernel/list-format.ts'
import { done, type Result, reject } from '../../kernel/result.ts'
import { AT_ONCE_ROWS } from '../../print/at-once-rows.ts'
import type { Piece } from '../../print/xlsx/deflated.ts'
import type { ReportsContext } from '../../reports/context.ts'
import { eyesOf, FRESH_MINUTES, MOST_IN_WORK } from '../export-job.ts'
import { type RequestedList, requestedList } from '../lists/requested-list.ts'
import { requestedReport } from '../lists/requested-report.ts'
import { tableOf } from '../lists/table-of.ts'
import { ordinaryPlan, partPlace, partsOf } from '../part-plan.ts'
import { inWorkOf, sameFile } from '../store.ts'
import { wholeFile, writePart } from '../writing/list-file.ts'

/** The answer to a request: the file of a short list at once, or the job that will make a long one. */
export type ExportAnswer =
  | { kind: 'file'; name: string; pieces: AsyncIterable<Uint8Array> }
  | { kind: 'job'; id: string }

/** Exports the list of this address as a file, or its report as a workbook. */
export async function requestExport(
  context: ReportsContext,
  actor: Actor,
  { address, format }: { address: string; format: ListFormat },
  { atOnce = AT_ONCE_ROWS } = {},
): Promise<Result<ExportAnswer>> {
  const request = { context, actor, today: context.clock.today() }
  const report = requestedReport(request, address)
  if (report) return exportJob(context, actor, report, 'xlsx')
  const list = await requestedList(request, address)
  if (!list) return reject({ code: 'not-found' })
  const ids = await list.ids(atOnce + 1)
  if (ids.length <= atOnce) return done(await fileNow(context, actor, { list, ids, format }))
  return exportJob(context, actor, list, format)
}

async function fileNow(
  context: ReportsContext,
  actor: Actor,
  { list, ids, format }: { list: RequestedList; ids: readonly string[]; format: ListFormat },
): Promise<ExportAnswer> {
  const rows = ids.length
  const table = await tableOf(context, actor, list, { knownAt: context.clock.now(), rows })
  const parts: Piece[] = []
  for (let part = 0; part < partsOf(rows, ordinaryPlan); part++) {
    const place = partPlace(part, rows, ordinaryPlan)
    const own = await list.rows(ids.slice(place.from, place.to))
    parts.push(await writePart({ format, table }, own, { place, crcBefore: parts.at(-1)?.crc ?? 0 }))
  }
  const written = parts.map((piece) => ({ ...piece, bytes: piece.bytes.length }))
  async function* open(part: number) {
    yield parts[part]!.bytes
  }
  const pieces = wholeFile({ format, table }, { parts: written, rows, plan: ordinaryPlan }, open)
  return { kind: 'file', name: list.name, pieces }
}

async function exportJob(
  { db, clock }: ReportsContext,
  actor: Actor,
  { address, name, conditions }: Pick<RequestedList, 'address' | 'name' | 'conditions'>,
  format: ListFormat,
): Promise<Result<ExportAnswer>> {
  const { accountId } = actor
  if (accountId === null) return reject({ code: 'not-allowed' })
  const request = { account_id: accountId, address, format, eyes: eyesOf(actor) }
  const now = clock.now()
  const same = () => sameFile(db, request, addMinutes(now, -FRESH_MINUTES))
  const found = await same()
  if (found) return done({ kind: 'job', id: found })
  if ((await inWorkOf(db, accountId)) >= MOST_IN_WORK)
    return reject({ code: 'too-many-prepared', facts: { most: MOST_IN_WORK } })
  const id = newId()
  const row = {
    ...request,
    id,
    name,
    conditions,
    asked_on: clock.today(),
    asked_at: now,
    state: 'waiting' as const,
    attempts: 0,
    rows_done: 0,
  }
  return commitAs<ExportAnswer>(db, [insertRows('prepared_files', [row])], { kind: 'job', id }, async () => {
    // The same person requested the same list in another window.
    const other = await same()
    return other ? done({ kind: 'job', id: other }) : reject({ code: 'conflict' })
  })
}
