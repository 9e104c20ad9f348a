import type { Reference } from '../journals/reference.ts'
import { type Refusal, type Result, unlessRefused } from '../kernel/result.ts'
import type { Directory } from '../people/directory.ts'

interface Names {
  kind?: string
  department?: string
  controller?: string
  person?: string
}

/** The ids of what an address names: a kind, a department or a person, each by its id or by its name. */
export function readNames(given: Names, reference: Reference, directory: Directory): Result<Names> {
  const refusals: Refusal[] = []
  const ids: Names = {}
  const { kind, department } = given
  if (kind !== undefined) {
    ids.kind = reference.kind(kind)?.id
    const known = reference.kinds.map((one) => one.name).join(', ')
    if (!ids.kind) refusals.push({ code: 'unknown-kind', field: 'kind', facts: { given: kind, known } })
  }
  if (department !== undefined) {
    const byId = directory.departments.find(({ id }) => id === department)
    ids.department = (byId ?? directory.department(department))?.id
    if (!ids.department)
      refusals.push({ code: 'unknown-department', field: 'department', facts: { given: department } })
  }
  for (const field of ['controller', 'person'] as const) {
    const name = given[field]
    if (name === undefined) continue
    ids[field] = (directory.people.find(({ id }) => id === name) ?? directory.person(name))?.id
    if (!ids[field]) refusals.push({ code: 'unknown-person', field, facts: { given: name } })
  }
  return unlessRefused(refusals, ids)
}
