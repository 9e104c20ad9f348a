import { type Actor, selvesOf } from '../access/actor.ts'

/** Why a file could not be made. */
export type PreparedFailure = 'rights-changed' | 'too-long' | 'fault'

/** Finished files are kept so many days: long enough to be found again after a weekend, not for ever. */
export const KEPT_DAYS = 4

/** A file asked for again within so many minutes after its list was fixed is the same file. */
export const FRESH_MINUTES = 15

/** Files one person may have in work at a time. */
export const MOST_IN_WORK = 5

/** As whom somebody looks at the register, as one text: who sees otherwise than when asking may not open what was made. */
export function eyesOf(actor: Actor): string {
  const selves = selvesOf(actor).map(({ personId, departmentId, role }) =>
    JSON.stringify([role, departmentId, personId]),
  )
  const [own, ...others] = selves
  return `[${[own, ...others.sort()].join(',')}]`
}
