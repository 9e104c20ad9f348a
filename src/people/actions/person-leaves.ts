import type { Actor } from '../../access/actor.ts'
import { administratorStays } from '../../access/lists/administrators.ts'
import { may } from '../../access/rights.ts'
import { endOtherSessions } from '../../access/session.ts'
import { voidLinks } from '../../access/sign-in-link.ts'
import { commitAs } from '../../db/commit-as.ts'
import type { RegisterContext } from '../../db/register-context.ts'
import { type Day, formatDay } from '../../kernel/day.ts'
import { done, type Result, reject } from '../../kernel/result.ts'
import { recordedBy } from '../staff-change.ts'
import { findPerson, staffChange } from '../store.ts'

/**
 * Records that a person has left on a day: the name is no longer offered in forms, and the account opens nothing from that day
 * on. Tasks that the person leads stay under the name until they are reassigned.
 */
export async function personLeaves(
  { db, clock }: RegisterContext,
  actor: Actor,
  id: string,
  on: Day,
): Promise<Result<void>> {
  if (!may(actor, 'keep-people')) return reject({ code: 'not-allowed' })
  const person = await findPerson(db, id)
  if (!person) return reject({ code: 'not-found' })
  if (person.left_on) return reject({ code: 'person-left', facts: { on: formatDay(person.left_on) } })
  // The last administrator could not undo it.
  if (id === actor.personId) return reject({ code: 'own-account' })
  if (on > clock.today()) return reject({ code: 'in-the-future', field: 'on' })
  const account = await db.read
    .selectFrom('accounts')
    .select('id')
    .where('person_id', '=', id)
    .executeTakeFirst()
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
  )
}

/** Records that a person is back in the same department, or that the departure was a mistake. */
export async function personReturns(
  { db, clock }: RegisterContext,
  actor: Actor,
  id: string,
): Promise<Result<void>> {
  if (!may(actor, 'keep-people')) return reject({ code: 'not-allowed' })
  const person = await findPerson(db, id)
  if (!person) return reject({ code: 'not-found' })
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
