import { type Day, monthsOfDays, parseDay } from '../kernel/day.ts'
import { fold, foldNumber } from '../kernel/fold.ts'

/** A search that has figures in it, as people write them of a document: «рішення № 48 від 21.10.2026», «20р», «48 21.10». */
export interface NumberQuery {
  /** each as it is compared, in every spelling that it may have in the register: «20-р» and «20р» */
  numbers: { spellings: string[]; token: string }[]
  day: Day | null
  /** «10-21», where a day was named without its year */
  dayOfYear: string | null
  /** what else was written */
  rest: string
}

const DAY = `\\d{1,2}\\.\\d{1,2}\\.(?:\\d{4}|\\d{2})|\\d{4}-\\d{2}-\\d{2}|"?\\d{1,2}"? (?:${monthsOfDays.join('|')}) \\d{4}`
const FULL_DAY = new RegExp(`(?<=^|[ (])(?:від )?(${DAY})(?: ?р\\.?| року)?(?=[ ),;.]|$)`)
const DAY_OF_YEAR = /(?<=^| )(?:від )?(\d{1,2})\.(\d{1,2})\.?(?= |$)/

export function readNumberQuery(text: string): NumberQuery {
  let words = fold(text)
    .replace(/[№#]/g, ' ')
    .replace(/(?<=[\p{L}\d]) ?([-/]) ?(?=[\p{L}\d])/gu, '$1')
    .replace(/ +/g, ' ')
    .trim()
  const named = FULL_DAY.exec(words)
  const day = named && parseDay(named[1]!)
  if (day) words = words.replace(named[0], ' ')
  const short = day ? null : DAY_OF_YEAR.exec(words)
  const without = short && words.replace(short[0], ' ')
  const dayOfYear = short && /\d/.test(without!) ? inYear(short[1]!, short[2]!) : null
  if (dayOfYear) words = without!
  // A letter apart from its number belongs to it, unless it is a word by itself.
  words = words.replace(/(?<=\d) ([^\P{L}аівзуй])(?= |$)/gu, '-$1')
  const tokens = words.split(' ').map((token) => token.replace(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, ''))
  return {
    numbers: tokens.filter(hasFigure).map((token) => ({ spellings: spellingsOf(token), token })),
    day,
    dayOfYear,
    rest: tokens.filter((token) => !hasFigure(token)).join(' '),
  }
}

function hasFigure(token: string): boolean {
  return /\d/.test(token)
}

function spellingsOf(token: string): string[] {
  // A letter O where a nought was meant.
  const number = foldNumber(token).replace(/о(?=\d)/g, '0')
  const apart = number.replace(/(\d)(?=\p{L})/gu, '$1-')
  const together = number.replace(/(\d)-(?=\p{L})/gu, '$1')
  return [...new Set([number, apart, together])]
}

function inYear(day: string, month: string): string | null {
  // Of a leap year, which has every day.
  return parseDay(`${day}.${month}.2024`)?.slice(5) ?? null
}
