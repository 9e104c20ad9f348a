import { monthsOfDays, parseDay } from '../../kernel/day.ts'
import { fold } from '../../kernel/fold.ts'
import type { RemovalGround } from '../../tasks/fact.ts'

/**
 * The ground of a removal as a register writes it: a resolution, a decision of the executive committee with its number and
 * date, or anything else, kept as written. Null where it names a decision with a day that does not exist.
 */
export function readGround(text: string): RemovalGround | null {
  const words = text.trim().replace(/\s+/g, ' ')
  if (words === '') return { kind: 'other', words: null }
  const folded = fold(words)
  if (TO_FILE.test(folded)) return { kind: 'to-file', words }
  const named = NUMBER_FIRST.exec(words) ?? DATE_FIRST.exec(words) ?? BARE_NUMBER.exec(words)
  if (!named?.groups || !DECISION.test(folded)) return { kind: 'other', words }
  const date = parseDay(named.groups['date']!)
  const number = named.groups['number']!.replace(/\s+/g, '')
  return date && { kind: 'decision', number, date, words }
}

const TO_FILE = /^"?(?:до справи|взято до відома|надіслано роз’яснення)/
// A decision of the executive committee, or one whose body is not named; decisions of the council's session are not it.
const DECISION =
  /^рішення(?: виконком[а-яі]*| виконавчого комітету[^№\d]*| вк)?(?: міської ради)?,? ?(?:№|n|від|\d)/
const DAY = `(?<date>\\d{1,2}\\.\\d{1,2}\\.\\d{2,4}|\\d{4}-\\d{2}-\\d{2}|\\d{1,2} (?:${monthsOfDays.join('|')}) \\d{4})(?: ?р\\.?| року)?`
const NUMBER = '(?:№|N) ?(?<number>[\\p{L}\\d][\\p{L}\\d /‐‑–—-]*?)'
const NUMBER_FIRST = new RegExp(`${NUMBER} ?від ${DAY}\\.?$`, 'u')
const DATE_FIRST = new RegExp(`від ${DAY},? ${NUMBER}\\.?$`, 'u')
const BARE_NUMBER = new RegExp(` (?<number>\\d[\\p{L}\\d/-]*) від ${DAY}\\.?$`, 'u')
