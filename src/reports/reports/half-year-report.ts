import type { Database } from '../../db/database.ts'
import { meetingKinds } from '../../journals/kind.ts'
import type { Day, Instant } from '../../kernel/day.ts'
import { done, type Result } from '../../kernel/result.ts'
import type { ReportsContext } from '../context.ts'
import { type KindCounts, kindCounts } from '../figures/control-documents.ts'
import { type ReportedKind, reportedKinds } from '../figures/figure-key.ts'
import { historicalTasks } from '../figures/historical-tasks.ts'
import { meetingCounts } from '../figures/meetings.ts'
import { percentOf } from '../figures/percent.ts'
import { countLetters } from '../figures/reminder-letters.ts'
import { removalDecisions } from '../figures/removal-decisions.ts'
import type { Period } from '../query/period.ts'
import { lastYearOf, type QueryInput, type ReportQuery, readQuery } from '../query/query.ts'

export interface KindReport extends KindCounts {
  lastYear: { registered: number; taken: number }
}

export interface HalfYearReport {
  period: Period
  asOf: Day
  /** as of now: the period has not ended */
  running?: true
  knownOn: Instant | null
  kinds: Record<ReportedKind, KindReport>
  removalDecisions: { count: number; documents: number }
  reminderLetters: number
  meetings: {
    operational: { protocols: number; questions: number; instructions: number }
    inspection: { protocols: number; instructions: number }
    broadcast: { protocols: number; instructions: number }
  }
  instructions: { given: number; executedInFull: number; percent: number | null }
}

/** `report half-year`: what was registered, controlled and executed in a period, last year beside it. */
export async function halfYearReport(
  { reports, clock }: Pick<ReportsContext, 'reports' | 'clock'>,
  asked: QueryInput,
): Promise<Result<HalfYearReport>> {
  const query = readQuery(asked, clock.today())
  return query.ok ? done(await halfYearFigures(reports, query.value)) : query
}

/** Kinds whose tasks the report looks at. */
export const halfYearKinds = [...reportedKinds, ...meetingKinds]

export async function halfYearFigures(db: Database, query: ReportQuery): Promise<HalfYearReport> {
  const { period, asOf, running, knownOn } = query
  const lastYear = lastYearOf(query)
  const [historical, historicalOfLastYear] = await Promise.all([
    historicalTasks(db, query, { kinds: halfYearKinds }),
    historicalTasks(db, lastYear, { kinds: halfYearKinds }),
  ])
  const [now, before, removals, letters, meetings] = await Promise.all([
    kindCounts(db, query, historical),
    kindCounts(db, lastYear, historicalOfLastYear),
    removalDecisions(db, query),
    countLetters(db, query),
    meetingCounts(db, query, historical),
  ])
  const kindReport = (kind: ReportedKind): KindReport => {
    const { registered, taken } = before[kind]
    return { ...now[kind], lastYear: { registered, taken } }
  }
  const { operational, inspection, broadcast } = meetings
  const all = [operational, inspection, broadcast]
  const given = all.reduce((sum, meeting) => sum + meeting.instructions, 0)
  const executedInFull = all.reduce((sum, meeting) => sum + meeting.executedInFull, 0)
  return {
    period,
    asOf,
    ...(running && { running }),
    knownOn,
    kinds: Object.fromEntries(
      reportedKinds.map((kind) => [kind, kindReport(kind)]),
    ) as HalfYearReport['kinds'],
    removalDecisions: { count: removals.decisions.length, documents: removals.documents.length },
    reminderLetters: letters,
    meetings: {
      operational: {
        protocols: operational.protocols,
        questions: operational.questions,
        instructions: operational.instructions,
      },
      inspection: { protocols: inspection.protocols, instructions: inspection.instructions },
      broadcast: { protocols: broadcast.protocols, instructions: broadcast.instructions },
    },
    instructions: { given, executedInFull, percent: percentOf(executedInFull, given) },
  }
}
