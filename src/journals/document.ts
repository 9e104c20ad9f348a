import type { Day } from '../kernel/day.ts'
import type { OwnValues } from './document-fields.ts'

export const longestTitle = 2000
export const longestText = 20_000

/** What a clerk enters, by the fields of a document; the index is the register's to give. */
export interface DocumentDraft extends OwnValues {
  kind: string
  registeredOn: Day
  correspondent: { name: string; number: string | null; date: Day | null } | null
}
