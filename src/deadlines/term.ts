import { type Day, formatDay, monthsOfDays, parseDay, parseIsoDay } from '../kernel/day.ts'
import { fold } from '../kernel/fold.ts'
import { plural } from '../kernel/plural.ts'

export type TermUnit = 'day' | 'workingDay' | 'month' | 'hour'
export type Period = 'month' | 'quarter' | 'half-year' | 'year'

/** «щокварталу до 10»; the month is given for a year only. */
export interface TermOfMonths {
  every: Period
  day: number
  month?: number
}

/** A term that comes again and again; `until` is the last day on which a control point may fall. */
export type PeriodicTerm = { kind: 'periodic'; until?: Day } & (
  | TermOfMonths
  /** «щотижня до п’ятниці»: Monday is 1 */
  | { every: 'week'; day: number }
  /** «кожні 10 днів» */
  | { every: 'days'; day: number }
  /** «щороку до 15.03, 15.09»: days of a year, as MM-DD in their order */
  | { every: 'dates'; days: string[] }
)

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
      return `${formatPeriodic(term)}${term.until ? ` по ${formatDay(term.until)}` : ''}`
    default:
      return term satisfies never
  }
}

function formatPeriodic(term: PeriodicTerm): string {
  switch (term.every) {
    case 'week':
      return `щотижня до ${WEEKDAYS[term.day - 1]}`
    case 'days':
      return `кожні ${term.day} ${plural(term.day, 'день', 'дні', 'днів')}`
    case 'dates':
      return `щороку до ${term.days.map((one) => `${one.slice(3)}.${one.slice(0, 2)}`).join(', ')}`
    case 'year':
      return `щороку до ${two(term.day)}.${two(term.month ?? 1)}`
    default:
      return `${EVERY[term.every]} до ${term.day}`
  }
}

const WEEKDAYS = ['понеділка', 'вівторка', 'середи', 'четверга', 'п’ятниці', 'суботи', 'неділі']

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

/** A periodic term, with the last day of its periods where the words name one. */
function parsePeriodic(words: string): PeriodicTerm | null {
  const [, given = words, last] = /^(.*?),? по (\d{1,2}\.\d{1,2}\.\d{2,4})$/.exec(words) ?? []
  const term = parseWeeks(given) ?? parseDays(given) ?? parseDates(given) ?? parseMonths(given)
  if (!term || last === undefined) return term
  const until = parseDay(last)
  return until && { ...term, until }
}

// «щотижня до п’ятниці», «щотижня у п’ятницю», «щотижня по п’ятницях»; the stem of each weekday is its own.
function parseWeeks(words: string): PeriodicTerm | null {
  const match = /^щотижн(?:я|ево),? (?:(?:до|у|в|по) )?([а-яіїєґ’]+)$/.exec(words)
  const place = match ? WEEKDAY_STEMS.findIndex((stem) => match[1]!.startsWith(stem)) : -1
  return place >= 0 ? { kind: 'periodic', every: 'week', day: place + 1 } : null
}

const WEEKDAY_STEMS = ['понеділ', 'вівтор', 'серед', 'четвер', 'п’ятниц', 'субот', 'неділ']

function parseDays(words: string): PeriodicTerm | null {
  const day = Number(/^кожн(?:і|их) (\d{1,3}) (?:календарн[а-яі]+ )?д(?:ень|ні|нів)$/.exec(words)?.[1])
  return day > 0 ? { kind: 'periodic', every: 'days', day } : null
}

function parseDates(words: string): PeriodicTerm | null {
  const match = /^щор(?:оку|ічно),? (?:до )?(\d{1,2}\.\d{1,2}(?:[,;] ?\d{1,2}\.\d{1,2})+)$/.exec(words)
  if (!match) return null
  const days = match[1]!.split(/[,;] ?/).map((one) => {
    const [day = '', month = ''] = one.split('.')
    return `${two(Number(month))}-${two(Number(day))}`
  })
  if (days.some((one) => !parseIsoDay(`2024-${one}`))) return null
  return { kind: 'periodic', every: 'dates', days: [...new Set(days)].sort() }
}

function parseMonths(words: string): PeriodicTerm | null {
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
