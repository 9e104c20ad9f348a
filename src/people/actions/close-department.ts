import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import { commitAs } from '../../db/commit-as.ts'
import { guard } from '../../db/guard.ts'
import type { RegisterContext } from '../../db/register-context.ts'
import { onControl } from '../../deadlines/on-control.ts'
import type { Day } from '../../kernel/day.ts'
import { type Result, reject } from '../../kernel/result.ts'
import { countOnControl } from '../lists/department.ts'
import { recordedBy } from '../staff-change.ts'
import { findDepartment, staffChange } from '../store.ts'

/** Closes a department from a day on. Refused while tasks that it leads are on control: they would have no executor. */
export async function closeDepartment(
  { db, clock }: RegisterContext,
  actor: Actor,
  id: string,
  on: Day,
): Promise<Result<void>> {
  if (!may(actor, 'keep-people')) return reject({ code: 'not-allowed' })
  const department = await findDepartment(db, id)
  if (!department) return reject({ code: 'not-found' })
  if (department.closed_on) return reject({ code: 'department-closed' })
  if (on > clock.today()) return reject({ code: 'in-the-future', field: 'on' })
  const count = await countOnControl(db, id)
  const hasTasks = (n: number) => reject({ code: 'department-has-tasks', facts: { count: n } })
  if (count > 0) return hasTasks(count)
  return commitAs(
    db,
    [
      guard(
        'no-tasks',
        `SELECT NOT EXISTS (SELECT 1 FROM tasks
          WHERE department_id = ? AND ${onControl.sql()})`,
        [id],
      ),
      db.read.updateTable('departments').set({ closed_on: on }).where('id', '=', id),
      staffChange(
        { subject: 'department', id, seq: department.seq },
        [{ field: 'closed', from: null, to: on }],
        { ...recordedBy(actor, clock.now()), on },
      ),
    ],
    undefined,
    async () => {
      // A task was given to it in the same moment, or the department was changed by another person.
      const left = await countOnControl(db, id)
      return left > 0 ? hasTasks(left) : reject({ code: 'conflict' })
    },
  )
}
