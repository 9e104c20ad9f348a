import { commitAs } from '../../db/commit-as.ts'
import type { Write } from '../../db/database.ts'
import { guard } from '../../db/guard.ts'
import type { RegisterContext } from '../../db/register-context.ts'
import { type Day, formatDay } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { done, type Refusal, type Result, reject } from '../../kernel/result.ts'
import { type Directory, openDirectory } from '../directory.ts'
import { personToChange, type StaffEditor } from '../person-to-change.ts'
import { postInDative } from '../post-dative.ts'
import { fieldChanges, type RecordedChange, recordedBy } from '../staff-change.ts'
import { departmentsOf, lastChangeOn, type Person, staffChange } from '../store.ts'

const LONGEST_POST = 300
const LONGEST_GROUND = 500

export interface Transfer {
  /** null where the person stands in no department */
  department: string | null
  post: string
  from: Day
  /** the personnel order */
  ground: string
}

/**
 * Gives a person another department, another post or both from a day on. Tasks that the person leads stay with the department they
 * were given to, under the same name, until they are reassigned. A head no longer heads the department of before.
 */
export async function transferPerson(
  { db, clock }: RegisterContext,
  editor: StaffEditor,
  id: string,
  transfer: Transfer,
): Promise<Result<void>> {
  const found = await personToChange(db, editor, id)
  if (!found.ok) return found
  const person = found.value
  const { department, from, ground } = transfer
  const [directory, last, headed] = await Promise.all([
    openDirectory(db),
    lastChangeOn(db, id, 'department'),
    departmentsOf(db, 'head_id', id),
  ])
  const moves = department !== person.department_id
  const refusals = reasonsAgainst(transfer, person, directory)
  if (from > clock.today()) refusals.push({ code: 'in-the-future', field: 'from' })
  if (moves && last && from <= last)
    refusals.push({ code: 'change-not-later', field: 'from', facts: { from: formatDay(last) } })
  if (refusals.length > 0) return reject(...refusals)
  const post = transfer.post.trim() || null
  const kept = {
    department_id: department,
    post,
    post_dative: post === person.post ? person.post_dative : post && postInDative(post),
  }
  const changes = fieldChanges(placeOf(person), placeOf(kept))
  if (changes.length === 0) return done(undefined)
  const by: RecordedChange = { ...recordedBy(editor.actor, clock.now()), on: from, ground }
  const left = moves ? headed : []
  return commitAs(
    db,
    [
      ...(department
        ? [guard('department-stands', 'SELECT closed_on IS NULL FROM departments WHERE id = ?', [department])]
        : []),
      db.read.updateTable('people').set(kept).where('id', '=', id),
      staffChange({ subject: 'person', id, seq: person.seq }, changes, by),
      ...left.flatMap((one): Write[] => [
        db.read.updateTable('departments').set({ head_id: null }).where('id', '=', one.id),
        staffChange(
          { subject: 'department', id: one.id, seq: one.seq },
          [{ field: 'head', from: id, to: null }],
          by,
        ),
      ]),
    ],
    undefined,
  )
}

function reasonsAgainst(
  { department, post, ground }: Transfer,
  person: Person,
  directory: Directory,
): Refusal[] {
  const refusals: Refusal[] = []
  const tooLong = (field: string, most: number): Refusal => ({ code: 'too-long', field, facts: { most } })
  if (post.length > LONGEST_POST) refusals.push(tooLong('post', LONGEST_POST))
  if (ground.length > LONGEST_GROUND) refusals.push(tooLong('ground', LONGEST_GROUND))
  const chosen = directory.departments.find(({ id }) => id === department)
  if (department && !chosen) refusals.push({ code: 'not-a-choice', field: 'department' })
  if (chosen?.closed_on) refusals.push({ code: 'department-closed', field: 'department' })
  const same = directory.people.find(
    (other) =>
      other.id !== person.id && other.department_id === department && fold(other.name) === fold(person.name),
  )
  if (same) refusals.push({ code: 'person-exists', field: 'department', facts: { given: same.name } })
  return refusals
}

function placeOf({
  department_id,
  post,
  post_dative,
}: Pick<Person, 'department_id' | 'post' | 'post_dative'>) {
  return { department: department_id, post, postDative: post_dative }
}
