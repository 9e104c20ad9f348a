import {
  addDays,
  type Day,
  dayOf,
  earlierDay,
  formatDay,
  type Instant,
  instantAt,
  parseDay,
  parseInstant,
} from '../../kernel/day.ts'
import { done, type Refusal, type Result, reject } from '../../kernel/result.ts'
import type { Bounds } from '../../tasks/task-state.ts'
import { type Period, yearEarlier } from './period.ts'

/** The query of a report as an address, a command or a program writes it. */
export interface QueryInput {
  from?: string
  to?: string
  /** facts that happened before this day count; the day after `to` if absent, and now while the period runs */
  asOf?: string
  /** facts recorded by this instant count; all of them if absent. A bare day means all of that day. */
  knownOn?: string
}

/** A period, and from where one looks at it. */
export interface ReportQuery {
  period: Period
  /** a due day before this one has come; one that is this very day or later is not late */
  asOf: Day
  /**
   * The period runs and is looked at as of now: `asOf` is today, and what happened on it by this moment counts. Absent, facts count
   * that happened before `asOf`.
   */
  running?: true
  knownOn: Instant | null
}

/** From where one looks, whatever the period. */
export type Moment = Pick<ReportQuery, 'asOf' | 'running' | 'knownOn'>

/** This very moment of a day that runs: all that has happened on it by now counts. */
export function nowOn(today: Day): Moment {
  return { asOf: today, running: true, knownOn: null }
}

/** The first day whose facts do not count: of a day that is over the as-of day itself, of one that runs tomorrow. */
export function factsBefore({ asOf, running }: Pick<ReportQuery, 'asOf' | 'running'>): Day {
  return running ? addDays(asOf, 1) : asOf
}

/** The same bounds for what is computed from facts. */
export function boundsOf({ asOf, running, knownOn }: Moment): Bounds {
  return { asOf: factsBefore({ asOf, running }), ...(knownOn && { knownOn }) }
}

/** The first day that is no longer counted: the one after the period, or the first whose facts do not count where that comes first. */
export function countedBefore(query: ReportQuery): Day {
  return earlierDay(addDays(query.period.to, 1), factsBefore(query))
}

/** The first day after those whose terms a period is judged by: a term that has not come is no breach, and today is not over. */
export function dueBefore({ period, asOf }: ReportQuery): Day {
  return earlierDay(addDays(period.to, 1), asOf)
}

/** The period as far as it has come. */
export function elapsedPeriod({ period, asOf, running }: ReportQuery): Period {
  return running ? { from: period.from, to: earlierDay(period.to, asOf) } : period
}

/** The same days of the year before, as known from the same moment: half of a month stands beside half of a month. */
export function lastYearOf(query: ReportQuery): ReportQuery {
  return { ...query, period: yearEarlier(elapsedPeriod(query)) }
}

/** A period as of the day after it; one that still runs as of now. */
export function queryOf(period: Period, today: Day): ReportQuery {
  return period.to < today
    ? { period, asOf: addDays(period.to, 1), knownOn: null }
    : { period, ...nowOn(today) }
}

/**
 * The query, or every reason why it cannot be answered: a day that is none, a period that ends before it begins, an as-of day
 * that has not come yet (later than tomorrow, unless it is the day after the period), an instant of a day to come.
 */
export function readQuery(sent: QueryInput, today: Day): Result<ReportQuery> {
  const refusals: Refusal[] = []
  const dayGiven = (field: 'from' | 'to' | 'asOf'): Day | null => {
    const given = sent[field]?.trim()
    if (!given) {
      if (field !== 'asOf') refusals.push({ code: 'required', field })
      return null
    }
    const parsed = parseDay(given)
    if (!parsed) refusals.push({ code: 'not-a-day', field, facts: { given: given.slice(0, 40) } })
    return parsed
  }
  const from = dayGiven('from')
  const to = dayGiven('to')
  const asOf = dayGiven('asOf')
  const knownOn = instantOf(sent.knownOn?.trim() ?? '')
  if (knownOn === undefined)
    refusals.push({ code: 'not-an-instant', field: 'knownOn', facts: { given: sent.knownOn!.slice(0, 40) } })
  // What is entered later would change the answer, and an answer of an instant never changes.
  if (knownOn && dayOf(knownOn) > today) refusals.push({ code: 'in-the-future', field: 'knownOn' })
  if (from && to && to < from)
    refusals.push({
      code: 'period-reversed',
      field: 'to',
      facts: { from: formatDay(from), to: formatDay(to) },
    })
  const tomorrow = addDays(today, 1)
  if (asOf && asOf > tomorrow && !(to && asOf === addDays(to, 1)))
    refusals.push({ code: 'as-of-not-seen', field: 'asOf', facts: { latest: formatDay(tomorrow) } })
  if (refusals.length > 0 || !from || !to) return reject(...refusals)
  const period = { from, to }
  return done(
    asOf
      ? { period, asOf, knownOn: knownOn ?? null }
      : { ...queryOf(period, today), knownOn: knownOn ?? null },
  )
}

/** Another answer about the same period to set beside a query: what is absent is as of the same day, and as known today. */
export interface ComparisonInput {
  andAsOf?: string
  andKnownOn?: string
}

/** Both queries of a comparison, or every reason why either cannot be answered. */
export function readComparison(
  sent: QueryInput & ComparisonInput,
  today: Day,
): Result<{ before: ReportQuery; after: ReportQuery }> {
  const before = readQuery(sent, today)
  const beside = {
    from: sent.from,
    to: sent.to,
    asOf: sent.andAsOf || sent.asOf,
    knownOn: sent.andKnownOn,
  }
  const after = readQuery(beside, today)
  if (before.ok && after.ok) return done({ before: before.value, after: after.value })
  const besideRefusals = after.ok
    ? []
    : after.refusals.flatMap((one) => {
        if (one.field === 'knownOn') return [{ ...one, field: 'andKnownOn' }]
        return one.field === 'asOf' && sent.andAsOf ? [{ ...one, field: 'andAsOf' }] : []
      })
  return reject(...(before.ok ? [] : before.refusals), ...besideRefusals)
}

function instantOf(given: string): Instant | null | undefined {
  if (given === '') return null
  const wholeDay = parseDay(given)
  if (wholeDay) return instantAt(wholeDay, '23:59:59.999')
  return /^\d{4}-\d{2}-\d{2}T/.test(given) ? (parseInstant(given) ?? undefined) : undefined
}
