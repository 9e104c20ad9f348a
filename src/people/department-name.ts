import type { Refusal } from '../kernel/result.ts'
import type { Directory } from './directory.ts'

const LONGEST = 300

/** Reasons against a name: none given, too long, borne by another department that is not closed. */
export function judgeName(name: string, directory: Directory, ownId?: string): Refusal[] {
  const clean = name.trim()
  if (clean === '') return [{ code: 'required', field: 'name' }]
  if (clean.length > LONGEST) return [{ code: 'too-long', field: 'name', facts: { most: LONGEST } }]
  const other = directory.department(clean)
  if (!other || other.id === ownId) return []
  return [{ code: 'department-exists', field: 'name', facts: { given: other.name } }]
}
