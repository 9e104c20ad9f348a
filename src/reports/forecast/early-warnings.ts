import { type Actor, selvesOf } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import type { Database } from '../../db/database.ts'
import { type Day, formatDay, parseDay } from '../../kernel/day.ts'
import { done, type Refusal, type Result, reject } from '../../kernel/result.ts'
import type { ReportsContext } from '../context.ts'
import { type CountedTask, countedAmong } from '../figures/counted-rows.ts'
import { departmentsAsOf } from '../figures/department-figures.ts'
import { nowOn } from '../query/query.ts'
import {
  aheadFigures,
  countsOf,
  isCounted,
  type Trial,
  testDays,
  type WarningCounts,
  type WarningFigure,
} from './warning-figures.ts'
import { type Answer, warningTrials } from './warning-trials.ts'

/** The query: of which department, and as of which day; all that one may see, and today, where nothing is said. */
export interface WarningsInput {
  department?: string
  asOf?: string
}

/** What is likely to be late, and how often the same was said rightly before. */
export interface EarlyWarnings {
  /** the day that asks, and whether it is past: then with what was known that morning */
  on: Day
  isPast: boolean
  /** the one of the query, where one was given */
  department: { id: string; name: string } | null
  /** those that one may choose from */
  departments: { id: string; name: string }[]
  /** in the council's order, those with something to tell */
  rows: (WarningCounts & { departmentId: string; department: string })[]
  total: WarningCounts
  /** the day's own, by due day */
  ahead: Answer
  /** of the days past, the newest first */
  tests: Trial[]
  /** the first and the last day that the rule was tried on */
  tested: { from: Day; to: Day }
}

/** The warnings of a day, of the departments that this person may look at, with the trials of the past beside them. */
export async function earlyWarnings(
  context: Pick<ReportsContext, 'reports' | 'clock'>,
  actor: Actor,
  given: WarningsInput,
): Promise<Result<EarlyWarnings>> {
  const { reports, clock } = context
  const today = clock.today()
  const refusals: Refusal[] = []
  const on = dayGiven(given.asOf, today, refusals)
  const departments = await departmentsToWarn(context, actor)
  const department = departmentGiven(given.department, departments, refusals)
  if (refusals.length > 0) return reject(...refusals)
  const isPast = on < today
  const days = testDays(today)
  const ids = department ? [department.id] : may(actor, 'see-all') ? null : departments.map(({ id }) => id)
  const own = { on, as: isPast ? ('then' as const) : ('now' as const) }
  const then = days.map((day) => ({ on: day, as: 'then' as const }))
  const [answered, ...tries] = await warningTrials(reports, [own, ...then], ids, today)
  const ahead = { ...answered!, trials: answered!.trials.toSorted(byDueDay) }
  const tests = tries.toReversed().flatMap(({ trials }) => trials)
  const [aheadOf, testsOf] = [ahead.trials, tests].map((trials) =>
    Map.groupBy(trials, ({ departmentId }) => departmentId),
  )
  const rows = departments.flatMap(({ id, name }) => {
    const counts = countsOf(aheadOf!.get(id) ?? [], testsOf!.get(id) ?? [])
    return counts.ahead + counts.judged > 0 ? [{ ...counts, departmentId: id, department: name }] : []
  })
  return done({
    on,
    isPast,
    department,
    departments,
    rows,
    total: countsOf(ahead.trials, tests),
    ahead,
    tests,
    tested: { from: days[0]!, to: days.at(-1)! },
  })
}

/** Departments that this person may look at: all, or those of oneself and of whom one stands for. */
export async function departmentsToWarn(
  { reports, clock }: Pick<ReportsContext, 'reports' | 'clock'>,
  actor: Actor,
): Promise<{ id: string; name: string }[]> {
  const all = await departmentsAsOf(reports, nowOn(clock.today()))
  if (may(actor, 'see-all')) return all
  const own = ownDepartments(actor)
  return all.filter(({ id }) => own.includes(id))
}

/** Trials as a person may see them: the rows of their tasks, null where not. */
export async function shownTrials(
  db: Database,
  actor: Actor,
  trials: readonly Trial[],
): Promise<{ trial: Trial; task: CountedTask | null }[]> {
  const { rows } = await countedAmong(db, actor, { of: 'task', ids: trials.map(({ taskId }) => taskId) })
  return trials.map((trial, place) => ({ trial, task: rows[place] as CountedTask | null }))
}

/** What a figure counts, one by one: as many as the figure says. */
export function trialsCounted({ ahead, tests }: EarlyWarnings, figure: WarningFigure): Trial[] {
  const trials = (aheadFigures as readonly string[]).includes(figure) ? ahead.trials : tests
  return trials.filter((trial) => isCounted(figure, trial))
}

/** How many tasks are likely to be late today, of the departments that this person may look at. */
export async function warnedToday(
  { reports, clock }: Pick<ReportsContext, 'reports' | 'clock'>,
  actor: Actor,
): Promise<number> {
  const today = clock.today()
  const departments = may(actor, 'see-all') ? null : ownDepartments(actor)
  const [ahead] = await warningTrials(reports, [{ on: today, as: 'now' }], departments, today)
  return ahead!.trials.filter((trial) => isCounted('warned', trial)).length
}

function dayGiven(words: string | undefined, today: Day, refusals: Refusal[]): Day {
  const given = words?.trim()
  if (!given) return today
  const parsed = parseDay(given)
  if (!parsed) refusals.push({ code: 'not-a-day', field: 'asOf', facts: { given: given.slice(0, 40) } })
  else if (parsed > today)
    refusals.push({ code: 'as-of-not-seen', field: 'asOf', facts: { latest: formatDay(today) } })
  return parsed ?? today
}

// One that this person may not look at is as one that there is not.
function departmentGiven(
  words: string | undefined,
  departments: readonly { id: string; name: string }[],
  refusals: Refusal[],
) {
  const given = words?.trim()
  if (!given) return null
  const wanted = given.toLocaleLowerCase('uk')
  const found = departments.find(({ id, name }) => id === given || name.toLocaleLowerCase('uk') === wanted)
  if (!found)
    refusals.push({ code: 'unknown-department', field: 'department', facts: { given: given.slice(0, 80) } })
  return found ?? null
}

function ownDepartments(actor: Actor): string[] {
  return selvesOf(actor).flatMap(({ departmentId }) => departmentId ?? [])
}

function byDueDay(a: Trial, b: Trial): number {
  return a.dueDay < b.dueDay ? -1 : a.dueDay > b.dueDay ? 1 : a.taskId < b.taskId ? -1 : 1
}
