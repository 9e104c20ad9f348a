import type { Database } from '../../db/database.ts'
import type { Day } from '../../kernel/day.ts'
import type { People } from './plan-day.ts'

/** The longest chain of substitutes that is followed. */
const LONGEST_CHAIN = 5

/** Heads, deputies, leaders and substitutes on any day. */
export async function possibleRecipients(db: Database): Promise<People> {
  const [departments, left, leaders, leaves] = await Promise.all([
    db.read
      .selectFrom('departments')
      .select(['id', 'head_id', 'deputy_id'])
      .where('closed_on', 'is', null)
      .orderBy('position')
      .execute(),
    db.read.selectFrom('people').select(['id', 'left_on']).where('left_on', 'is not', null).execute(),
    db.read
      .selectFrom('accounts')
      .innerJoin('people', 'people.id', 'accounts.person_id')
      .select('people.id')
      .where('accounts.role', '=', 'leader')
      .where('accounts.closed_at', 'is', null)
      .where('people.left_on', 'is', null)
      .orderBy('people.id')
      .execute(),
    db.read
      .selectFrom('leaves')
      .leftJoin('leave_endings', 'leave_endings.leave_id', 'leaves.id')
      .select(['person_id', 'substitute_id', 'from_day', 'to_day', 'leave_endings.last_day'])
      .execute(),
  ])
  const leftOn = new Map(left.map((row) => [row.id, row.left_on!]))
  const awayBy = Map.groupBy(leaves, (leave) => leave.person_id)
  const standIn = (personId: string, on: Day): string | null => {
    let who = personId
    for (let step = 0; step < LONGEST_CHAIN; step++) {
      const away = awayBy
        .get(who)
        ?.find((leave) => leave.from_day <= on && on <= (leave.last_day ?? leave.to_day))
      if (!away) break
      who = away.substitute_id
    }
    const gone = leftOn.get(who)
    return gone && gone <= on ? null : who
  }
  const heads = departments.flatMap(({ id, head_id }) => (head_id ? [[id, head_id] as const] : []))
  const deputies = departments.flatMap(({ id, deputy_id }) => (deputy_id ? [[id, deputy_id] as const] : []))
  return {
    heads: new Map(heads),
    deputies: new Map(deputies),
    leaders: leaders.map(({ id }) => id),
    standIn,
  }
}
