/** The roles of a council's register. */
export const roles = ['clerk', 'controller', 'executor', 'head', 'leader', 'auditor', 'admin'] as const
export type Role = (typeof roles)[number]

/** Who acts: a person who signed in, or the register itself (commands, import, schedule). */
export interface Actor {
  /** null for the register itself */
  accountId: string | null
  personId: string | null
  departmentId: string | null
  role: Role
  name: string
}

/** Commands run by whoever holds the machine: the register acts in its own name. */
export const registerItself: Actor = {
  accountId: null,
  personId: null,
  departmentId: null,
  role: 'controller',
  name: 'Реєстр',
}
