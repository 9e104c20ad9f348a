/** A department, and where the resolution names one, a person of it. */
export interface Executor {
  departmentId: string
  personId: string | null
  /** The first named is the lead unless another is marked «відповідальний»; «до відома» carries no term. */
  role: 'lead' | 'co-executor' | 'informed'
}

/** An executor with the words for the screen. */
export interface NamedExecutor extends Executor {
  department: string
  person: string | null
}

/** «Управління транспорту, Іваненко І. П.» taken apart: what follows the last comma is a person if it looks like one. */
export function readExecutor(text: string): { department: string; person: string | null } {
  const clean = text.trim().replace(/\s+/g, ' ')
  const comma = clean.lastIndexOf(',')
  if (comma > 0) {
    const person = clean.slice(comma + 1).trim()
    if (looksLikePerson(person)) return { department: clean.slice(0, comma).trim(), person }
  }
  return { department: clean, person: null }
}

/** «Управління транспорту, Іваненко І. П.» — the way an executor is written everywhere. */
export function executorLabel(executor: { department: string; person: string | null }): string {
  return executor.person ? `${executor.department}, ${executor.person}` : executor.department
}

// A surname in capitals or with a capital, then initials or names with capitals.
function looksLikePerson(text: string): boolean {
  return (
    /^\p{Lu}[\p{L}’'ʼ-]+(?:\s+\p{Lu}[\p{L}’'ʼ]*\.?){1,2}(?:\s*\p{Lu}\.)?$/u.test(text) ||
    /^\p{Lu}[\p{L}’'ʼ-]+\s+\p{Lu}\.\s?\p{Lu}\.$/u.test(text)
  )
}
