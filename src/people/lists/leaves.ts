import type { Database } from '../../db/database.ts'
import type { Day } from '../../kernel/day.ts'

/** The days a person is away, with who does the work and by which order. */
export interface Leave {
  id: string
  from: Day
  /** the last day that counts: of one that ended early, its last day indeed */
  to: Day
  substitute: string
  orderNumber: string
  orderDate: Day
  /** why it ended early */
  ended: string | null
}

/** A person's leaves, the latest first. */
export async function leavesOf(db: Database, personId: string): Promise<Leave[]> {
  const rows = await db.read
    .selectFrom('leaves')
    .innerJoin('people', 'people.id', 'leaves.substitute_id')
    .leftJoin('leave_endings', 'leave_endings.leave_id', 'leaves.id')
    .select([
      'leaves.id',
      'from_day',
      'to_day',
      'order_number',
      'order_date',
      'people.short_name as substitute',
      'leave_endings.last_day',
      'leave_endings.reason',
    ])
    .where('leaves.person_id', '=', personId)
    .orderBy('from_day', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    from: row.from_day,
    to: row.last_day ?? row.to_day,
    substitute: row.substitute,
    orderNumber: row.order_number,
    orderDate: row.order_date,
    ended: row.reason,
  }))
}

/** The one of the leaves that has a day in common with these. */
export function leaveAmong(
  leaves: readonly Leave[],
  { from, to }: { from: Day; to: Day },
): Leave | undefined {
  return leaves.find((leave) => leave.from <= to && leave.to >= from)
}
