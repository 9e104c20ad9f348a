import type { MeetingKind } from '../../journals/kind.ts'
import type { BalanceFigure } from './control-moves.ts'
import type { HalfYearKey } from './half-year-figures.ts'
import type { LeadershipFigure } from './leadership-figures.ts'
import type { TaskFigure } from './task-figures.ts'

/** The kinds of the published half-year, in its order. */
export const reportedKinds = ['higher-authority', 'executive-decision', 'mayoral-order'] as const
export type ReportedKind = (typeof reportedKinds)[number]

/** The names that the report gives to the kinds of meetings. */
export const meetingNames = {
  operational: 'operational-meeting',
  inspection: 'inspection',
  broadcast: 'broadcast',
} as const satisfies Record<string, MeetingKind>
export type MeetingName = keyof typeof meetingNames

/** Ways of documents: what came, what went out, what stayed within. */
export const documentFlows = ['incoming', 'outgoing', 'internal'] as const
export type DocumentFlow = (typeof documentFlows)[number]

/** A figure by the address of its list. The department is its id, or «total». */
export type FigureKey =
  | HalfYearKey
  | `departments/${string}/${TaskFigure}`
  /** tasks by what became of them; several outcomes together, «inTime+late», are a numerator or a denominator */
  | `formulas/${string}/${string}`
  | `balance/${'department' | 'kind' | 'month'}/${string}/${BalanceFigure}`
  /** of one department only what is due soon and what was changed */
  | `leadership/${string}/${LeadershipFigure}`
  | `turnover/${DocumentFlow}`
