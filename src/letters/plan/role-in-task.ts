import type { Self } from '../../access/actor.ts'
import type { Executor } from '../../people/executor.ts'
import type { Department } from '../../people/store.ts'
import type { RecipientRole } from './expected-answer.ts'

interface Overseen {
  supervisor_id: string | null
  controller_id: string | null
}

/** The role of a person in a task, also as a substitute; null where there is none any more. */
export function roleInTask(
  selves: readonly Self[],
  executors: readonly Executor[],
  task: Overseen,
  departments: ReadonlyMap<string, Department>,
): RecipientRole | null {
  const people = new Set(selves.map(({ personId }) => personId))
  const is = (id: string | null | undefined) => id != null && people.has(id)
  const executing = executors.filter(({ role }) => role !== 'informed')
  if (executing.some(({ personId }) => is(personId))) return 'executor'
  const lead = executors.find(({ role }) => role === 'lead')
  const headed = executing.find(({ departmentId }) => is(departments.get(departmentId)?.head_id))
  // For a department without a named person its head answers, or everyone in it.
  const alone = (executor: Executor | undefined) => executor !== undefined && executor.personId === null
  if (alone(headed)) return 'executor'
  if (headed) return 'head'
  if (alone(lead) && selves.some(({ departmentId }) => departmentId === lead!.departmentId)) return 'executor'
  const deputy = lead && departments.get(lead.departmentId)?.deputy_id
  return [task.supervisor_id, task.controller_id, deputy].some(is) ? 'overseer' : null
}
