import type { Actor, Role } from '../../src/access/actor.ts'
import { openSession } from '../../src/access/session.ts'
import type { Write } from '../../src/db/database.ts'
import { insertRows } from '../../src/db/insert-rows.ts'
import { newId } from '../../src/kernel/id.ts'
import { type Department, newDepartment, newPerson, type Person } from '../../src/people/store.ts'
import type { AppContext } from '../../src/web/app-context.ts'

/** Somebody of the cast: the person, the account, and who he is to actions and routes. */
export interface Member {
  person: Person
  email: string
  actor: Actor & { accountId: string; personId: string; departmentId: string }
}

export type Cast = Record<keyof typeof people, Member> & {
  departments: Record<keyof typeof departments, Department>
}

const departments = {
  control: 'Відділ контролю',
  general: 'Загальний відділ',
  leadership: 'Керівництво',
  transport: 'Управління транспорту',
  education: 'Департамент освіти',
  culture: 'Управління культури',
}

const people = {
  /** controls */
  olena: ['Ковальчук Олена Вікторівна', 'control', 'controller'],
  /** leads */
  petro: ['Іваненко Петро Сергійович', 'transport', 'executor'],
  /** heads Петро's department */
  roman: ['Гнатюк Роман Іванович', 'transport', 'head'],
  /** co-executes, in another department */
  maria: ['Шевчук Марія Андріївна', 'education', 'executor'],
  /** must see nothing of theirs */
  ihor: ['Бондар Ігор Олегович', 'culture', 'executor'],
  /** registers */
  hanna: ['Мельник Ганна Петрівна', 'general', 'clerk'],
  /** reads all: the mayor's deputy */
  andrii: ['Лисенко Андрій Юрійович', 'leadership', 'leader'],
  /** reads all: the auditor */
  sofiia: ['Ткаченко Софія Львівна', 'leadership', 'auditor'],
  /** keeps people, departments, the calendar */
  dmytro: ['Кравець Дмитро Ілліч', 'general', 'admin'],
} satisfies Record<string, [name: string, department: keyof typeof departments, role: Role]>

/** Puts the cast, their departments and accounts into a register. */
export async function withCast(context: AppContext): Promise<Cast> {
  const now = context.clock.now()
  const writes: Write[] = []
  const taken = <T>(made: { row: T; writes: Write[] }): T => {
    writes.push(...made.writes)
    return made.row
  }
  const ownDepartments = mapValues(departments, (name, place) =>
    taken(newDepartment(name, place + 1, { recordedAt: now, recordedBy: null })),
  )
  const members = mapValues(people, ([name, department, role], _place, key): Member => {
    const email = `${key}@rada.example`
    const departmentId = ownDepartments[department].id
    const person = taken(newPerson({ name, departmentId, email }, { recordedAt: now, recordedBy: null }))
    const accountId = newId()
    const account = { id: accountId, person_id: person.id, email, role, password: null, closed_at: null }
    writes.push(insertRows('accounts', [{ ...account, recorded_at: now }]))
    return {
      person,
      email,
      actor: { accountId, personId: person.id, departmentId, role, name: person.short_name },
    }
  })
  await context.db.commit(writes)
  return { ...members, departments: ownDepartments }
}

/** The headers by which the app knows this person: those of a browser that has signed in. */
export async function signedIn(
  context: AppContext,
  member: Member,
): Promise<{ Cookie: string; 'Sec-Fetch-Site': string }> {
  const { secret, writes } = openSession(context.db, member.actor.accountId, context.clock.now())
  await context.db.commit(writes)
  return { Cookie: `vykonano=${secret}`, 'Sec-Fetch-Site': 'same-origin' }
}

function mapValues<K extends string, V, R>(
  record: Record<K, V>,
  make: (value: V, place: number, key: K) => R,
) {
  const entries = Object.entries(record) as [K, V][]
  return Object.fromEntries(entries.map(([key, value], place) => [key, make(value, place, key)])) as Record<
    K,
    R
  >
}
