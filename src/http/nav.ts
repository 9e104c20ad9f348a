import type { Nav, NavItem } from '../../views/layout/nav.ts'
import { roleNames } from '../../views/words/role-names.ts'
import type { Actor } from '../accounts/actor.ts'
import { may, type Right } from '../accounts/rights.ts'
import type { Day } from '../kernel/day.ts'
import type { Office } from '../office.ts'

/** What waits at a place of the register, by its address. */
export type NavCounts = Record<string, { count: number; tone?: 'bad' }>

type Place = NavItem & { right: Right }

const rooms: Place[] = [
  { href: '/', label: 'Сьогодні', right: 'see-register', icon: 'today' },
  { href: '/tasks', label: 'Завдання', right: 'see-register', icon: 'tasks' },
  { href: '/documents', label: 'Документи', right: 'see-register', icon: 'documents' },
  { href: '/meetings', label: 'Наради', right: 'see-register', icon: 'meetings' },
  { href: '/reports', label: 'Звіти', right: 'see-figures', icon: 'reports' },
]

const reference: Place[] = [
  { href: '/executors', label: 'Підрозділи й люди', right: 'see-register' },
  { href: '/calendar', label: 'Виробничий календар', right: 'see-register' },
]

/** The places this person may open, as the page at `path` shows them. */
export function navFor(actor: Actor, path: string, counts: NavCounts): Nav {
  const open = (places: Place[]): NavItem[] =>
    places
      .filter(({ right }) => may(actor, right))
      .map(({ right: _, ...item }) => ({ ...item, ...counts[item.href] }))
  const items = open(rooms)
  const referenceItems = open(reference)
  return {
    current: currentPlace([...items, ...referenceItems], path),
    items,
    groups: referenceItems.length > 0 ? [{ label: 'Довідники', items: referenceItems }] : [],
    person: { name: actor.name, role: roleNames[actor.role], signOut: '/sign-out' },
  }
}

/** How many things wait for this person at each place. */
export async function navCounts(_office: Office, _actor: Actor, _today: Day): Promise<NavCounts> {
  return {}
}

function currentPlace(items: NavItem[], path: string): string {
  const place = items.find(({ href }) => path === href || (href !== '/' && path.startsWith(`${href}/`)))
  return place?.href ?? path
}
