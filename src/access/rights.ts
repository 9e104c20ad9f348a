import { type Actor, type Role, selvesOf } from './actor.ts'

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
  execute: ['executor', 'head'],
  'keep-people': ['admin'],
  'keep-calendar': ['admin', 'controller'],
  'keep-letters': ['admin', 'controller'],
  'see-open-data': ['admin', 'controller'],
  publish: ['admin'],
  'keep-forms': ['admin', 'controller'],
  'keep-counting': ['admin', 'controller'],
} as const satisfies Record<string, readonly Role[]>

export type Right = keyof typeof holders

/** Rights of an appointment: a substitute does not get them with a leave. */
const own: readonly Right[] = ['keep-people', 'publish']

/** Whether this person holds the right, or stands in today for a person who does. */
export function may(actor: Actor, right: Right): boolean {
  const holds = ({ role }: { role: Role }) => (holders[right] as readonly Role[]).includes(role)
  return holds(actor) || (!own.includes(right) && selvesOf(actor).some(holds))
}
