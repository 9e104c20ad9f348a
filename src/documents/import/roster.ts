import type { Database, Write } from '../../db/database.ts'
import { guard } from '../../db/guard.ts'
import type { Day, Instant } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import { isPersonAlone, readExecutor } from '../../people/executor.ts'
import { shortName } from '../../people/person-name.ts'
import {
  allDepartments,
  type Department,
  type FormerPlaces,
  formerDepartmentNames,
  formerPlaces,
  newDepartment,
  newPerson,
  type Person,
} from '../../people/store.ts'
import { similarDepartment, similarPerson } from './similar-name.ts'

/** A name in the file that is new to the register and nearly equals one that is known. */
export interface SimilarName {
  row: number
  given: string
  known: string
}

export interface ExecutorNamed {
  departmentId: string
  personId: string | null
}

/** What the rows of a file brought into the directory. */
export interface Newcomers {
  writes: Write[]
  departments: string[]
  people: string[]
  similar: SimilarName[]
}

/** Departments and people by the words of the file; those the register does not know come into being when named. */
export interface Roster {
  /** Undefined where the words name a person whose department on that day is unknown. */
  executor(words: string, row: number, on: Day): ExecutorNamed | undefined
  /** A controller or a supervisor: a person of that name in any department, else a new person without one. */
  person(name: string, row: number): Pick<Person, 'id' | 'short_name'>
  /** Whether this person bears the name: a bare name may be several people's. */
  bears(id: string, name: string): boolean
  shortNameOf(id: string | null): string | null
  /** People and departments added since the roster was opened or since the last call. */
  takeNewcomers(): Newcomers
  /** What came since then goes out again: the row that named it is not loaded. */
  mark(): () => void
}

/**
 * All departments and people, closed and gone ones too, by the names and in the departments of before as well: an old register
 * names them so, and they are not made twice.
 */
export async function openRoster(db: Database, now: Instant): Promise<Roster> {
  const [known, people, formerNames, places] = await Promise.all([
    allDepartments(db),
    db.read.selectFrom('people').selectAll().orderBy('left_on').orderBy('id').execute(),
    formerDepartmentNames(db),
    formerPlaces(db),
  ])
  return rosterOf({ known, people, formerNames, places }, now)
}

interface Known {
  known: Department[]
  people: Person[]
  /** departments by the names they no longer bear */
  formerNames: { name: string; department_id: string }[]
  places: ReadonlyMap<string, FormerPlaces>
}

function rosterOf({ known, people, formerNames, places }: Known, now: Instant): Roster {
  const departments = new Map<string, Department>()
  // Open ones come first, so a closed one answers only where no open one bears the name.
  for (const one of known) if (!departments.has(one.name_key)) departments.set(one.name_key, one)
  // A name that another department bears by now is that one's.
  for (const { name, department_id } of formerNames) {
    const one = known.find(({ id }) => id === department_id)
    if (one && !departments.has(fold(name))) departments.set(fold(name), one)
  }
  const byName = new Map<string, Person[]>()
  const byFormerName = new Map<string, Person[]>()
  const byId = new Map<string, Person>()
  for (const one of people) remember(one)
  let position = known.reduce((last, one) => Math.max(last, one.position), 0)
  let arrivals: Arrival[] = []

  function remember(person: Person): void {
    byId.set(person.id, person)
    byName.set(person.short_key, [...(byName.get(person.short_key) ?? []), person])
    for (const key of formerKeys(person)) byFormerName.set(key, [...(byFormerName.get(key) ?? []), person])
  }

  function formerKeys({ id }: Person): Set<string> {
    return new Set(places.get(id)?.names.map((name) => fold(shortName(name))))
  }

  // People of the department, or of all; an exact match of the full name comes first, people of today before those of the past.
  function namesakes(name: string, department: Department | null): Person[] {
    const key = fold(shortName(name))
    const named = [...(byName.get(key) ?? []), ...(byFormerName.get(key) ?? [])]
    const present = named.filter((one) => !department || one.department_id === department.id)
    const found =
      present.length > 0
        ? present
        : named.filter(({ id }) => places.get(id)?.departments.some(({ from }) => from === department?.id))
    const full = found.filter((one) => fold(one.name) === fold(name))
    return full.length > 0 ? full : found
  }

  function departmentOn({ id, department_id }: Person, on: Day): string | null {
    const left = places.get(id)?.departments.find((change) => change.on > on)
    return left?.from ?? department_id
  }

  function departmentNamed(name: string, row: number): Department {
    const found = departments.get(fold(name))
    if (found) return found
    const { row: made, writes } = newDepartment(name, ++position, { recordedAt: now, recordedBy: null })
    const like = similarDepartment(
      made.name,
      [...departments.values()].map((one) => one.name),
    )
    arrivals.push({ kind: 'department', made, label: made.name, writes, row, like })
    departments.set(made.name_key, made)
    return made
  }

  function personNamed(name: string, department: Department | null, row: number): Person {
    const [namesake] = namesakes(name, department)
    if (namesake) return namesake
    const { row: made, writes } = newPerson(
      { name, departmentId: department?.id ?? null },
      { recordedAt: now, recordedBy: null },
    )
    const beside = [...byName.values()].flat().filter((one) => one.department_id === made.department_id)
    const like = similarPerson(
      made.short_name,
      beside.map((one) => one.short_name),
    )
    const label = made.name
    arrivals.push({ kind: 'person', made, label, writes: [...writes, guardNew(made)], row, like })
    remember(made)
    return made
  }

  function executorNamed(words: string, row: number, on: Day): ExecutorNamed | undefined {
    const read = readExecutor(words)
    if (!read.person && !departments.has(fold(read.department)) && isPersonAlone(read.department)) {
      // A person alone stands for the department the person worked in that day, if there is but one of that name.
      const [alone, another] = namesakes(read.department, null).filter((one) => one.department_id)
      return alone && !another ? { departmentId: departmentOn(alone, on)!, personId: alone.id } : undefined
    }
    return kept(executors, words, () => executorOf(read, row))!
  }

  function executorOf(read: ReturnType<typeof readExecutor>, row: number): ExecutorNamed {
    const department = departmentNamed(read.department, row)
    const person = read.person ? personNamed(read.person, department, row) : null
    return { departmentId: department.id, personId: person?.id ?? null }
  }

  // The same words stand in row after row.
  const executors = new Map<string, ExecutorNamed>()
  const overseers = new Map<string, Person>()

  return {
    executor: executorNamed,
    person: (name, row) => kept(overseers, name, () => personNamed(name, null, row))!,
    bears(id, name) {
      const person = byId.get(id)
      const key = fold(shortName(name))
      return person !== undefined && (person.short_key === key || formerKeys(person).has(key))
    },
    shortNameOf: (id) => (id ? (byId.get(id)?.short_name ?? null) : null),
    takeNewcomers() {
      const taken = arrivals
      arrivals = []
      const labels = (kind: Arrival['kind']) =>
        taken.filter((one) => one.kind === kind).map((one) => one.label)
      return {
        writes: taken.flatMap((one) => one.writes),
        departments: labels('department'),
        people: labels('person'),
        similar: taken.flatMap(({ row, made, like }) =>
          like ? [{ row, given: 'short_name' in made ? made.short_name : made.name, known: like }] : [],
        ),
      }
    },
    mark() {
      const before = arrivals.length
      return () => {
        if (arrivals.length === before) return
        executors.clear()
        overseers.clear()
        for (const one of arrivals.splice(before)) {
          if (one.kind === 'department') departments.delete(one.made.name_key)
          else
            byName.set(
              one.made.short_key,
              byName.get(one.made.short_key)!.filter((person) => person !== one.made),
            )
        }
      }
    },
  }
}

function kept<T>(known: Map<string, T>, words: string, find: () => T | undefined): T | undefined {
  const found = known.get(words) ?? find()
  if (found) known.set(words, found)
  return found
}

type Arrival = { label: string; writes: Write[]; row: number; like: string | undefined } & (
  | { kind: 'department'; made: Department }
  | { kind: 'person'; made: Person }
)

// Names of people are no key of the table: another import may have brought the same one in the meantime.
function guardNew({ id, short_key, department_id }: Person): Write {
  return guard(
    'person-is-new',
    'SELECT NOT EXISTS (SELECT 1 FROM people WHERE short_key = ? AND department_id IS ? AND id <> ?)',
    [short_key, department_id, id],
  )
}
