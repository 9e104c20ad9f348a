import type { Actor, Role } from './actor.ts'

/**
 * What may be done, and by whom. Buttons, routes and actions all ask this one table.
 * `see-register`: open lists and cards, each seeing what is theirs (`tasks/visibility.ts`).
 */
const holders = {
  'see-register': ['clerk', 'controller', 'executor', 'head', 'leader', 'auditor', 'admin'],
  'see-all': ['clerk', 'controller', 'leader', 'auditor', 'admin'],
  'see-figures': ['clerk', 'controller', 'executor', 'head', 'leader', 'auditor', 'admin'],
  register: ['clerk', 'controller'],
  control: ['controller'],
  report: ['executor', 'head', 'controller'],
  'keep-people': ['admin'],
  'keep-calendar': ['admin', 'controller'],
} as const satisfies Record<string, readonly Role[]>

export type Right = keyof typeof holders

export function may(actor: Actor, right: Right): boolean {
  return (holders[right] as readonly Role[]).includes(actor.role)
}
