import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import { commitAs } from '../../db/commit-as.ts'
import { insertRows } from '../../db/insert-rows.ts'
import type { RegisterContext } from '../../db/register-context.ts'
import { type Day, formatDay } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { type Refusal, type Result, reject } from '../../kernel/result.ts'
import { judgeName } from '../department-name.ts'
import { openDirectory } from '../directory.ts'
import { recordedBy } from '../staff-change.ts'
import { findDepartment, staffChange } from '../store.ts'

/** Gives a department a new name from a day on; what was before keeps the old one. */
export async function renameDepartment(
  { db, clock }: RegisterContext,
  actor: Actor,
  id: string,
  { name, from }: { name: string; from: Day },
): Promise<Result<void>> {
  if (!may(actor, 'keep-people')) return reject({ code: 'not-allowed' })
  const department = await findDepartment(db, id)
  const directory = await openDirectory(db)
  if (!department) return reject({ code: 'not-found' })
  if (department.closed_on) return reject({ code: 'department-closed' })
  const refusals: Refusal[] = judgeName(name, directory, id)
  if (from > clock.today()) refusals.push({ code: 'in-the-future', field: 'from' })
  const last = await db.read
    .selectFrom('department_names')
    .select('from_day')
    .where('department_id', '=', id)
    .orderBy('from_day', 'desc')
    .executeTakeFirst()
  if (last && from <= last.from_day) {
    refusals.push({ code: 'name-not-later', field: 'from', facts: { from: formatDay(last.from_day) } })
  }
  if (refusals.length > 0) return reject(...refusals)
  const clean = name.trim().replace(/\s+/g, ' ')
  const row = { department_id: id, from_day: from, name: clean, recorded_at: clock.now() }
  return commitAs(
    db,
    [
      insertRows('department_names', [row]),
      db.read
        .updateTable('departments')
        .set({ name: clean, name_key: fold(clean) })
        .where('id', '=', id),
      staffChange(
        { subject: 'department', id, seq: department.seq },
        [{ field: 'name', from: department.name, to: clean }],
        { ...recordedBy(actor, clock.now()), on: from },
      ),
    ],
    undefined,
  )
}
