import type { Actor } from '../../access/actor.ts'
import type { Day, Instant } from '../../kernel/day.ts'
import { done, type Result } from '../../kernel/result.ts'
import type { ReportsContext } from '../context.ts'
import { figureNames } from '../figures/figure-names.ts'
import { thingText } from '../figures/thing-text.ts'
import type { ComparedReport } from '../query/addresses.ts'
import type { Period } from '../query/period.ts'
import { type ComparisonInput, type QueryInput, type ReportQuery, readComparison } from '../query/query.ts'
import { causeText } from './cause-text.ts'
import { differenceText } from './figure-difference.ts'
import { reportComparison } from './report-comparison.ts'

interface Side {
  asOf: Day
  /** as of now: the period has not ended */
  running?: true
  knownOn: Instant | null
}

export interface DifferencesReport {
  report: ComparedReport
  period: Period
  before: Side
  after: Side
  /** `before` + `come` − `gone` = `after`; `figure` as the list behind it is addressed, of days to come after «ahead/» */
  figures: { figure: string; name: string; before: number; come: number; gone: number; after: number }[]
  things: {
    of: string
    /** null, and the id as well, for what one may not open: it is counted and not named */
    id: string | null
    name: string | null
    come: string[]
    gone: string[]
    causes: {
      what: string
      words: string
      happenedOn: Day
      recordedAt: Instant | null
      recordedBy: string | null
    }[]
  }[]
}

interface Given {
  report: ComparedReport
  given: QueryInput & ComparisonInput
  /** whose, where the report is about one department */
  department?: string
}

/** Two answers of a report side by side, for programs. */
export async function differencesReport(
  context: Pick<ReportsContext, 'reports' | 'reference' | 'clock'>,
  actor: Actor,
  { report, given, department }: Given,
): Promise<Result<DifferencesReport>> {
  const both = readComparison(given, context.clock.today())
  if (!both.ok) return both
  const comparison = await reportComparison(context, actor, report, { ...both.value, page: null, department })
  if (!comparison.ok) return comparison
  const { before, after, figures, groups } = comparison.value
  const nameOf = await figureNames(context, both.value)
  return done({
    report,
    period: before.period,
    before: sideOf(before),
    after: sideOf(after),
    figures: figures.map((figure) => ({
      figure: differenceText(figure),
      name: nameOf(figure),
      before: figure.before,
      come: figure.come.length,
      gone: figure.gone.length,
      after: figure.after,
    })),
    things: groups.flatMap(({ of, things }) =>
      things.map((thing) => {
        const way = (one: 'come' | 'gone') =>
          thing.changes.flatMap((change) => (change.way === one ? [differenceText(change.figure)] : []))
        return {
          of,
          id: thing.row && thing.id,
          name: thingText(of, thing)?.name ?? null,
          come: way('come'),
          gone: way('gone'),
          causes: thing.causes.map((cause) => ({ ...cause, words: causeText(cause.what) })),
        }
      }),
    ),
  })
}

function sideOf({ asOf, running, knownOn }: ReportQuery): Side {
  return { asOf, ...(running && { running }), knownOn }
}
