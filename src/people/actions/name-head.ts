import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import { commitAs } from '../../db/commit-as.ts'
import type { RegisterContext } from '../../db/register-context.ts'
import { done, type Result, reject } from '../../kernel/result.ts'
import { fieldChanges, recordedBy } from '../staff-change.ts'
import { findDepartment, staffChange } from '../store.ts'

/** Names the head of a department, one of its own people, or none for now. */
export async function nameHead(
  { db, clock }: RegisterContext,
  actor: Actor,
  id: string,
  personId: string | null,
): Promise<Result<void>> {
  if (!may(actor, 'keep-people')) return reject({ code: 'not-allowed' })
  const department = await findDepartment(db, id)
  if (!department) return reject({ code: 'not-found' })
  if (personId) {
    const person = await db.read
      .selectFrom('people')
      .select('id')
      .where('id', '=', personId)
      .where('department_id', '=', id)
      .where('left_on', 'is', null)
      .executeTakeFirst()
    if (!person) return reject({ code: 'not-a-choice', field: 'head' })
  }
  const changes = fieldChanges({ head: department.head_id }, { head: personId })
  if (changes.length === 0) return done(undefined)
  return commitAs(
    db,
    [
      db.read.updateTable('departments').set({ head_id: personId }).where('id', '=', id),
      staffChange({ subject: 'department', id, seq: department.seq }, changes, {
        ...recordedBy(actor, clock.now()),
        on: clock.today(),
      }),
    ],
    undefined,
  )
}
