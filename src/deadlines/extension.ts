import { addDays, addMonths, type Day, formatDay } from '../kernel/day.ts'
import { type Refusal, type Result, reject, unlessRefused } from '../kernel/result.ts'
import type { WorkingCalendar } from './calendar.ts'
import type { ExtensionRule } from './rule.ts'
import { weekdayName } from './weekday-name.ts'

export interface Extension {
  until: Day
  decidedOn: Day
}

/**
 * The due day in force: the first one, moved by each extension decided on or before the due day then in force.
 * One decided later is kept in the chain and moves nothing: the breach stays.
 */
export function effectiveDueDay(firstDue: Day | null, chain: readonly Extension[]): Day | null {
  if (firstDue === null) return null
  const inOrder = chain.toSorted((a, b) =>
    a.decidedOn < b.decidedOn ? -1 : a.decidedOn > b.decidedOn ? 1 : 0,
  )
  return inOrder.reduce((due, { until, decidedOn }) => (decidedOn <= due ? until : due), firstDue)
}

export interface ExtensionRequest {
  /** The due day in force; null where the term has none. */
  due: Day | null
  requestedOn: Day
  /** The day of the decision, where it is already made. */
  decidedOn?: Day
  until: Day
  /** The day of the start event: a limit of the law is counted from it. */
  from: Day
  rule: ExtensionRule
  calendar: WorkingCalendar
  /** How many working days before the due day more time is to be requested. */
  noticeWorkingDays?: number
}

/** What may be recorded and still is to be known: a breach, a person to be informed, a day off. */
export interface ExtensionNote {
  code: 'asked-late' | 'asked-after-term' | 'decided-after-term' | 'until-not-working' | 'tell'
  breach: boolean
  words: string
}

/**
 * Whether a term may be moved to `until`. Refuses a day not after the due one, a term that has no day, and what
 * the law of a statutory term does not allow; asking or deciding late is recorded, with a note.
 */
export function judgeExtension(request: ExtensionRequest): Result<{ notes: ExtensionNote[] }> {
  const { due, until, rule, from } = request
  if (due === null) return reject({ code: 'extension-no-due-day', field: 'until' })
  const refusals: Refusal[] = []
  if (until <= due)
    refusals.push({ code: 'extension-not-later', field: 'until', facts: { due: formatDay(due) } })
  if (request.decidedOn && until < request.decidedOn)
    refusals.push({ code: 'extension-into-the-past', field: 'until' })
  if (rule.kind === 'none')
    refusals.push({ code: 'extension-not-allowed', field: 'until', facts: { law: rule.law } })
  const limit = rule.kind === 'up-to' ? limitOf(rule, from, request.calendar) : null
  if (limit && until > limit) {
    refusals.push({
      code: 'extension-beyond-law',
      field: 'until',
      facts: { limit: formatDay(limit), law: rule.law },
    })
  }
  return unlessRefused(refusals, { notes: notesOf(request, due) })
}

/** What is to be known of a request on a day, whatever the day requested: that it is late, and who is to be informed. */
export function askingNotes(
  asking: Pick<ExtensionRequest, 'due' | 'requestedOn' | 'from' | 'rule' | 'calendar'>,
): ExtensionNote[] {
  const { due, calendar } = asking
  return due === null ? [] : notesOf({ ...asking, until: calendar.nextWorking(due) }, due)
}

/** Whether there is a day at all to which the term may still be moved. */
export function mayBeExtended({
  due,
  from,
  rule,
  calendar,
}: Pick<ExtensionRequest, 'due' | 'from' | 'rule' | 'calendar'>): boolean {
  if (due === null || rule.kind === 'none') return false
  return rule.kind === 'by-setter' || limitOf(rule, from, calendar) > due
}

function limitOf(rule: Extract<ExtensionRule, { kind: 'up-to' }>, from: Day, calendar: WorkingCalendar): Day {
  switch (rule.unit) {
    case 'day':
      return addDays(from, rule.n)
    case 'workingDay':
      return calendar.addWorkingDays(from, rule.n)
    case 'month':
      return addMonths(from, rule.n)
    default:
      return rule.unit satisfies never
  }
}

function notesOf(request: ExtensionRequest, due: Day): ExtensionNote[] {
  const { requestedOn, decidedOn, until, rule, calendar, noticeWorkingDays = 3 } = request
  const notes: ExtensionNote[] = []
  const lastDay = calendar.addWorkingDays(due, -noticeWorkingDays)
  if (requestedOn > due) {
    const words = `Продовження просять ${formatDay(requestedOn)}, після строку ${formatDay(due)}: порушення лишається.`
    notes.push({ code: 'asked-after-term', breach: true, words })
  } else if (requestedOn > lastDay) {
    const words = `Просити слід було не пізніше ${formatDay(lastDay)} (робочих днів до строку: ${noticeWorkingDays}).`
    notes.push({ code: 'asked-late', breach: true, words })
  }
  if (decidedOn && decidedOn > due) {
    const words = `Рішення від ${formatDay(decidedOn)} прийнято після строку ${formatDay(due)}: порушення лишається.`
    notes.push({ code: 'decided-after-term', breach: true, words })
  }
  if (!calendar.isWorking(until)) {
    const before = calendar.previousWorking(until)
    const words = `${formatDay(until)} — неробочий день (${calendar.why(until)}); робочий день перед ним — ${formatDay(before)}, ${weekdayName(before)}.`
    notes.push({ code: 'until-not-working', breach: false, words })
  }
  if (rule.kind === 'up-to') notes.push({ code: 'tell', breach: false, words: `${rule.told} (${rule.law}).` })
  return notes
}
