import { addDays, addMonths, type Day } from '../../kernel/day.ts'
import { percentOf } from '../figures/percent.ts'
import { periodOf } from '../query/period.ts'
import { HORIZON_DAYS, type Outlook, type TaskInWork } from './early-warning.ts'

/** A task in work: what is to be said of it on a day, and what has become of it. */
export interface Trial {
  on: Day
  taskId: string
  departmentId: string
  /** the one in force when the rule is applied */
  dueDay: Day
  task: TaskInWork
  outlook: Outlook
  /** by that due day, as known today; one that left control before it without execution is neither */
  ended: 'in-time' | 'late' | 'left-control' | 'not-yet'
  executedOn: Day | null
}

/** What is counted of the tasks that fall due in the days that come. */
export const aheadFigures = ['ahead', 'warned', 'unforeseen'] as const

/** What is counted of the past days on which the same rule is applied again. */
export const testFigures = ['judged', 'alerted', 'cameTrue', 'late'] as const

export type WarningFigure = (typeof aheadFigures)[number] | (typeof testFigures)[number]

/** Whether a figure counts a task: figures of what comes, or of a day past that is over. */
export function isCounted(figure: WarningFigure, { outlook, ended }: Trial): boolean {
  const isWarning = outlook.verdict === 'likely-late'
  const isDecided = ended === 'late' || ended === 'in-time'
  switch (figure) {
    case 'ahead':
      return true
    case 'warned':
      return isWarning
    case 'unforeseen':
      return outlook.verdict === 'too-little-past'
    case 'judged':
      return isDecided
    case 'alerted':
      return isDecided && isWarning
    case 'cameTrue':
      return ended === 'late' && isWarning
    case 'late':
      return ended === 'late'
    default:
      return figure satisfies never
  }
}

/** Figures of a department or of the total, and how far the warnings can be trusted. */
export interface WarningCounts extends Record<WarningFigure, number> {
  /** of the warnings, those that came true; null where there was no warning */
  hitRate: number | null
  /** of the tasks that were late, those that were warned of */
  foreseen: number | null
  /** of all tasks, those that were late: what a warning of everything would hit */
  base: number | null
}

export function countsOf(ahead: readonly Trial[], tests: readonly Trial[]): WarningCounts {
  const count = (trials: readonly Trial[], figure: WarningFigure) =>
    trials.filter((trial) => isCounted(figure, trial)).length
  const [judged, alerted, cameTrue, late] = testFigures.map((figure) => count(tests, figure)) as [
    number,
    number,
    number,
    number,
  ]
  return {
    ahead: count(ahead, 'ahead'),
    warned: count(ahead, 'warned'),
    unforeseen: count(ahead, 'unforeseen'),
    judged,
    alerted,
    cameTrue,
    late,
    hitRate: percentOf(cameTrue, alerted),
    foreseen: percentOf(cameTrue, late),
    base: percentOf(late, judged),
  }
}

const TESTS = 12

/** The first days of the last twelve months whose days ahead are over today: a task falls due after one of them, mostly once. */
export function testDays(today: Day): Day[] {
  const thisMonth = periodOf(1, today).from
  const latest = addDays(thisMonth, HORIZON_DAYS) <= today ? thisMonth : addMonths(thisMonth, -1)
  const last = addDays(latest, HORIZON_DAYS) <= today ? latest : addMonths(latest, -1)
  return Array.from({ length: TESTS }, (_, place) => addMonths(last, place - TESTS + 1))
}
