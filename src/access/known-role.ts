import type { Refusal } from '../kernel/result.ts'
import { type Role, roles } from './actor.ts'

export function isRole(role: string): role is Role {
  return (roles as readonly string[]).includes(role)
}

/** The refusal of a role that does not exist, with those there are. */
export function unknownRole(role: string): Refusal {
  return { code: 'unknown-role', field: 'role', facts: { given: role.slice(0, 40), known: roles.join(', ') } }
}
