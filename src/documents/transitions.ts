import type { Actor } from '../access/actor.ts'
import { may, type Right } from '../access/rights.ts'
import type { RefusalCode } from '../kernel/result.ts'

/** What a document is to the table. */
export interface DocumentCase {
  annulled: boolean
  /** a point of it is on control, executed or not */
  onControl: boolean
}

interface Transition {
  right: Right
  /** what else must be true, and the answer where it is not */
  when: (document: DocumentCase) => RefusalCode | null
}

const stands = ({ annulled }: DocumentCase) => (annulled ? 'document-annulled' : null)
const offControl = ({ onControl }: DocumentCase) => (onControl ? 'document-on-control' : null)

/** The one table of what happens to a document itself; of its points see that of the tasks. Read by buttons, guards and tests. */
export const documentTransitions = {
  edit: { right: 'register', when: stands },
  points: { right: 'register', when: stands },
  annulment: { right: 'register', when: (document) => stands(document) ?? offControl(document) },
} as const satisfies Record<string, Transition>

export type DocumentAct = keyof typeof documentTransitions
export const documentActNames = Object.keys(documentTransitions) as DocumentAct[]

/** Why this person may not do this to the document as it stands; null where they may. The person is asked first. */
export function whyNotDocument(act: DocumentAct, document: DocumentCase, actor: Actor): RefusalCode | null {
  const { right, when } = documentTransitions[act]
  return may(actor, right) ? when(document) : 'not-allowed'
}

/** The acts open to this person: the buttons there are. */
export function documentActsFor(document: DocumentCase, actor: Actor): DocumentAct[] {
  return documentActNames.filter((act) => whyNotDocument(act, document, actor) === null)
}
