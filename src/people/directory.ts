import type { Database } from '../db/database.ts'
import { fold } from '../kernel/fold.ts'
import { shortName } from './person-name.ts'
import { allDepartments, allPeople, type Department, type Person } from './store.ts'

/** The departments and people of the council, ready to be found by the words people write. */
export interface Directory {
  departments: Department[]
  people: Person[]
  /** A department that is not closed, by its name; spelling of apostrophes, case and quotes make no difference. */
  department(name: string): Department | undefined
  /** A person of this department, else of any: «Іваненко І. П.», «Іваненко Іван Петрович». */
  person(name: string, departmentId?: string | null): Person | undefined
  /** All of that name, wherever they work; those who bear it in full where any does. */
  peopleNamed(name: string): Person[]
}

export async function openDirectory(db: Database): Promise<Directory> {
  return directoryOf(await allDepartments(db), await allPeople(db))
}

function directoryOf(departments: Department[], people: Person[]): Directory {
  const open = new Map(departments.filter((d) => !d.closed_on).map((d) => [d.name_key, d]))
  const byName = new Map<string, Person[]>()
  for (const person of people) {
    const namesakes = byName.get(person.short_key)
    if (namesakes) namesakes.push(person)
    else byName.set(person.short_key, [person])
  }
  const peopleNamed = (name: string): Person[] => {
    const namesakes = byName.get(fold(shortName(name))) ?? []
    const full = fold(name)
    const exact = namesakes.filter((person) => fold(person.name) === full)
    return exact.length > 0 ? exact : namesakes
  }
  return {
    departments,
    people,
    department: (name) => open.get(fold(name)),
    peopleNamed,
    person(name, departmentId) {
      const likely = peopleNamed(name)
      if (departmentId) return likely.find((person) => person.department_id === departmentId)
      return likely[0]
    },
  }
}
