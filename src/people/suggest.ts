import { executorLabel } from './executor.ts'
import { shortName } from './person-name.ts'
import type { Department, Person } from './store.ts'
import { matchersOf } from './words-match.ts'

/** One line of what is offered while a person types an executor. */
export interface Suggestion {
  /** the words that go into the form: «Управління транспорту, Іваненко І. П.» */
  value: string
  label: string
  /** the department under a person, the post */
  note: string | null
}

const MOST = 12

interface Known {
  departments: readonly Department[]
  people: readonly Person[]
}

/** Departments first, then people, twelve at most; only people where a person is wanted. */
export function suggestExecutors(known: Known, question: string, peopleOnly = false): Suggestion[] {
  const open = known.departments.filter((department) => !department.closed_on)
  const names = new Map(open.map(({ id, name }) => [id, name]))
  // A closed department gets no new work.
  const people = known.people.filter((person) => !person.department_id || names.has(person.department_id))
  for (const matches of matchersOf(question)) {
    const departments = peopleOnly ? [] : open.filter(({ name }) => matches(name))
    const found = people.filter((person) => matches(wordsOfPerson(person, names)))
    // «Іван» is looked for among surnames first, then among first names and departments.
    const [bySurname, byRest] = parted(found, (person) => matches(person.short_name))
    const likeliest = [...bySurname, ...byRest].slice(0, MOST)
    const suggestions = [
      ...departments.map(({ name }) => ({ value: name, label: name, note: null })),
      ...likeliest.map((person) => suggestPerson(person, people, names, peopleOnly)),
    ]
    if (suggestions.length > 0) return suggestions.slice(0, MOST)
  }
  return []
}

function parted<T>(all: T[], first: (one: T) => boolean): [T[], T[]] {
  const { yes = [], no = [] } = Object.groupBy(all, (one) => (first(one) ? 'yes' : 'no'))
  return [yes, no]
}

function wordsOfPerson(person: Person, names: ReadonlyMap<string, string>): string {
  return `${person.name} ${(person.department_id && names.get(person.department_id)) ?? ''}`
}

function suggestPerson(
  person: Person,
  people: readonly Person[],
  names: ReadonlyMap<string, string>,
  alone: boolean,
): Suggestion {
  const department = (person.department_id && names.get(person.department_id)) ?? null
  const namesakes = people.filter(
    (other) =>
      other.short_key === person.short_key && (alone || other.department_id === person.department_id),
  )
  // Initials that two people share name neither of them.
  const name = namesakes.length > 1 ? person.name : shortName(person.name)
  const value = alone || !department ? name : executorLabel({ department, person: name })
  return { value, label: name, note: [person.post, department].filter(Boolean).join(', ') || null }
}
