import { addDays, addMonths, type Day, formatDay } from '../kernel/day.ts'
import type { WorkingCalendar } from './calendar.ts'
import { type CountRule, startEventName } from './rule.ts'
import { formatCount } from './term.ts'
import { weekdayAccusative, weekdayName } from './weekday-name.ts'

/** A due day with the reason for it: sentences that stand the same on screen, in letters and in the command. */
export interface Due {
  due: Day
  /** `HH:MM`, for terms in hours only */
  dueTime?: string
  steps: string[]
  law: string
}

export interface CountRequest {
  rule: CountRule
  /** The day of the rule's start event. */
  from: Day
  /** Its hour, `HH:MM`: a term in hours cannot be counted without it. */
  fromTime?: string
  calendar: WorkingCalendar
}

/** The due day of a counted term. Day one is the day after the start event; holidays never stop calendar days. */
export function computeDue(request: CountRequest): Due {
  const { rule, calendar } = request
  if (rule.unit === 'hour') return dueByHour(request)
  const counted = count(request)
  const rolled = roll(counted.due, request)
  return {
    due: rolled.due,
    steps: [...counted.steps, ...rolled.steps, ...calendarWords(rolled.due, calendar)],
    law: rule.law,
  }
}

/** What the clerk should know of the day itself: a holiday that is worked, a year without rows. */
export function calendarWords(due: Day, calendar: WorkingCalendar): string[] {
  const suspended = calendar.rowOf(due) !== null && calendar.regimeOn(due) !== null
  const unknown = !calendar.coveredYears.has(Number(due.slice(0, 4)))
  return suspended || unknown ? [`${formatDay(due)}: ${calendar.why(due)}.`] : []
}

function count({ rule, from, calendar }: CountRequest): { due: Day; steps: string[] } {
  const start = `Початок: ${formatDay(from)}, ${startEventName[rule.startEvent]}.`
  const words = formatCount(rule.n, rule.unit)
  switch (rule.unit) {
    case 'day': {
      const due = addDays(from, rule.n)
      const first = `Перший день строку — ${formatDay(addDays(from, 1))}.`
      return { due, steps: [`${start} ${first}`, `${words}: ${dated(due)}.`] }
    }
    case 'workingDay': {
      const due = calendar.addWorkingDays(from, rule.n)
      const first = `Перший робочий день строку — ${formatDay(calendar.nextWorking(from))}.`
      return {
        due,
        steps: [`${start} ${first}`, `${words}: ${dated(due)}.`, ...skipped(from, due, calendar)],
      }
    }
    case 'month': {
      const due = addMonths(from, rule.n)
      const short =
        due.slice(8) === from.slice(8)
          ? ''
          : ' Такого числа в цьому місяці немає, тому береться його останній день.'
      return { due, steps: [start, `${words}: ${dated(due)}.${short}`] }
    }
    case 'hour':
      throw new Error('hours are counted by dueByHour')
    default:
      return rule.unit satisfies never
  }
}

/** Holidays and moved days that the working days stepped over; Saturdays and Sundays need no words. */
function skipped(from: Day, due: Day, calendar: WorkingCalendar): string[] {
  const steps: string[] = []
  for (let day = addDays(from, 1); day < due; day = addDays(day, 1)) {
    const row = calendar.rowOf(day)
    if (row && !calendar.regimeOn(day)) steps.push(`${formatDay(day)}: ${calendar.why(day)}.`)
  }
  return steps
}

/**
 * A control term never ends after its last day, so a non-working one sends it back to the working day before
 * (the council's own instruction on record keeping); forward only where the rule says so, as Закон № 2073-IX does.
 */
function roll(last: Day, { rule, from, calendar }: CountRequest): { due: Day; steps: string[] } {
  if (rule.roll === 'none' || calendar.isWorking(last)) return { due: last, steps: [] }
  const before = calendar.previousWorking(last)
  // A term of a day or two given on a weekend would end before it began.
  const forward = rule.roll === 'forward' || before < from
  const due = forward ? calendar.nextWorking(last) : before
  const where = `${forward ? 'вперед' : 'назад'} на ${weekdayAccusative(due)} ${formatDay(due)}`
  const why = rule.roll === 'back' && forward ? ' Попередній робочий день був ще до початку строку.' : ''
  return { due, steps: [`Останній день неробочий (${calendar.why(last)}): строк переходить ${where}.${why}`] }
}

/** A term in hours keeps the hour and looks at no calendar: it also ends on a day off. */
function dueByHour({ rule, from, fromTime, calendar }: CountRequest): Due {
  if (!fromTime) throw new Error('a term in hours needs the hour of its start')
  const [hour, minute] = fromTime.split(':').map(Number) as [number, number]
  const hours = hour + rule.n
  const due = addDays(from, Math.floor(hours / 24))
  const dueTime = `${String(hours % 24).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
  const rest = calendar.isWorking(due)
    ? []
    : ['Строк у годинах триває і в неробочі дні, тому не переноситься.']
  return {
    due,
    dueTime,
    steps: [
      `Початок: ${formatDay(from)} ${fromTime}, ${startEventName[rule.startEvent]}. Строк рахується від цієї хвилини.`,
      `${formatCount(rule.n, 'hour')}: ${formatDay(due)} ${dueTime}, ${weekdayName(due)}.`,
      ...rest,
    ],
    law: rule.law,
  }
}

function dated(day: Day): string {
  return `${formatDay(day)}, ${weekdayName(day)}`
}
