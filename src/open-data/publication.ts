import type { Instant } from '../kernel/day.ts'

/** What the council has decided about its open data; a change is a version more. */
export interface Publication {
  version: number
  /** whether the public addresses answer */
  published: boolean
  /** the council's code in the state register (ЄДРПОУ), where it has been entered */
  publisherId: string | null
  /** names in titles that are places and things, not people */
  places: readonly string[]
  recordedAt: Instant | null
  recordedBy: string | null
}

/** Before the first decision of an administrator nothing is published. */
export const unpublished: Publication = {
  version: 0,
  published: false,
  publisherId: null,
  places: [],
  recordedAt: null,
  recordedBy: null,
}
