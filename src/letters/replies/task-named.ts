/** A task of a letter, as a reply may name it. */
export interface TaskOfLetter {
  id: string
  number: string
  point: string
}

/**
 * Which task of the letter a reply is about: the only one, or the one whose document it names by its index, with the point where
 * several of them are in the letter. Null where a person has to say.
 */
export function taskNamed(tasks: readonly TaskOfLetter[], words: string): string | null {
  if (tasks.length === 1) return tasks[0]!.id
  const named = tasks.filter(({ number }) => names(words, `(?:№|N|#)\\s*${escaped(number)}`))
  if (named.length <= 1) return named[0]?.id ?? null
  const pointed = named.filter(
    ({ point }) => point && names(words, `(?:п\\.|пункт\\p{L}*)\\s*${escaped(point)}`),
  )
  return pointed.length === 1 ? pointed[0]!.id : null
}

function names(words: string, pattern: string): boolean {
  return new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}/-]|\\.\\p{N})`, 'iu').test(words)
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/-/g, '[-‐–—]')
}
