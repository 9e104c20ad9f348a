import { addDays } from '../../kernel/day.ts'
import { AHEAD_DAYS } from './days-before-report.ts'
import type { ReportQuery } from './query.ts'

/** What a weekly note asks about beside its own: the week after it, and of one that runs what is left of it. */
export function weekAhead(query: ReportQuery): ReportQuery {
  const { to } = query.period
  return { ...query, period: { from: addDays(to, 1), to: addDays(to, 7) } }
}

export function restOfWeek(query: ReportQuery): ReportQuery | null {
  const { period, asOf, running } = query
  return running && asOf <= period.to ? { ...query, period: { from: asOf, to: period.to } } : null
}

/** What the sheet of a department asks about beside its period: the days from the as-of day on. */
export function monthAhead(query: ReportQuery): ReportQuery {
  const { asOf } = query
  return { ...query, period: { from: asOf, to: addDays(asOf, AHEAD_DAYS - 1) } }
}
