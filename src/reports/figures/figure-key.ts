import type { MeetingKind } from '../../journals/kind.ts'
import type { BalanceFigure } from './control-moves.ts'
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

/** What is counted of the documents of a kind that were on control. */
export type ControlFigure = 'taken' | 'opening' | 'removed' | 'closing' | 'stillOpenFromEarlier'

/** A figure of the half-year: the way to it in the JSON of the report. */
export type HalfYearKey =
  | `half-year/${ReportedKind}/${ControlFigure | 'registered'}`
  | `half-year/${ReportedKind}/lastYear/${'registered' | 'taken'}`
  | `half-year/removalDecisions/${'count' | 'documents'}`
  | 'half-year/reminderLetters'
  | `half-year/meetings/${MeetingName}/${'protocols' | 'questions' | 'instructions'}`
  | `half-year/instructions/${'given' | 'executedInFull' | 'leftOut'}`

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
