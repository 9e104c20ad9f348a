import type { Actor, Role } from '../../src/access/actor.ts'
import { newAccount } from '../../src/access/store.ts'
import type { Write } from '../../src/db/database.ts'
import { referenceChanged } from '../../src/db/reference-changed.ts'
import { keepFirstSetting } from '../../src/db/settings.ts'
import type { Instant } from '../../src/kernel/day.ts'
import { organization } from '../../src/people/organization.ts'
import { newDepartment, newPerson, type Person } from '../../src/people/store.ts'
import type { AppContext } from '../../src/web/app-context.ts'
import { type DepartmentKey, departments, type Sphere } from './departments.ts'
import { namesFrom } from './names.ts'
import type { Random } from './random.ts'

/** The council of a data set: who there is, and how resolutions name them. */
export interface Council {
  keys: readonly DepartmentKey[]
  /** the people of a department, its head first */
  people: Record<DepartmentKey, readonly Person[]>
  /** «Управління транспорту та зв’язку, Бойчук І. П.» or the department alone */
  executor(key: DepartmentKey, person?: Person): string
  /** on whom the last point of an act lays control */
  supervisorOf(key: DepartmentKey): string
  controllerOf(key: DepartmentKey): Person
}

interface Plan {
  organization: string
  keys: readonly DepartmentKey[]
  /** how many people a department has, its head among them */
  sizeOf(key: DepartmentKey): number
  recordedAt: Instant
}

export const MAIL = 'vyshnehir.example'

/** The leadership in the order of the council; each answers for a sphere. */
const LEADERS: readonly (readonly [Sphere, string])[] = [
  ['mayor', 'міський голова'],
  ['first', 'перший заступник міського голови'],
  ['social', 'заступник міського голови з гуманітарних питань'],
  ['city', 'заступник міського голови з питань міського господарства'],
  ['economy', 'заступник міського голови з питань економіки'],
  ['manager', 'керуючий справами виконавчого комітету'],
]

const STAFF_POSTS = ['головний спеціаліст', 'провідний спеціаліст', 'спеціаліст I категорії', 'спеціаліст']

/** Puts the departments, their heads and people into an empty register, in one commit. */
export async function foundCouncil(context: AppContext, random: Random, plan: Plan): Promise<Council> {
  const { db } = context
  const nextName = namesFrom(random)
  const people = {} as Record<DepartmentKey, Person[]>
  const rows: Write[] = []
  const heads: Write[] = []
  plan.keys.forEach((key, place) => {
    const department = newDepartment(departments[key].name, place + 1, {
      recordedAt: plan.recordedAt,
      recordedBy: null,
    })
    const posts = postsOf(key, plan.sizeOf(key))
    const staff = posts.map((post, rank) => {
      const email = `${key}${rank === 0 ? '' : `.${rank + 1}`}@${MAIL}`
      return newPerson(
        { name: nextName(), departmentId: department.row.id, post, email },
        { recordedAt: plan.recordedAt, recordedBy: null },
      )
    })
    people[key] = staff.map(({ row }) => row)
    rows.push(...department.writes, ...staff.flatMap(({ writes }) => writes))
    const head_id = people[key][0]!.id
    heads.push(db.read.updateTable('departments').set({ head_id }).where('id', '=', department.row.id))
  })
  await db.commit([
    ...rows,
    ...heads,
    // A register begun by `init` already bears its council's name.
    keepFirstSetting(organization, plan.organization),
    referenceChanged,
  ])

  const leaderOf = (sphere: Sphere) =>
    people.leadership[LEADERS.findIndex(([own]) => own === sphere)] ?? people.leadership[0]!
  const controllers = people.control.slice(1)
  return {
    keys: plan.keys,
    people,
    executor: (key, person) =>
      person ? `${departments[key].name}, ${person.short_name}` : departments[key].name,
    supervisorOf: (key) => leaderOf(departments[key].sphere).short_name,
    controllerOf: (key) => controllers[plan.keys.indexOf(key) % controllers.length]!,
  }
}

/** Opens accounts for people of the council; each acts from then on under this actor. */
export async function openAccounts(
  context: AppContext,
  holders: readonly { person: Person; role: Role }[],
  now: Instant,
): Promise<Actor[]> {
  const accounts = holders.map(({ person, role }) =>
    newAccount({ personId: person.id, email: person.email!, role }, now),
  )
  await context.db.commit(accounts.flatMap(({ writes }) => writes))
  return holders.map(({ person, role }, place) => ({
    accountId: accounts[place]!.row.id,
    personId: person.id,
    departmentId: person.department_id,
    role,
    name: person.short_name,
  }))
}

function postsOf(key: DepartmentKey, size: number): string[] {
  if (key === 'leadership') return LEADERS.slice(0, size).map(([, post]) => post)
  return [
    departments[key].head,
    ...Array.from({ length: size - 1 }, (_, n) => STAFF_POSTS[n % STAFF_POSTS.length]!),
  ]
}
