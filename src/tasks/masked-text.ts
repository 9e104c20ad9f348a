import { type Actor, selvesOf } from '../accounts/actor.ts'

/** What stands where words are hidden. */
export const hiddenText = 'Персональні дані приховано'

/** Whom an instruction names. */
export interface NamedInTask {
  departmentId: string
  personId: string | null
}

/** Whether a kind of document carries the data of residents in its words: names, telephones, addresses. */
export function holdsPersonalData(kind: string): boolean {
  return kind === 'broadcast'
}

/** Whether this person works on everything: keeps the protocols or controls them. */
export function readsAllTexts(actor: Actor): boolean {
  return selvesOf(actor).some(({ role }) => role === 'clerk' || role === 'controller')
}

/**
 * Whether the words of a task are shown to this person. Those of a broadcast are for whoever works on that very instruction:
 * its executors, the control department, the clerks. To see the document is not enough (Law 2297-VI, art. 6: no more data than
 * the purpose needs).
 */
export function readsText(actor: Actor, kind: string, named: readonly NamedInTask[]): boolean {
  if (!holdsPersonalData(kind) || readsAllTexts(actor)) return true
  return selvesOf(actor).some((self) =>
    named.some(({ departmentId, personId }) => {
      if (personId !== null && personId === self.personId) return true
      if (departmentId !== self.departmentId) return false
      return self.role === 'head' || (self.role === 'executor' && personId === null)
    }),
  )
}
