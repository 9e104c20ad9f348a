import { sql } from 'kysely'
import { countedBefore, type ReportQuery } from '../query/query.ts'

/** Reminder letters sent in the period and before the as-of day; one that no server took and no person handed over was not sent. */
export function reminderLetters(query: ReportQuery) {
  const { period, knownOn } = query
  const state = knownOn
    ? sql`(SELECT e.state FROM outbox_events e WHERE e.outbox_id = o.id AND e.at <= ${knownOn} ORDER BY e.seq DESC LIMIT 1)`
    : sql`o.state`
  return sql`(SELECT id FROM letters WHERE sent_on >= ${period.from} AND sent_on < ${countedBefore(query)}
    ${knownOn ? sql`AND recorded_at <= ${knownOn}` : sql``}
    AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.id = letters.id AND ${state} IN ('rejected', 'withheld')))`
}
