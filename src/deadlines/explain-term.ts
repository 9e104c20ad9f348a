import { done, type Refusal, type Result, reject } from '../kernel/result.ts'
import type { WorkingCalendar } from './calendar.ts'
import { computeDue } from './due.ts'
import { namedByDocument } from './due-of-term.ts'
import { findMark, marksFor } from './mark.ts'
import { parseMoment } from './moment.ts'
import type { CountRule, TermMark, TermRule } from './rule.ts'
import type { TermUnit } from './term.ts'

/** What the deadlines need to know of a kind of document. */
export interface KindTerm {
  id: string
  name: string
  term: TermRule
}

export interface DueQuestion {
  /** English id or any of the Ukrainian names. */
  kind: string
  /** `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`, also as people write it: the day of the start event. */
  from: string
  mark?: string
  /** A term of its own instead of the kind's: so many of `unit`, by default calendar days. */
  term?: string | number
  unit?: string
}

export interface DueAnswer {
  /** `YYYY-MM-DD`, with `THH:MM` for a term in hours only. */
  due: string
  steps: string[]
  law: string
}

export interface TermReference {
  kinds: readonly KindTerm[]
  marks: readonly TermMark[]
  calendar: WorkingCalendar
  /** By id or by any of its Ukrainian names. */
  kind(idOrName: string): KindTerm | undefined
}

/** The due day of a kind of document, with the reason for it; refuses whatever it does not understand, all at once. */
export function explainDue(question: DueQuestion, reference: TermReference): Result<DueAnswer> {
  const kind = reference.kind(question.kind)
  const start = parseMoment(question.from)
  const refusals: Refusal[] = []
  if (!kind) {
    const known = reference.kinds.map((one) => one.name).join(', ')
    refusals.push({ code: 'unknown-kind', field: 'kind', facts: { given: question.kind, known } })
  }
  if (!start) refusals.push({ code: 'not-a-day', field: 'from', facts: { given: question.from } })
  const rule = kind ? ruleGiven(question, kind, reference.marks) : null
  if (rule && !rule.ok) refusals.push(...rule.refusals)
  if (rule?.ok && start && rule.value.unit === 'hour' && !start.time) {
    refusals.push({ code: 'needs-hour', field: 'from', facts: { hours: rule.value.n } })
  }
  if (!rule?.ok || !start || refusals.length > 0) return reject(...refusals)

  const { calendar } = reference
  const { due, dueTime, steps, law } = computeDue({
    rule: rule.value,
    from: start.day,
    fromTime: start.time,
    calendar,
  })
  return done({ due: dueTime ? `${due}T${dueTime}` : due, steps, law })
}

/** More than ten years is a slip of the keyboard. */
const MOST: Record<Exclude<TermUnit, 'hour'>, number> = { day: 3660, workingDay: 2640, month: 120 }

function ruleGiven(question: DueQuestion, kind: KindTerm, marks: readonly TermMark[]): Result<CountRule> {
  const { mark, term, unit } = question
  if (mark !== undefined && term !== undefined) return reject({ code: 'term-or-mark', field: 'mark' })
  if (mark !== undefined) {
    const found = findMark(mark, kind.id, marks)
    if (found) return done(found)
    const known = marksFor(kind.id, marks)
      .map((one) => one.mark)
      .join(', ')
    return reject({ code: 'unknown-mark', field: 'mark', facts: { given: mark, known } })
  }
  if (term === undefined) {
    return unit === undefined ? done(kind.term) : reject({ code: 'required', field: 'term' })
  }
  const refusals: Refusal[] = []
  const given = unit ?? 'day'
  if (!isCountedUnit(given)) refusals.push({ code: 'unknown-unit', field: 'unit', facts: { given } })
  const most = isCountedUnit(given) ? MOST[given] : MOST.day
  const n = /^\d{1,6}$/.test(String(term).trim()) ? Number(term) : 0
  if (n < 1 || n > most)
    refusals.push({ code: 'not-a-term', field: 'term', facts: { given: String(term), most } })
  if (!isCountedUnit(given) || refusals.length > 0) return reject(...refusals)
  const { startEvent, roll } = kind.term
  return done({ n, unit: given, startEvent, roll, law: namedByDocument })
}

function isCountedUnit(unit: string): unit is Exclude<TermUnit, 'hour'> {
  return Object.hasOwn(MOST, unit)
}
