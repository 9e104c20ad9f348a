import type { Actor } from '../../access/actor.ts'
import type { LettersContext } from '../context.ts'

/** The person has read all that is there. */
export async function readNotices({ db, clock }: LettersContext, actor: Actor): Promise<void> {
  if (!actor.personId) return
  await db.commit([
    db.read
      .updateTable('notices')
      .set({ read_at: clock.now() })
      .where('person_id', '=', actor.personId)
      .where('read_at', 'is', null),
  ])
}
