import type { Actor, Role } from '../../src/access/actor.ts'
import type { Instant } from '../../src/kernel/day.ts'
import type { Person } from '../../src/people/store.ts'
import type { AppContext } from '../../src/web/app-context.ts'
import { type Council, foundCouncil, openAccounts } from '../council/council.ts'
import type { DepartmentKey } from '../council/departments.ts'
import type { Random } from '../council/random.ts'

const KEYS: readonly DepartmentKey[] = [
  'leadership',
  'control',
  'general',
  'legal',
  'reception',
  'press',
  'it',
  'finance',
  'economy',
  'audit',
  'property',
  'architecture',
  'building',
  'housing',
  'transport',
  'emergency',
  'education',
  'health',
  'social',
  'children',
  'veterans',
  'culture',
  'services',
  'water',
  'roads',
]

const SIZES: Partial<Record<DepartmentKey, number>> = { leadership: 6, control: 3, general: 3, transport: 3 }
const PAIRS: readonly DepartmentKey[] = [
  'it',
  'finance',
  'property',
  'architecture',
  'housing',
  'education',
  'health',
  'social',
  'roads',
]

/** A small council: 25 departments, 45 people. */
export function foundSmallCouncil(
  context: AppContext,
  random: Random,
  recordedAt: Instant,
): Promise<Council> {
  return foundCouncil(context, random, {
    organization: 'Виконавчий комітет Вишнегірської міської ради',
    keys: KEYS,
    sizeOf: (key) => SIZES[key] ?? (PAIRS.includes(key) ? 2 : 1),
    recordedAt,
  })
}

/** One account for each role; the executor works in the department of the head. */
export type Demo = Record<Role, Actor> & { executorPerson: Person }

export async function openDemoAccounts(
  context: AppContext,
  { people }: Council,
  now: Instant,
): Promise<Demo> {
  const executorPerson = people.transport[1]!
  const holders: { person: Person; role: Role }[] = [
    { person: people.general[1]!, role: 'clerk' },
    { person: people.control[1]!, role: 'controller' },
    { person: executorPerson, role: 'executor' },
    { person: people.transport[0]!, role: 'head' },
    { person: people.leadership[0]!, role: 'leader' },
    { person: people.audit[0]!, role: 'auditor' },
    { person: people.it[1]!, role: 'admin' },
  ]
  const actors = await openAccounts(context, holders, now)
  const byRole = Object.fromEntries(actors.map((actor) => [actor.role, actor])) as Record<Role, Actor>
  return { ...byRole, executorPerson }
}
