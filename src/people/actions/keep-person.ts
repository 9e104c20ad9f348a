import type { Actor } from '../../access/actor.ts'
import { isEmail } from '../../access/email.ts'
import { may } from '../../access/rights.ts'
import { commitAs } from '../../db/commit-as.ts'
import type { RegisterContext } from '../../db/register-context.ts'
import { done, type Refusal, type Result, reject } from '../../kernel/result.ts'
import { namesInLetters } from '../names-in-letters.ts'
import { fieldChanges, recordedBy } from '../staff-change.ts'
import { findPerson, type Person, staffChange } from '../store.ts'

const LONGEST = 300

/** How letters find and call a person; an empty name is computed anew. */
export interface PersonInLetters {
  mailbox: string
  post: string
  vocative: string
  dative: string
  postDative: string
}

/** Keeps a person's mailbox and post, and the forms of the name that letters use. */
export async function keepPerson(
  { db, clock }: RegisterContext,
  actor: Actor,
  { id, draft, readSeq }: { id: string; draft: PersonInLetters; readSeq?: number | undefined },
): Promise<Result<void>> {
  if (!may(actor, 'keep-people')) return reject({ code: 'not-allowed' })
  const person = await findPerson(db, id)
  if (!person) return reject({ code: 'not-found' })
  if (readSeq !== undefined && readSeq !== person.seq) return reject({ code: 'conflict' })
  const refusals: Refusal[] = []
  for (const field of Object.keys(draft) as (keyof PersonInLetters)[])
    if (draft[field].length > LONGEST) refusals.push({ code: 'too-long', field, facts: { most: LONGEST } })
  const email = draft.mailbox.trim().toLowerCase()
  if (email !== '' && !isEmail(email))
    refusals.push({ code: 'not-an-email', field: 'mailbox', facts: { given: email.slice(0, 80) } })
  if (refusals.length > 0) return reject(...refusals)

  const post = draft.post.trim() || null
  const computed = await namesInLetters({ name: person.name, post })
  // The form of another post would stay with the new one.
  const typedFor =
    draft.postDative.trim() === person.post_dative && post !== person.post ? '' : draft.postDative
  const names = {
    vocative: draft.vocative.trim() || computed.vocative,
    dative: draft.dative.trim() || computed.dative,
    post_dative: typedFor.trim() || computed.post_dative,
  }
  const kept = { ...names, post, email: email || null }
  const changes = fieldChanges(inLetters(person), inLetters(kept))
  if (changes.length === 0) return done(undefined)
  return commitAs(
    db,
    [
      db.read.updateTable('people').set(kept).where('id', '=', id),
      staffChange({ subject: 'person', id, seq: person.seq }, changes, {
        ...recordedBy(actor, clock.now()),
        on: clock.today(),
      }),
    ],
    undefined,
  )
}

function inLetters({
  email,
  post,
  vocative,
  dative,
  post_dative,
}: Pick<Person, 'email' | 'post' | 'vocative' | 'dative' | 'post_dative'>) {
  return { mailbox: email, post, vocative, dative, postDative: post_dative }
}
