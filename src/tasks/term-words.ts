import { parseTerm, type Term, type TermUnit } from '../deadlines/term.ts'
import { parseDay } from '../kernel/day.ts'
import { fold } from '../kernel/fold.ts'
import { done, type Result, reject } from '../kernel/result.ts'
import type { TermInput } from './task-draft.ts'

const LONGEST = 80

/**
 * The term that a clerk types into one field: «20.11.2026», «до 1 березня 2026 року», «+10», «10 днів», «5 роб. днів», «1 міс», «2 тижні»,
 * «щокварталу до 10», «постійно», «без строку». Nothing at all is the kind's own term; a word without figures is a
 * mark, and `dueOf`, which knows the kind, checks that the dictionary has it.
 */
export function readTermWords(text: string): Result<TermInput> {
  const words = fold(text)
    .replace(/^"|"$/g, '')
    .replace(/^(?:(?:[ув] )?(?:строк|термін):? )?(?:(?:не пізніше(?: ніж)?|до|протягом|упродовж|за) )?/, '')
    .replace(/ включно$/, '')
  if (words === '') return done(null)
  if (words.length > LONGEST) return reject({ code: 'too-long', field: 'term', facts: { most: LONGEST } })
  if (/^без (?:строку|терміну)$/.test(words)) return done({ kind: 'none' })
  if (/^\d{1,4}[.-]\d{1,2}[.-]\d{1,4}$/.test(words) && !parseDay(words)) {
    return reject({ code: 'not-a-day', field: 'term', facts: { given: words } })
  }
  const term = parseTerm(words) ?? parseTerm(inFull(words))
  if (term) return withinReason(term)
  if (!/\d/.test(words)) return done({ kind: 'mark', mark: words })
  return reject({ code: 'unclear-term', field: 'term', facts: { given: words } })
}

/** More than ten years is a slip of the keyboard. */
export const longestCount: Record<TermUnit, number> = { hour: 2400, day: 3660, workingDay: 2640, month: 120 }

function withinReason(term: Term): Result<TermInput> {
  if (term.kind !== 'count' || term.n <= longestCount[term.unit]) return done(term)
  return reject({
    code: 'not-a-term',
    field: 'term',
    facts: { given: term.n, most: longestCount[term.unit] },
  })
}

/** «+10», «10 дн.», «5 р.д.», «1 міс.», «2 тижні», «місяць» in the words that `parseTerm` reads. */
function inFull(words: string): string {
  const match = /^\+? ?(\d{0,4}) ?(.*?)\.?$/.exec(words)
  const n = match?.[1] || (/^(?:місяць|тиждень|день)$/.test(words) ? '1' : '')
  const unit = match?.[2] ?? ''
  if (n === '') return words
  if (unit === '') return words.startsWith('+') ? `${n} днів` : words
  if (/^(?:р\.? ?д|роб(?:\.|очих|очі|очий)? ?дн?)[а-яі]*$/.test(unit)) return `${n} робочих днів`
  if (/^(?:к\.? ?д|кал\.? ?дн?|дн?|день|дні|днів)[а-яі]*$/.test(unit)) return `${n} днів`
  if (/^міс[а-яі]*$/.test(unit)) return `${n} місяців`
  if (/^тиж[а-яі]*$/.test(unit)) return `${Number(n) * 7} днів`
  if (/^год[а-яі]*$/.test(unit)) return `${n} годин`
  return words
}
