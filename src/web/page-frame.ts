import type { Nav } from '../../views/layout/nav.ts'
import type { Actor } from '../access/actor.ts'
import type { Day } from '../kernel/day.ts'

/** What stands around every page: whose register it is, and the ways this person may go from this address. */
export type PageFrame = (actor: Actor, address: string, today: Day) => Promise<{ council: string; nav: Nav }>
