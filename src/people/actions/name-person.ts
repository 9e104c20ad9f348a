import { commitAs } from '../../db/commit-as.ts'
import type { RegisterContext } from '../../db/register-context.ts'
import { type Day, formatDay } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { done, type Refusal, type Result, reject } from '../../kernel/result.ts'
import { openDirectory } from '../directory.ts'
import { namesInLetters } from '../names-in-letters.ts'
import { shortName } from '../person-name.ts'
import { personToChange, type StaffEditor } from '../person-to-change.ts'
import { fieldChanges, recordedBy } from '../staff-change.ts'
import { lastChangeOn, type Person, staffChange, type WithHistory } from '../store.ts'

const LONGEST_NAME = 200
const LONGEST_GROUND = 500

/** Corrects a mistake of writing in a person's name: it never was another one. */
export async function correctName(
  { db, clock }: RegisterContext,
  editor: StaffEditor,
  id: string,
  name: string,
): Promise<Result<void>> {
  const found = await personToChange(db, editor, id)
  if (!found.ok) return found
  const person = found.value
  const refusals = judgePersonName(name, person, (await openDirectory(db)).people)
  if (refusals.length > 0) return reject(...refusals)
  const named = await namedAnew(person, cleanName(name))
  if (named.name === person.name) return done(undefined)
  const changes = fieldChanges(
    { spelling: person.name, ...lettersOf(person) },
    { spelling: named.name, ...lettersOf(named) },
  )
  return commitAs(
    db,
    [
      db.read.updateTable('people').set(named).where('id', '=', id),
      staffChange({ subject: 'person', id, seq: person.seq }, changes, {
        ...recordedBy(editor.actor, clock.now()),
        on: clock.today(),
      }),
    ],
    undefined,
  )
}

export interface NewName {
  name: string
  from: Day
  /** the act of civil status or the personnel order */
  ground: string
}

/** Records that a person bears another name from a day on; the history keeps the one of before. */
export async function changeName(
  { db, clock }: RegisterContext,
  editor: StaffEditor,
  id: string,
  { name, from, ground }: NewName,
): Promise<Result<void>> {
  const found = await personToChange(db, editor, id)
  if (!found.ok) return found
  const person = found.value
  const [directory, last] = await Promise.all([openDirectory(db), lastChangeOn(db, id, 'surname')])
  const refusals = judgePersonName(name, person, directory.people)
  if (ground.length > LONGEST_GROUND)
    refusals.push({ code: 'too-long', field: 'ground', facts: { most: LONGEST_GROUND } })
  if (from > clock.today()) refusals.push({ code: 'in-the-future', field: 'from' })
  if (last && from <= last)
    refusals.push({ code: 'change-not-later', field: 'from', facts: { from: formatDay(last) } })
  if (refusals.length > 0) return reject(...refusals)
  const named = await namedAnew(person, cleanName(name))
  if (named.name === person.name) return done(undefined)
  const changes = fieldChanges(
    { surname: person.name, ...lettersOf(person) },
    { surname: named.name, ...lettersOf(named) },
  )
  return commitAs(
    db,
    [
      db.read.updateTable('people').set(named).where('id', '=', id),
      staffChange({ subject: 'person', id, seq: person.seq }, changes, {
        ...recordedBy(editor.actor, clock.now()),
        on: from,
        ground,
      }),
    ],
    undefined,
  )
}

function cleanName(name: string): string {
  return name.trim().replace(/\s+/g, ' ')
}

function judgePersonName(name: string, person: Person, people: readonly Person[]): Refusal[] {
  const clean = cleanName(name)
  if (clean === '') return [{ code: 'required', field: 'name' }]
  if (clean.length > LONGEST_NAME) return [{ code: 'too-long', field: 'name', facts: { most: LONGEST_NAME } }]
  const same = people.find(
    (other) =>
      other.id !== person.id &&
      other.department_id === person.department_id &&
      fold(other.name) === fold(clean),
  )
  return same ? [{ code: 'person-exists', field: 'name', facts: { given: same.name } }] : []
}

// A form of the name that the change does not touch stays as it was mended by hand.
async function namedAnew(person: WithHistory<Person>, name: string) {
  const [before, after] = await Promise.all([
    namesInLetters({ name: person.name, post: null }),
    namesInLetters({ name, post: null }),
  ])
  const short = shortName(name)
  const formOf = (form: 'vocative' | 'dative') =>
    person[form] === null || before[form] === after[form] ? person[form] : after[form]
  return {
    name,
    short_name: short,
    short_key: fold(short),
    vocative: formOf('vocative'),
    dative: formOf('dative'),
  }
}

function lettersOf({ vocative, dative }: Pick<Person, 'vocative' | 'dative'>) {
  return { vocative, dative }
}
