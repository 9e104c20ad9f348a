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

/**
 * «Управління транспорту, Іваненко І. П.» taken apart: what follows the last comma is a person if it begins like one, with
 * initials before the surname or after it, or with the surname alone; «…, архітектури та культури» is a department's own name.
 */
export function readExecutor(text: string): { department: string; person: string | null } {
  const clean = text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[\s,]+$/, '')
  const comma = clean.lastIndexOf(',')
  if (comma > 0) {
    const person = clean.slice(comma + 1).trim()
    if (mayBePerson(person)) return { department: clean.slice(0, comma).trim(), person: surnameFirst(person) }
  }
  return { department: clean, person: null }
}

/** Whether words that stand alone can only be a person: a surname with initials, or a name with a patronymic. */
export function isPersonAlone(text: string): boolean {
  const words = surnameFirst(text.trim().replace(/\s+/g, ' '))
  return (
    /^\p{Lu}[\p{L}’'ʼ-]+ \p{Lu}\.(?: ?\p{Lu}\.)?$/u.test(words) ||
    /^\p{Lu}[\p{L}’'ʼ-]+ \p{Lu}[\p{L}’'ʼ]+ \p{Lu}[\p{L}’'ʼ]+(?:ич|вна|ІВНА|ЇВНА|ВИЧ)$/u.test(words)
  )
}

/** «Управління транспорту, Іваненко І. П.» — the way an executor is written everywhere. */
export function executorLabel(executor: { department: string; person: string | null }): string {
  return executor.person ? `${executor.department}, ${executor.person}` : executor.department
}

// Up to four words, each with a capital; two or three capitals alone are the name of an office, «НС» or «ЖКГ».
function mayBePerson(text: string): boolean {
  const words = text.split(' ')
  if (words.length > 4 || /^\p{Lu}{1,4}$/u.test(text)) return false
  return words.every((word) => /^\p{Lu}[\p{L}’'ʼ.-]*$/u.test(word)) && /\p{L}{2}/u.test(text)
}

// «І. П. Іваненко» → «Іваненко І. П.»
function surnameFirst(text: string): string {
  return text.replace(/^(\p{Lu}\. ?(?:\p{Lu}\.)?) ?(\p{Lu}[\p{L}’'ʼ-]+)$/u, '$2 $1').trim()
}
