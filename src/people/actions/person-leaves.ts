import type { Actor } from '../../access/actor.ts'
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
 * A person has left on a day: nobody is offered the name any more, and the account opens nothing from that day on. What
 * the person leads stays under the name until it is given to another.
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
  // An administrator who leaves by his own hand may leave nobody behind to undo it.
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
      // Should the person come back, it is by signing in anew.
      ...(account ? [endOtherSessions(db, account.id, null), voidLinks(db, account.id, clock.now())] : []),
    ],
    undefined,
  )
}

/** The leaving was a mistake, or the person is back in the same place. */
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
