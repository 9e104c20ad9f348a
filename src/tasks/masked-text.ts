import { type Actor, selvesOf } from '../access/actor.ts'
import type { Fact } from './fact.ts'

/** The text shown in place of a hidden one. */
export const hiddenText = 'Персональні дані приховано'

/** Whom an instruction names. */
export interface NamedInTask {
  departmentId: string
  personId: string | null
}

/** Whether this person works on everything: keeps the protocols or controls them. */
export function readsAllTexts(actor: Actor): boolean {
  return selvesOf(actor).some(({ role }) => role === 'clerk' || role === 'controller')
}

/**
 * Whether the words of a task are shown to this person. Those of a kind with personal data (a broadcast) are for those who work
 * on that very instruction: its executors, the control department, the clerks. To see the document is not enough (Law 2297-VI, art. 6: no more data than
 * the purpose needs).
 */
export function readsText(actor: Actor, personal: boolean, named: readonly NamedInTask[]): boolean {
  if (!personal || readsAllTexts(actor)) return true
  return selvesOf(actor).some((self) =>
    named.some(({ departmentId, personId }) => {
      if (personId !== null && personId === self.personId) return true
      if (departmentId !== self.departmentId) return false
      return self.role === 'head' || (self.role === 'executor' && personId === null)
    }),
  )
}

/** A fact of a history without what was written in it; what happened and when stays. */
export function wordlessFact(fact: Fact): Fact {
  switch (fact.kind) {
    case 'noted':
    case 'part-reported':
      return { ...fact, text: hiddenText }
    case 'reported':
      return { ...fact, text: hiddenText, outgoing: null, ...(fact.despite && { despite: hiddenText }) }
    case 'executed':
      return { ...fact, note: fact.note && hiddenText }
    case 'returned':
    case 'extension-asked':
    case 'extension-refused':
    case 'reassignment-proposed':
    case 'reassignment-declined':
      return { ...fact, reason: hiddenText }
    case 'retracted':
      return { ...fact, reason: fact.reason && hiddenText }
    case 'assigned':
      return fact.ground === undefined ? fact : { ...fact, ground: hiddenText }
    case 'extended':
      return { ...fact, ground: fact.ground && hiddenText }
    case 'returned-to-control':
      return { ...fact, ground: hiddenText }
    case 'edited':
      return {
        ...fact,
        changes: fact.changes.map((change) => ({ ...change, from: hiddenText, to: hiddenText })),
      }
    default:
      return fact
  }
}
