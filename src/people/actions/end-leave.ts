import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import { commitAs } from '../../db/commit-as.ts'
import type { Alongside } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import type { RegisterContext } from '../../db/register-context.ts'
import { addDays, formatDay } from '../../kernel/day.ts'
import { type Result, reject } from '../../kernel/result.ts'

/** A person is back early, or the leave was entered by mistake: from today on the person does the work again. */
export async function endLeave(
  { db, clock }: RegisterContext,
  actor: Actor,
  {
    leaveId,
    reason,
    also = () => [],
  }: { leaveId: string; reason: string; also?: Alongside<{ personId: string }> },
): Promise<Result<{ personId: string }>> {
  if (!may(actor, 'keep-people')) return reject({ code: 'not-allowed' })
  const leave = await db.read.selectFrom('leaves').selectAll().where('id', '=', leaveId).executeTakeFirst()
  if (!leave) return reject({ code: 'not-found' })
  const today = clock.today()
  if (leave.to_day < today) return reject({ code: 'leave-over', facts: { to: formatDay(leave.to_day) } })
  if (reason.trim() === '') return reject({ code: 'required', field: 'reason' })
  const row = {
    leave_id: leaveId,
    last_day: addDays(today, -1),
    reason: reason.trim().slice(0, 1000),
    recorded_at: clock.now(),
    recorded_by: actor.accountId,
  }
  return commitAs(db, [insertRows('leave_endings', [row]), ...also({ personId: leave.person_id })], {
    personId: leave.person_id,
  })
}
