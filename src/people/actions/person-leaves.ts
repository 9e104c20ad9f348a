import { administratorStays, whyAdministratorStays } from '../../access/lists/administrators.ts'
import { endOtherSessions } from '../../access/session.ts'
import { voidLinks } from '../../access/sign-in-link.ts'
import { accountOf } from '../../access/store.ts'
import { commitAs } from '../../db/commit-as.ts'
import type { RegisterContext } from '../../db/register-context.ts'
import type { Day } from '../../kernel/day.ts'
import { done, type Result, reject } from '../../kernel/result.ts'
import { personAsRead, personToChange, type StaffEditor } from '../person-to-change.ts'
import { recordedBy } from '../staff-change.ts'
import { staffChange } from '../store.ts'

/**
 * Records that a person has left on a day: the name is no longer offered in forms, and the account opens nothing from that day
 * on. Tasks that the person leads stay under the name until they are reassigned.
 */
export async function personLeaves(
  { db, clock }: RegisterContext,
  editor: StaffEditor,
  id: string,
  on: Day,
): Promise<Result<void>> {
  const found = await personToChange(db, editor, id)
  if (!found.ok) return found
  const { actor } = editor
  const person = found.value
  // The last administrator could not undo it.
  if (id === actor.personId) return reject({ code: 'own-account' })
  if (on > clock.today()) return reject({ code: 'in-the-future', field: 'on' })
  const account = await accountOf(db, id)
  return commitAs(
    db,
    [
      db.read.updateTable('people').set({ left_on: on }).where('id', '=', id),
      staffChange({ subject: 'person', id, seq: person.seq }, [{ field: 'left', from: null, to: on }], {
        ...recordedBy(actor, clock.now()),
        on,
      }),
      administratorStays(clock.today()),
      // Should the person come back, it is by signing in anew.
      ...(account ? [endOtherSessions(db, account.id, null), voidLinks(db, account.id, clock.now())] : []),
    ],
    undefined,
    () => whyAdministratorStays(db, account, clock.today()),
  )
}

/** Records that a person is back in the same department, or that the departure was a mistake. */
export async function personReturns(
  { db, clock }: RegisterContext,
  editor: StaffEditor,
  id: string,
): Promise<Result<void>> {
  const found = await personAsRead(db, editor, id)
  if (!found.ok) return found
  const { actor } = editor
  const person = found.value
  if (!person.left_on) return done(undefined)
  return commitAs(
    db,
    [
      db.read.updateTable('people').set({ left_on: null }).where('id', '=', id),
      staffChange(
        { subject: 'person', id, seq: person.seq },
        [{ field: 'left', from: person.left_on, to: null }],
        { ...recordedBy(actor, clock.now()), on: clock.today() },
      ),
    ],
    undefined,
  )
}
