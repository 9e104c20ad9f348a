import { fold } from '../kernel/fold.ts'
import type { TermMark } from './rule.ts'

/** The mark a word stands for in a kind of document; one made for the kind goes before a general one. */
export function findMark(word: string, kindId: string, marks: readonly TermMark[]): TermMark | null {
  const plain = fold(word).replace(/["!.]/g, '').trim()
  return marksFor(kindId, marks).find((one) => one.mark === plain || one.aliases.includes(plain)) ?? null
}

/** The marks that may be put on a kind of document, its own ones first. */
export function marksFor(kindId: string, marks: readonly TermMark[]): TermMark[] {
  return [...marks.filter((one) => one.kinds?.includes(kindId)), ...marks.filter((one) => one.kinds === null)]
}
