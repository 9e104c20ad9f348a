import { addDays } from '../../kernel/day.ts'
import { AHEAD_DAYS } from './days-before-report.ts'
import type { Question } from './query.ts'

/** What a weekly note asks about beside its own: the week after it, and of one that runs what is left of it. */
export function weekAhead(question: Question): Question {
  const { to } = question.period
  return { ...question, period: { from: addDays(to, 1), to: addDays(to, 7) } }
}

export function restOfWeek(question: Question): Question | null {
  const { period, asOf, running } = question
  return running && asOf <= period.to ? { ...question, period: { from: asOf, to: period.to } } : null
}

/** What the sheet of a department asks about beside its period: the days from the as-of day on. */
export function monthAhead(question: Question): Question {
  const { asOf } = question
  return { ...question, period: { from: asOf, to: addDays(asOf, AHEAD_DAYS - 1) } }
}
