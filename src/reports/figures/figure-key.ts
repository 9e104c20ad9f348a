import type { MeetingKind } from '../../journals/kind.ts'
import { type BalanceFigure, balanceFigures } from './control-moves.ts'
import { type OutcomeFigure, outcomeFigures } from './formulas.ts'

/** The kinds of the published half-year, in its order. */
export const reportedKinds = ['higher-authority', 'executive-decision', 'mayoral-order'] as const
export type ReportedKind = (typeof reportedKinds)[number]

/** What is counted of the documents of a kind that were on control. */
export const controlFigures = ['taken', 'opening', 'removed', 'closing', 'stillOpenFromEarlier'] as const
export type ControlFigure = (typeof controlFigures)[number]

/** What is counted of the tasks of a department. `executedOfDue`: of those due in the period, executed by their day. */
export const taskFigures = [
  'opening',
  'taken',
  'executedInTime',
  'executedLate',
  'removed',
  'extended',
  'overdue',
  'inProgress',
  'closing',
  'due',
  'executedOfDue',
] as const

/**
 * Beside a percentage: of those due the ones not executed by their day, and what is on control and not due in the period at all;
 * of a day that runs what is due on it; of a period to come what will be due in it, and what of that is not executed.
 */
export const besideTaskFigures = [
  'missedOfDue',
  'leftOut',
  'dueToday',
  'fallingDue',
  'fallingDueOpen',
] as const

export const allTaskFigures = [...taskFigures, ...besideTaskFigures] as const
export type TaskFigure = (typeof allTaskFigures)[number]

/** What the sheets of leadership and of a department count beside. */
export const leadershipFigures = ['soon', 'returned', 'moved', 'changed'] as const
export type LeadershipFigure = (typeof leadershipFigures)[number]

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

/** One figure of a report: what it counts, as its address names it. */
export type FigureKey =
  | { report: 'departments'; department: string | 'total'; figure: TaskFigure }
  /** tasks by what became of them; several outcomes together are a numerator or a denominator */
  | { report: 'formulas'; department: string | 'total'; outcomes: readonly OutcomeFigure[] }
  | { report: 'balance'; by: 'department' | 'kind' | 'month'; of: string | 'total'; figure: BalanceFigure }
  /** of one department only what is due soon and what was changed */
  | { report: 'leadership'; department: string | 'total'; figure: LeadershipFigure }
  | {
      report: 'half-year'
      measure: 'kind'
      kind: ReportedKind
      figure: ControlFigure | 'registered'
      lastYear: boolean
    }
  | { report: 'half-year'; measure: 'removal-decisions'; figure: 'count' | 'documents' }
  | { report: 'half-year'; measure: 'reminder-letters' }
  | {
      report: 'half-year'
      measure: 'meetings'
      meeting: MeetingName
      figure: 'protocols' | 'questions' | 'instructions'
    }
  | { report: 'half-year'; measure: 'instructions'; figure: 'given' | 'executedInFull' | 'leftOut' }
  | { report: 'turnover'; flow: DocumentFlow }

/**
 * The figure a text names, null if none: «departments/total/due», «half-year/mayoral-order/lastYear/taken»,
 * «half-year/meetings/operational/questions» — the way to it in the report's JSON; «formulas/total/inTime+late».
 */
export function readFigureKey(text: string): FigureKey | null {
  const [report, ...steps] = text.split('/')
  if (report === 'departments') return departmentKey(steps)
  if (report === 'formulas') return formulaKey(steps)
  if (report === 'balance') return balanceKey(steps)
  if (report === 'turnover') return turnoverKey(steps)
  if (report === 'leadership') return leadershipKey(steps)
  return report === 'half-year' ? halfYearKey(steps) : null
}

export function figureKeyText(key: FigureKey): string {
  if (key.report === 'departments') return `departments/${key.department}/${key.figure}`
  if (key.report === 'formulas') return `formulas/${key.department}/${key.outcomes.join('+')}`
  if (key.report === 'leadership') return `leadership/${key.department}/${key.figure}`
  if (key.report === 'balance') return `balance/${key.by}/${key.of}/${key.figure}`
  if (key.report === 'turnover') return `turnover/${key.flow}`
  switch (key.measure) {
    case 'kind':
      return `half-year/${key.kind}/${key.lastYear ? 'lastYear/' : ''}${key.figure}`
    case 'removal-decisions':
      return `half-year/removalDecisions/${key.figure}`
    case 'reminder-letters':
      return 'half-year/reminderLetters'
    case 'meetings':
      return `half-year/meetings/${key.meeting}/${key.figure}`
    case 'instructions':
      return `half-year/instructions/${key.figure}`
    default:
      return key satisfies never
  }
}

/** Whose figure it is; those of kinds and of the half-year are everybody's. */
export function departmentOfFigure(key: FigureKey): string | 'total' {
  if (key.report === 'balance') return key.by === 'department' ? key.of : 'total'
  return key.report === 'half-year' || key.report === 'turnover' ? 'total' : key.department
}

function departmentKey([department, figure, ...rest]: string[]): FigureKey | null {
  if (!department || !isOne(allTaskFigures, figure) || rest.length > 0) return null
  return { report: 'departments', department, figure }
}

function leadershipKey([department, figure, ...rest]: string[]): FigureKey | null {
  if (!department || !isOne(leadershipFigures, figure) || rest.length > 0) return null
  if (department !== 'total' && figure !== 'soon' && figure !== 'changed') return null
  return { report: 'leadership', department, figure }
}

function formulaKey([department, joined = '', ...rest]: string[]): FigureKey | null {
  const named = joined.split('+')
  const outcomes = outcomeFigures.filter((figure) => named.includes(figure))
  if (!department || outcomes.length !== named.length || rest.length > 0) return null
  return { report: 'formulas', department, outcomes }
}

function balanceKey([by, of, figure, ...rest]: string[]): FigureKey | null {
  if (
    !isOne(['department', 'kind', 'month'] as const, by) ||
    !of ||
    !isOne(balanceFigures, figure) ||
    rest.length > 0
  )
    return null
  return { report: 'balance', by, of, figure }
}

function turnoverKey([flow, ...rest]: string[]): FigureKey | null {
  return isOne(documentFlows, flow) && rest.length === 0 ? { report: 'turnover', flow } : null
}

function halfYearKey(steps: string[]): FigureKey | null {
  const report = 'half-year'
  const [first, second, third] = steps
  if (first === 'reminderLetters' && steps.length === 1) return { report, measure: 'reminder-letters' }
  if (isOne(reportedKinds, first)) {
    const lastYear = second === 'lastYear'
    const figure = lastYear ? third : second
    if (steps.length !== (lastYear ? 3 : 2)) return null
    if (lastYear && figure !== 'registered' && figure !== 'taken') return null
    if (figure !== 'registered' && !isOne(controlFigures, figure)) return null
    return { report, measure: 'kind', kind: first, figure, lastYear }
  }
  if (first === 'removalDecisions' && steps.length === 2 && isOne(['count', 'documents'] as const, second))
    return { report, measure: 'removal-decisions', figure: second }
  if (
    first === 'instructions' &&
    steps.length === 2 &&
    isOne(['given', 'executedInFull', 'leftOut'] as const, second)
  )
    return { report, measure: 'instructions', figure: second }
  const meetings = Object.keys(meetingNames) as MeetingName[]
  const counted = ['protocols', 'questions', 'instructions'] as const
  if (first === 'meetings' && steps.length === 3 && isOne(meetings, second) && isOne(counted, third))
    return { report, measure: 'meetings', meeting: second, figure: third }
  return null
}

function isOne<T extends string>(known: readonly T[], text: string | undefined): text is T {
  return text !== undefined && (known as readonly string[]).includes(text)
}
