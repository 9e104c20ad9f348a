import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import { commitAs } from '../../db/commit-as.ts'
import type { Alongside } from '../../db/database.ts'
import { guard } from '../../db/guard.ts'
import { insertRows } from '../../db/insert-rows.ts'
import type { RegisterContext } from '../../db/register-context.ts'
import { type Day, formatDay } from '../../kernel/day.ts'
import { newId } from '../../kernel/id.ts'
import { type Refusal, type Result, reject } from '../../kernel/result.ts'
import { openDirectory } from '../directory.ts'
import { leaveAmong, leavesOf } from '../lists/leaves.ts'

export interface NewLeave {
  /** who does the work meanwhile, as people write the name */
  substitute: string
  from: Day
  /** the last day away */
  to: Day
  /** the personnel order */
  orderNumber: string
  orderDate: Day
}

const LONGEST_NUMBER = 100

/**
 * A person is away from one day to another, and a substitute sees and does the open work in those days, by a personnel order.
 * Nothing is handed over or back: the days alone say it, and the figures stay with the post.
 */
export async function recordLeave(
  { db, clock }: RegisterContext,
  actor: Actor,
  {
    personId,
    leave,
    also = () => [],
  }: { personId: string; leave: NewLeave; also?: Alongside<{ id: string }> },
): Promise<Result<{ id: string }>> {
  if (!may(actor, 'keep-people')) return reject({ code: 'not-allowed' })
  const [directory, own] = await Promise.all([openDirectory(db), leavesOf(db, personId)])
  const person = directory.people.find(({ id }) => id === personId)
  if (!person) return reject({ code: 'not-found' })
  const substitute = directory.person(leave.substitute.split(',').at(-1)!.trim())
  const reasons: Refusal[] = []
  if (leave.substitute.trim() === '') reasons.push({ code: 'required', field: 'substitute' })
  else if (!substitute)
    reasons.push({ code: 'unknown-person', field: 'substitute', facts: { given: leave.substitute } })
  if (substitute?.id === personId) reasons.push({ code: 'own-substitute', field: 'substitute' })
  if (leave.to < leave.from) reasons.push({ code: 'ends-before-beginning', field: 'to' })
  if (leave.orderNumber.trim() === '') reasons.push({ code: 'required', field: 'orderNumber' })
  if (leave.orderNumber.length > LONGEST_NUMBER)
    reasons.push({ code: 'too-long', field: 'orderNumber', facts: { most: LONGEST_NUMBER } })
  if (leave.orderDate > clock.today()) reasons.push({ code: 'in-the-future', field: 'orderDate' })
  const other = leaveAmong(own, leave)
  if (other) {
    const facts = { from: formatDay(other.from), to: formatDay(other.to) }
    reasons.push({ code: 'leave-overlaps', field: 'from', facts })
  }
  if (!substitute || reasons.length > 0) return reject(...reasons)
  const id = newId()
  const row = {
    id,
    person_id: personId,
    substitute_id: substitute.id,
    from_day: leave.from,
    to_day: leave.to,
    order_number: leave.orderNumber.trim(),
    order_date: leave.orderDate,
    recorded_at: clock.now(),
    recorded_by: actor.accountId,
  }
  return commitAs(
    db,
    [
      guard(
        'no-other-leave',
        `SELECT NOT EXISTS (SELECT 1 FROM leaves l LEFT JOIN leave_endings e ON e.leave_id = l.id
          WHERE l.person_id = ? AND l.from_day <= ? AND ifnull(e.last_day, l.to_day) >= ?)`,
        [personId, leave.to, leave.from],
      ),
      insertRows('leaves', [row]),
      ...also({ id }),
    ],
    { id },
  )
}
