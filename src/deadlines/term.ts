import { type Day, formatDay, monthsOfDays, parseDay, parseIsoDay } from '../kernel/day.ts'
import { fold } from '../kernel/fold.ts'
import { plural } from '../kernel/plural.ts'

export type TermUnit = 'day' | 'workingDay' | 'month' | 'hour'
export type Period = 'month' | 'quarter' | 'half-year' | 'year'

/** «щокварталу до 10»; the month is given for a year only. */
export interface PeriodicTerm {
  kind: 'periodic'
  every: Period
  day: number
  month?: number
}

/** The term of a task, as its document gives it. */
export type Term =
  | { kind: 'day'; day: Day }
  | { kind: 'count'; n: number; unit: TermUnit }
  | { kind: 'permanent' }
  | PeriodicTerm

/** The term in the words of the register file, tolerant of case, spaces and «числа»; null where it is none. */
export function parseTerm(text: string): Term | null {
  const words = fold(text)
  const fixed = parseDay(words)
  if (fixed) return { kind: 'day', day: fixed }
  const bare = words.replace(/\.$/, '')
  if (bare === 'постійно') return { kind: 'permanent' }
  return parsePeriodic(bare) ?? parseCount(bare)
}

/** The term in the words of the register file, read back by `parseTerm`. */
export function formatTerm(term: Term): string {
  switch (term.kind) {
    case 'day':
      return formatDay(term.day)
    case 'permanent':
      return 'постійно'
    case 'count':
      return formatCount(term.n, term.unit)
    case 'periodic':
      if (term.every === 'year') return `щороку до ${two(term.day)}.${two(term.month ?? 1)}`
      return `${EVERY[term.every]} до ${term.day}`
    default:
      return term satisfies never
  }
}

/** «30 календарних днів», «5 робочих днів», «1 місяць», «48 годин» */
export function formatCount(n: number, unit: TermUnit): string {
  switch (unit) {
    case 'day':
      return `${n} ${plural(n, 'календарний день', 'календарні дні', 'календарних днів')}`
    case 'workingDay':
      return `${n} ${plural(n, 'робочий день', 'робочі дні', 'робочих днів')}`
    case 'month':
      return `${n} ${plural(n, 'місяць', 'місяці', 'місяців')}`
    case 'hour':
      return `${n} ${plural(n, 'година', 'години', 'годин')}`
    default:
      return unit satisfies never
  }
}

const EVERY: Record<Period, string> = {
  month: 'щомісяця',
  quarter: 'щокварталу',
  'half-year': 'щопівроку',
  year: 'щороку',
}

const EVERY_WORDS: Record<string, Period> = {
  щомісяця: 'month',
  щомісячно: 'month',
  щокварталу: 'quarter',
  щоквартально: 'quarter',
  щопівроку: 'half-year',
  щопівріччя: 'half-year',
  щороку: 'year',
  щорічно: 'year',
}

function parsePeriodic(words: string): PeriodicTerm | null {
  const match = /^([а-яіїєґ]+),? до (\d{1,2})(?:-го)?(?:\.(\d{1,2})| ([а-яіїєґ]+))?(?: числа)?$/.exec(words)
  const every = match && EVERY_WORDS[match[1]!]
  if (!every) return null
  const day = Number(match[2])
  const word = match[4] === 'числа' ? undefined : match[4]
  const month = word ? monthsOfDays.indexOf(word) + 1 : match[3] ? Number(match[3]) : undefined
  if (every !== 'year')
    return month === undefined && day >= 1 && day <= 31 ? { kind: 'periodic', every, day } : null
  // 2024 is a leap year: «щороку до 29.02» is a term, and in other years its day is the 28th.
  if (month === undefined || !parseIsoDay(`2024-${two(month)}-${two(day)}`)) return null
  return { kind: 'periodic', every, day, month }
}

function parseCount(words: string): Term | null {
  const match = /^(\d{1,4}) (?:(календарн|робоч)[а-яі]+ )?(д(?:ень|ні|нів)|місяц(?:ь|і|ів)|годин[аи]?)$/.exec(
    words,
  )
  const n = Number(match?.[1])
  if (!match || n < 1) return null
  const [adjective, noun] = [match[2], match[3]!]
  if (noun.startsWith('д')) return { kind: 'count', n, unit: adjective === 'робоч' ? 'workingDay' : 'day' }
  if (adjective) return null
  return { kind: 'count', n, unit: noun.startsWith('м') ? 'month' : 'hour' }
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}
