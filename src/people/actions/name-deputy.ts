import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import { commitAs } from '../../db/commit-as.ts'
import type { RegisterContext } from '../../db/register-context.ts'
import { done, type Result, reject } from '../../kernel/result.ts'
import { mayBeDeputy } from '../lists/department.ts'
import { fieldChanges, recordedBy } from '../staff-change.ts'
import { findDepartment, staffChange } from '../store.ts'

/** Names the deputy mayor a department answers to, or none: letters on long overdue tasks go to the deputy. */
export async function nameDeputy(
  { db, clock }: RegisterContext,
  actor: Actor,
  id: string,
  personId: string | null,
): Promise<Result<void>> {
  if (!may(actor, 'keep-people')) return reject({ code: 'not-allowed' })
  const department = await findDepartment(db, id)
  if (!department) return reject({ code: 'not-found' })
  if (personId && !(await mayBeDeputy(db)).some((person) => person.id === personId))
    return reject({ code: 'not-a-choice', field: 'deputy' })
  const changes = fieldChanges({ deputy: department.deputy_id }, { deputy: personId })
  if (changes.length === 0) return done(undefined)
  return commitAs(
    db,
    [
      db.read.updateTable('departments').set({ deputy_id: personId }).where('id', '=', id),
      staffChange({ subject: 'department', id, seq: department.seq }, changes, {
        ...recordedBy(actor, clock.now()),
        on: clock.today(),
      }),
    ],
    undefined,
  )
}
