import type { Actor } from './actor.ts'
import { may } from './rights.ts'

/**
 * Whose register one looks at: everybody's, one's own tasks, or those of one's department. Lists narrow by the executor
 * columns this names; an executor sees a document when a task of it names the person, a head when it names the department.
 */
export type Sight =
  | { all: true }
  | { all: false; column: 'person_id' | 'department_id'; value: string | null }

export function sightOf(actor: Actor): Sight {
  if (may(actor, 'see-all')) return { all: true }
  if (actor.role === 'head') return { all: false, column: 'department_id', value: actor.departmentId }
  return { all: false, column: 'person_id', value: actor.personId }
}
