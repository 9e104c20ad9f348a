import type { Clock } from '../../kernel/clock.ts'
import { addMinutes, type Instant } from '../../kernel/day.ts'
import { done, type Result } from '../../kernel/result.ts'
import { type QueryInput, type ReportQuery, readQuery } from '../query/query.ts'
import type { SignedQuery } from './signed-report.ts'

/** What was entered in these last seconds may still be on its way into the register, with its hour already taken. */
const ON_ITS_WAY_MINUTES = 5 / 60

/** What is to be signed: as known on the instant named, or on this one. */
export function readSignedQuery(given: QueryInput, clock: Clock): Result<SignedQuery> {
  const query = readQuery(given, clock.today())
  return query.ok ? done(asKnown(query.value, clock.now())) : query
}

/** The query as it can be signed now: all that is known of it is in the register. */
export function asKnown(query: ReportQuery, now: Instant): SignedQuery {
  const settled = addMinutes(now, -ON_ITS_WAY_MINUTES)
  const { knownOn } = query
  return { ...query, knownOn: knownOn !== null && knownOn < settled ? knownOn : settled }
}
