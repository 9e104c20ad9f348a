import { findByAccount } from '../../accounts/lists/who-is.ts'
import { CommitConflict } from '../../db/database.ts'
import { addMinutes, type Instant } from '../../kernel/day.ts'
import { newId } from '../../kernel/id.ts'
import { pause } from '../../kernel/pause.ts'
import type { Office } from '../../office.ts'
import { type AskedList, askedList } from '../lists/asked-list.ts'
import { tableOf } from '../lists/table-of.ts'
import { ordinaryPlan, type PartPlan, partPlace, partsOf } from '../part-plan.ts'
import { eyesOf, type PreparedFailure } from '../prepared-file.ts'
import {
  changeInHand,
  newPart,
  nextToPrepare,
  type PreparedFile,
  partsDone,
  takeInHand,
  withoutParts,
} from '../store.ts'
import { wholeFile, writePart } from '../writing/list-file.ts'

/** A part takes moments; whoever has said nothing for so long works on it no more. */
const HAND_MINUTES = 1
/** A file that has come to nothing so often in a row is given up. */
const MOST_ATTEMPTS = 3
/** Ids are put into words so many at a time, and others go first between. */
const IDS_AT_ONCE = 10_000

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
 * Works on the files that were asked for, one after another, part by part, until there are none or the measure is full. What
 * is done is written down with each part: whoever comes next, in this process or another, goes on from there.
 */
export async function prepareFiles(office: Office, options: PreparingOptions = {}): Promise<void> {
  const { parts = Number.POSITIVE_INFINITY, signal } = options
  for (let left = parts; left > 0 && !signal?.aborted; ) {
    const file = await nextToPrepare(office.db, office.clock.now())
    if (!file) return
    const work = workOn(office, file, newId(), { ...options, parts: left })
    if (!(await work.take())) return
    left -= await work.goOn()
  }
}

/** One file in one hand. */
function workOn(
  office: Office,
  file: PreparedFile,
  holder: string,
  options: Required<Pick<PreparingOptions, 'parts'>> & PreparingOptions,
) {
  const { db, clock, files } = office
  const { plan = ordinaryPlan, mostRows = MOST_ROWS, signal } = options
  const inHand = (values: Partial<PreparedFile>, ...besides: Parameters<typeof changeInHand>[3] & object) =>
    db.commit(changeInHand(file.id, holder, values, besides))
  const until = () => addMinutes(clock.now(), HAND_MINUTES)

  return { take, goOn }

  /** Whether it is now in this hand; not where somebody else has it, or enough are in work. */
  async function take(): Promise<boolean> {
    try {
      await db.commit(takeInHand(file, { holder, now: clock.now(), until: until() }))
      return true
    } catch (error) {
      if (error instanceof CommitConflict) return false
      throw error
    }
  }

  /** Answers how many parts were written. */
  async function goOn(): Promise<number> {
    try {
      return await write()
    } catch (error) {
      // Withdrawn, or taken by somebody who thought this hand had fallen silent.
      if (error instanceof CommitConflict) return 1
      if (file.attempts + 1 >= MOST_ATTEMPTS) await fail('fault').catch(() => {})
      throw error
    }
  }

  async function write(): Promise<number> {
    const actor = await findByAccount(office, clock.today(), file.account_id)
    if (!actor || eyesOf(actor) !== file.eyes) return fail('rights-changed')
    const list = await askedList({ office, actor, today: file.asked_on }, file.address)
    if (!list) return fail('rights-changed')
    const fixed = await fixedIds(list)
    if (!fixed) return fail('too-long')
    const { knownAt, rows } = fixed
    const table = await tableOf(office, actor, list, { knownAt, rows })
    const done = await partsDone(db, file.id)
    const all = partsOf(rows, plan)
    const before = done.length
    while (done.length < all) {
      if (signal?.aborted || done.length - before >= options.parts) {
        await inHand({ held_until: clock.now() })
        return done.length - before
      }
      const place = partPlace(done.length, rows, plan)
      const own = await list.rows(await fixed.ids(place.from, place.to))
      const { bytes, length, crc } = await writePart(file.format, table, own, place, done.at(-1)?.crc ?? 0)
      const part = {
        file_id: file.id,
        part: done.length,
        hash: await keep([bytes]),
        bytes: bytes.length,
        length,
        crc,
      }
      await inHand({ rows_done: place.to, held_until: until(), attempts: 0 }, newPart(part))
      done.push(part)
    }
    async function* open(part: number) {
      yield await contentOf(done[part]!.hash)
    }
    const whole = await receive(wholeFile(file.format, table, done, rows, plan, open))
    await inHand(
      {
        state: 'ready',
        hash: whole.hash,
        bytes: whole.bytes,
        finished_at: clock.now(),
        holder: null,
        held_until: null,
      },
      withoutParts(file.id),
    )
    return done.length - before + 1
  }

  async function fail(reason: PreparedFailure): Promise<number> {
    const finished = { finished_at: clock.now(), holder: null, held_until: null, ids_hash: null }
    await inHand({ state: 'failed', reason, ...finished }, withoutParts(file.id))
    return 1
  }

  /** The list as it was when the work began: its ids, kept until the file is whole. */
  async function fixedIds(list: AskedList) {
    if (file.ids_hash && file.ids_width && file.known_at && file.rows_all !== null)
      return fixedAs(file.ids_hash, file.ids_width, file.known_at, file.rows_all)
    const knownAt = clock.now()
    const ids = await list.ids(mostRows + 1)
    if (ids.length > mostRows) return undefined
    const width = ids.reduce((most, id) => Math.max(most, id.length), 1)
    const hash = await keep(inColumns(ids, width))
    await inHand({
      known_at: knownAt,
      ids_hash: hash,
      ids_width: width,
      rows_all: ids.length,
      held_until: until(),
    })
    return fixedAs(hash, width, knownAt, ids.length)
  }

  function fixedAs(hash: string, width: number, knownAt: Instant, rows: number) {
    const ids = async (from: number, to: number): Promise<string[]> => {
      if (from === to) return []
      const text = new TextDecoder().decode(
        await contentOf(hash, { offset: from * width, length: (to - from) * width }),
      )
      return Array.from({ length: to - from }, (_, at) => text.slice(at * width, (at + 1) * width).trimEnd())
    }
    return { knownAt, rows, ids }
  }

  async function contentOf(hash: string, range?: { offset: number; length: number }): Promise<Uint8Array> {
    const stream = await files.open(hash, range)
    if (!stream) throw new Error(`a part of a list is not where files lie: ${hash}`)
    return new Uint8Array(await new Response(stream).arrayBuffer())
  }

  async function receive(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
    const received = await files.receive(asAsync(pieces))
    await received.keep()
    return received
  }

  async function keep(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<string> {
    return (await receive(pieces)).hash
  }
}

/** Where a processor and a disk are our own: two sheets of Excel, more than any council will ever have. */
const MOST_ROWS = 2_000_000

async function* inColumns(ids: readonly string[], width: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
    const some = ids.slice(from, from + IDS_AT_ONCE)
    yield new TextEncoder().encode(some.map((id) => id.padEnd(width)).join(''))
    await pause()
  }
}

async function* asAsync<T>(pieces: AsyncIterable<T> | Iterable<T>): AsyncGenerator<T> {
  yield* pieces
}
