import { sql } from 'kysely'
import type { Database, Write } from '../db/database.ts'
import { insertRows } from '../db/insert-rows.ts'
import type { LetterKind } from '../db/schema.ts'
import type { Day, Instant } from '../kernel/day.ts'
import type { DeliveryEvent } from './delivery.ts'

/** A letter as a sender needs to know it. */
export interface Outgoing {
  id: string
  kind: LetterKind
  seq: number
  state: 'planned' | 'claimed' | 'handing' | 'deferred'
  attempts: number
  unknowns: number
  since: Instant | null
}

/** Letters a sender may take now, the longest waiting first; `by` is the last day whose letters may leave. */
export async function readyLetters(
  db: Database,
  { now, by, most }: { now: Instant; by: Day; most: number },
): Promise<Outgoing[]> {
  const { rows } = await sql<Outgoing>`
    SELECT o.id, o.kind, o.seq, o.state, o.attempts, p.dated_at AS since,
      (SELECT count(*) FROM outbox_events e WHERE e.outbox_id = o.id AND e.state = 'unknown') AS unknowns
    FROM outbox o LEFT JOIN letter_papers p ON p.outbox_id = o.id
    WHERE o.state IN ('planned', 'claimed', 'handing', 'deferred') AND o.ready_at <= ${now} AND o.day <= ${by}
    ORDER BY o.ready_at, o.id LIMIT ${most}`.execute(db.read)
  return rows
}

/** How many letters wait to be sent, whether or not they may be taken yet. */
export async function countWaiting(db: Database, by: Day): Promise<number> {
  const { n } = await db.read
    .selectFrom('outbox')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('state', 'in', ['planned', 'claimed', 'handing', 'deferred'])
    .where('day', '<=', by)
    .executeTakeFirstOrThrow()
  return n
}

/** Writes that add events to a letter's way; the second of two senders finds the place in it taken. */
export function moveOn(
  letter: { id: string; seq: number },
  events: readonly DeliveryEvent[],
  at: Instant,
  { claimedBy = null as string | null, attempt = false, recordedBy = null as string | null } = {},
): Write[] {
  const last = events.at(-1)!
  return [
    insertRows(
      'outbox_events',
      events.map(({ state, words }, place) => ({
        outbox_id: letter.id,
        seq: letter.seq + 1 + place,
        at,
        state,
        words,
        recorded_by: recordedBy,
      })),
    ),
    {
      sql: `UPDATE outbox SET state = ?, seq = ?, ready_at = ?, claimed_by = ?, attempts = attempts + ? WHERE id = ?`,
      parameters: [
        last.state,
        letter.seq + events.length,
        last.readyAt,
        claimedBy,
        attempt ? 1 : 0,
        letter.id,
      ],
    },
  ]
}
