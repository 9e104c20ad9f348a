import { sql } from 'kysely'
import type { Database, Write } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import type { Day, Instant } from '../../kernel/day.ts'
import type { LetterKind } from '../letter-kind.ts'
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
    FROM (SELECT * FROM outbox INDEXED BY outbox_to_do
      WHERE state IN ('planned', 'claimed', 'handing', 'deferred') AND ready_at <= ${now} AND day <= ${by}
      ORDER BY ready_at, id LIMIT ${most}) o
    LEFT JOIN letter_papers p ON p.outbox_id = o.id
    ORDER BY o.ready_at, o.id`.execute(db.read)
  return rows
}

/** The number of letters to be sent, whether or not they may be claimed yet. */
export async function countWaiting(db: Database, by: Day): Promise<number> {
  const { n } = await db.read
    .selectFrom('outbox')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('state', 'in', ['planned', 'claimed', 'handing', 'deferred'])
    .where('day', '<=', by)
    .executeTakeFirstOrThrow()
  return n
}

/** A letter, and what happened to it next. */
export interface DeliveryChange {
  letter: { id: string; seq: number }
  events: readonly DeliveryEvent[]
  at: Instant
  claimedBy?: string
  /** whether it is one more attempt to hand it over */
  attempt?: boolean
  recordedBy?: string | null
}

/** Writes that add events to letters, in two statements for any number; the second of two senders meets a taken key. */
export function deliveryWrites(changes: readonly DeliveryChange[]): Write[] {
  if (changes.length === 0) return []
  const rows = changes.map(({ letter, events, claimedBy = null, attempt = false }) => {
    const last = events.at(-1)!
    return [letter.id, last.state, letter.seq + events.length, last.readyAt, claimedBy, attempt ? 1 : 0]
  })
  return [
    insertRows(
      'outbox_events',
      changes.flatMap(({ letter, events, at, recordedBy = null }) =>
        events.map(({ state, words }, place) => ({
          outbox_id: letter.id,
          seq: letter.seq + 1 + place,
          at,
          state,
          words,
          recorded_by: recordedBy,
        })),
      ),
    ),
    {
      sql: `UPDATE outbox SET state = j.value ->> 1, seq = j.value ->> 2, ready_at = j.value ->> 3, claimed_by = j.value ->> 4,
          attempts = attempts + (j.value ->> 5)
        FROM json_each(?) j WHERE outbox.id = j.value ->> 0`,
      parameters: [JSON.stringify(rows)],
    },
  ]
}
