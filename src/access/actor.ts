import type { Day } from '../kernel/day.ts'

/** The roles of a council's register. */
export const roles = ['clerk', 'controller', 'executor', 'head', 'leader', 'auditor', 'admin'] as const
export type Role = (typeof roles)[number]

/** A person as tasks and rights know one. */
export interface Self {
  personId: string | null
  departmentId: string | null
  role: Role
  name: string
}

/** Who acts: a person who signed in, or the register itself (commands, import, schedule). */
export interface Actor extends Self {
  /** null for the register itself */
  accountId: string | null
  /** those on leave whose work this person does today, by a personnel order */
  standsFor?: readonly Self[]
  /** answers by the link of a letter, without having signed in */
  byLink?: ByLink
}

/** Whose link an answer was given by, and which letter it stood in. */
export interface ByLink {
  itemId: string
  personId: string
  /** the name as it was then */
  person: string
  letter: { number: number | null; day: Day }
}

/** The person, and everybody the person stands for today. */
export function selvesOf(actor: Actor): readonly [Self, ...Self[]] {
  return [actor, ...(actor.standsFor ?? [])]
}

/** The register itself: commands of the person who runs the machine, and the schedule. */
export const registerItself: Actor = {
  accountId: null,
  personId: null,
  departmentId: null,
  role: 'controller',
  name: 'Реєстр',
}
