import type { Actor } from '../access/actor.ts'
import { type DocumentAct, type DocumentCase, type DocumentFormAct, whyNotDocument } from './act.ts'
import { annulment } from './acts/annulment.ts'
import { corrections } from './acts/corrections.ts'
import { edit } from './acts/edit.ts'
import { points } from './acts/points.ts'

/*
 * The one table of what happens to a document itself; of its points see that of the tasks. Buttons, pages, guards and tests read
 * it, so that nothing is offered and then refused.
 */

const withForm = [corrections, annulment] as const

/** The acts that have a page and a button of their own; correcting and adding a point have their places on the card. */
export type DocumentFormActName = (typeof withForm)[number]['name']
export type DocumentActName = DocumentFormActName | typeof edit.name | typeof points.name

// biome-ignore lint/suspicious/noExplicitAny: the schema of each act gives the type of its input
export const documentActs: readonly DocumentAct<DocumentActName, any>[] = [edit, points, ...withForm]
export const documentFormActs: readonly DocumentFormAct<DocumentFormActName, unknown>[] = withForm

/** The acts open to this person. */
export function documentActsFor(document: DocumentCase, actor: Actor): DocumentActName[] {
  return documentActs.filter((act) => whyNotDocument(act, document, actor) === null).map(({ name }) => name)
}

/** Their buttons; one is there as well where its page says what has to be done first. */
export function documentButtonsFor(document: DocumentCase, actor: Actor) {
  return documentFormActs.filter(({ first, ...rule }) => {
    const why = whyNotDocument(rule, document, actor)
    return why === null || why === first?.code
  })
}
