import { fold, foldNumber } from '../kernel/fold.ts'
import { typedInUkrainian } from '../kernel/keyboard-layout.ts'

/** Whether a text has all words of a question, each for every word that begins so. */
export type Matcher = (text: string) => boolean

/**
 * Matchers of what may have been meant, the likeliest first: the words as typed, with Latin letters read as the Cyrillic
 * ones that look the same, and as typed with the wrong keyboard layout. Apostrophes, case and order make no difference.
 */
export function matchersOf(question: string): Matcher[] {
  const plain = fold(question)
  const lookAlike = plain.split(' ').map(foldNumber).join(' ')
  const layout = typedInUkrainian(question)
  const readings = new Set([plain, lookAlike, ...(layout ? [fold(layout)] : [])])
  return [...readings]
    .map(wordsOf)
    .filter((words) => words.length > 0)
    .map(matcher)
}

/** The words of a name as they are compared. */
function wordsOf(text: string): string[] {
  return fold(text)
    .replaceAll('’', '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}

const MOST_KEPT = 5000
const kept = new Map<string, string[]>()

// Names are folded once and not with every letter typed: a council has a few hundred of them.
function keptWordsOf(text: string): string[] {
  const known = kept.get(text)
  if (known) return known
  if (kept.size >= MOST_KEPT) kept.clear()
  const words = wordsOf(text)
  kept.set(text, words)
  return words
}

function matcher(query: string[]): Matcher {
  return (text) => {
    const words = keptWordsOf(text)
    return query.every((beginning) => words.some((word) => word.startsWith(beginning)))
  }
}
