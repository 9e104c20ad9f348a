import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import { addDays } from '../../kernel/day.ts'
import { endOfDay } from '../../kernel/recorded-late.ts'
import { factsBefore, type ReportQuery } from '../query/query.ts'

/**
 * The tasks that two answers about one period may count differently, and perhaps some more: something happened or fell due
 * between the two days, something was entered between the two instants, a document was annulled. All others are the same in
 * both and need not be looked at.
 */
export async function differingTasks(db: Database, one: ReportQuery, other: ReportQuery): Promise<string[]> {
  // From the earlier of the days that terms are held against to the later of those that facts are bounded by.
  const days = [one, other].flatMap((question) => [question.asOf, factsBefore(question)]).sort()
  const [first, last] = [days[0]!, days.at(-1)!]
  const sameDay = one.asOf === other.asOf && one.running === other.running
  const between = (column: string) => sql`(${sql.ref(column)} >= ${first} AND ${sql.ref(column)} < ${last})`
  const reasons: RawBuilder<unknown>[] = []
  if (!sameDay) {
    reasons.push(sql`turned_on >= ${first}`)
    for (const column of ['placed_on', 'removed_on', 'executed_on', 'due_day', 'registered_on'])
      reasons.push(between(column))
  }
  if (one.knownOn !== other.knownOn) {
    const since = [one.knownOn, other.knownOn].filter((instant) => instant !== null).sort()[0]!
    // Where both instants lie after the days of the query, only what was backdated can have come between them.
    const later = since >= endOfDay(addDays(last, -1)) ? sql`backdated_at` : sql`last_recorded_at`
    reasons.push(sql`${later} > ${since}`)
  }
  if (reasons.length === 0) return []
  const { rows } = await sql<{ id: string }>`SELECT id FROM tasks
      WHERE parent_id IS NULL AND (${sql.join(reasons, sql` OR `)})
    UNION SELECT id FROM tasks WHERE parent_id IS NULL
      AND document_id IN (SELECT id FROM documents WHERE annulled_on IS NOT NULL)`.execute(db.read)
  return rows.map(({ id }) => id)
}
