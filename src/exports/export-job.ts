import { type Actor, selvesOf } from '../access/actor.ts'

/** Why a file could not be made. */
export type ExportFailure = 'rights-changed' | 'too-long' | 'fault'

/** Finished files are kept so many days: long enough to be found again after a weekend, not for ever. */
export const KEPT_DAYS = 4

/** A repeated request within so many minutes after the list was fixed gets the same file. */
export const FRESH_MINUTES = 15

/** Files one person may have in work at a time. */
export const MOST_IN_WORK = 5

/** The roles in which a person sees the register, as one text: a file opens only with the roles it was requested with. */
export function eyesOf(actor: Actor): string {
  const selves = selvesOf(actor).map(({ personId, departmentId, role }) =>
    JSON.stringify([role, departmentId, personId]),
  )
  const [own, ...others] = selves
  return `[${[own, ...others.sort()].join(',')}]`
}
