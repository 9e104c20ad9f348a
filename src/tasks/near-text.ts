import { fold } from '../kernel/fold.ts'

/** From this share of common pieces on, two reports are taken for one and the same. */
const NEAR = 0.9
const WORDS_IN_PIECE = 5
const MARKS = 6

/** The pieces of five words that a text has, folded: case, punctuation, dashes and spaces make no difference. */
export function shinglesOf(text: string): Set<string> {
  const words = fold(text)
    .replaceAll('’', '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  const pieces = new Set<string>()
  for (let first = 0; first + WORDS_IN_PIECE <= words.length; first++)
    pieces.add(words.slice(first, first + WORDS_IN_PIECE).join(' '))
  return pieces
}

/** The share of common pieces among all (Jaccard), from 0 to 1; texts too short to have one are never near. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  let common = 0
  for (const piece of a) if (b.has(piece)) common++
  return common / (a.size + b.size - common)
}

/** Whether one text is, but for a few words, the other. */
export function isNear(a: string, b: string): boolean {
  return likeness(shinglesOf(a), shinglesOf(b)) >= NEAR
}

/**
 * The few pieces of a text by which others like it are looked up: those that come first when all are put in the order of their
 * hashes. Two texts with nine tenths in common hardly ever differ in all of them.
 */
export function marksOf(text: string): string[] {
  return [...shinglesOf(text)].map(hashOf).sort().slice(0, MARKS)
}

/** FNV-1a, twice over: 64 bits are enough to tell pieces apart, and every engine counts them the same. */
function hashOf(text: string): string {
  let [a, b] = [0x811c9dc5, 0x01000193]
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b ^ (code + place), 0x85ebca6b)
  }
  return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('')
}
