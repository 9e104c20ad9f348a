import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import { listed } from '../../db/listed.ts'
import { addDays, addMonths, type Day, type Instant, instantAt } from '../../kernel/day.ts'
import { pause } from '../../kernel/pause.ts'
import type { Fact } from '../../tasks/fact.ts'
import { leadOf, NEVER, taskState } from '../../tasks/task-state.ts'
import { annulledDocuments } from '../figures/task-conditions.ts'
import { type Period, periodOf } from '../query/period.ts'
import { nowOn } from '../query/query.ts'
import {
  asInWork,
  asPast,
  fellBefore,
  HORIZON_DAYS,
  outlookOf,
  PAST_MONTHS,
  type PastTask,
  type TaskThen,
  usualDays,
} from './early-warning.ts'
import type { Trial } from './warning-figures.ts'

/** When the rule is applied: on the morning of a past day, or today with all that is known by now. */
export type WarningDay = { on: Day; as: 'then' | 'now' }

/** The rule as applied on a day. */
export interface Answer {
  on: Day
  trials: Trial[]
  /** how many days tasks like this one usually took */
  usual(trial: Trial): number | null
}

/**
 * The rule applied on these days, each with nothing that was recorded later; of these departments, or of all. What a task went
 * through is read once and computed for each day.
 */
export async function warningTrials(
  db: Database,
  days: readonly WarningDay[],
  departments: readonly string[] | null,
  today: Day,
): Promise<Answer[]> {
  const views = await Promise.all(days.map((one) => viewOf(db, one)))
  const annulled = await idsOf(db, sql`SELECT id FROM documents WHERE annulled_on IS NOT NULL`)
  const read = new Set<string>()
  const inOrder = views.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  const { since, knownOn } = inOrder[0]!
  const whole = { from: since, to: addDays(inOrder.at(-1)!.on, HORIZON_DAYS - 1) }
  for (const part of departments ? [whole] : monthsOf(whole))
    for (const task of await tasksDue(db, part, departments, knownOn)) {
      // One that was extended is met in several months.
      if (read.has(task.id)) continue
      read.add(task.id)
      const ended = (dueDay: Day) =>
        annulled.has(task.documentId) ? 'left-control' : endOf(task, dueDay, today)
      tellOn(views, task, ended)
    }
  const answers: Answer[] = []
  for (const view of views) {
    answers.push(answerOf(view, departments))
    await pause()
  }
  return answers
}

// Of a whole council a month at a time: nothing else in this process waits long for it.
function monthsOf({ from, to }: Period): Period[] {
  const months: Period[] = []
  for (let month = periodOf(1, from); month.from <= to; month = periodOf(1, addDays(month.to, 1)))
    months.push(month)
  return months
}

function answerOf({ on, past, inWork }: View, departments: readonly string[] | null): Answer {
  const pastOf = (departmentId: string) => past.get(departmentId) ?? new Map()
  return {
    on,
    trials: inWork
      .filter(({ departmentId }) => !departments || departments.includes(departmentId))
      .map((one) => ({ on, ...one, outlook: outlookOf(one.task, pastOf(one.departmentId)) })),
    usual: ({ task, departmentId, outlook }) => usualDays(task, pastOf(departmentId), outlook.among),
  }
}

/** What is known on a day that asks: facts of days before it, recorded before it began; of today all that is recorded. */
interface View {
  on: Day
  since: Day
  knownOn: Instant | null
  annulled: ReadonlySet<string>
  /** by department */
  past: Map<string, Map<string, PastTask[]>>
  inWork: Omit<Trial, 'on' | 'outlook'>[]
}

async function viewOf(db: Database, { on, as }: WarningDay): Promise<View> {
  const knownOn = as === 'then' ? instantAt(on, '00:00') : null
  const moment = as === 'then' ? { asOf: on, knownOn } : nowOn(on)
  const annulled = await idsOf(db, annulledDocuments(moment))
  return { on, since: addMonths(on, -PAST_MONTHS), knownOn, annulled, past: new Map(), inWork: [] }
}

async function idsOf(db: Database, ids: RawBuilder<unknown>): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`${ids}`.execute(db.read)
  return new Set(rows.map(({ id }) => id))
}

function tellOn(views: readonly View[], task: TaskHistory, ended: (dueDay: Day) => Trial['ended']): void {
  // Once it is over, it says the same to all days that ask.
  let over: PastTask | null = null
  for (const { on, since, knownOn, annulled, past, inWork } of views) {
    if ((knownOn && task.firstRecordedAt > knownOn) || annulled.has(task.documentId)) continue
    const isOver = knownOn === null || (task.lastRecordedAt <= knownOn && task.lastDay < on)
    const then = isOver ? task.now : thenOf(task, on, knownOn)
    if (fellBefore(on, since, then)) {
      const own: PastTask | null = (isOver && over) || asPast(then, on)
      if (own) addTo(past, then.departmentId, own)
      if (isOver && then.executedOn) over = own
    }
    const inWorkThen = asInWork(then, on)
    if (inWorkThen)
      inWork.push({
        taskId: task.id,
        departmentId: then.departmentId,
        dueDay: then.dueDay!,
        task: inWorkThen,
        ended: ended(then.dueDay!),
        executedOn: task.now.executedOn,
      })
  }
}

function addTo(past: View['past'], departmentId: string, task: PastTask): void {
  const own = past.get(departmentId) ?? new Map<string, PastTask[]>()
  past.set(departmentId, own)
  const ofKind = own.get(task.kind)
  if (ofKind) ofKind.push(task)
  else own.set(task.kind, [task])
}

function thenOf({ now, facts }: TaskHistory, on: Day, knownOn: Instant): TaskThen {
  const { executors, controlPeriods, firstDueDay, dueDay, executedOn, report } = taskState(facts, {
    asOf: on,
    knownOn,
  })
  return {
    departmentId: leadOf(executors)?.departmentId ?? now.departmentId,
    kind: now.kind,
    placedOn: controlPeriods[0]?.placedOn ?? null,
    onControl: controlPeriods.at(-1)?.removedOn === null,
    firstDueDay,
    dueDay,
    executedOn,
    reported: report !== null,
  }
}

function endOf({ now: { executedOn }, removedOn }: TaskHistory, dueDay: Day, today: Day): Trial['ended'] {
  if (executedOn) return executedOn <= dueDay ? 'in-time' : 'late'
  if (removedOn && removedOn <= dueDay) return 'left-control'
  return dueDay < today ? 'late' : 'not-yet'
}

/** A task as its columns say it is now, and what they cannot say of the days before. */
interface TaskHistory {
  id: string
  documentId: string
  now: TaskThen
  removedOn: Day | null
  firstRecordedAt: Instant
  lastRecordedAt: Instant
  /** the last day on which anything happened that the columns tell */
  lastDay: Day
  /** none where all of them were recorded by the first of the days that ask; without executors where it was never handed on */
  facts: Fact[]
}

/**
 * Tasks that ever had a due day in the period, of these departments or handed on from one to another; with the facts of those
 * that were recorded after `knownOn`, or were several times on control.
 */
async function tasksDue(
  db: Database,
  { from, to }: Period,
  departments: readonly string[] | null,
  knownOn: Instant | null,
): Promise<TaskHistory[]> {
  // One department has few tasks, and each is matched with its days; of a council the days are matched with their tasks.
  const dueThen = (task: RawBuilder<unknown>) =>
    sql`kind IN ('term-set', 'extended') AND day BETWEEN ${from} AND ${to} ${task}`
  const wanted = departments
    ? sql`(t.department_id IN ${listed(db, departments)} OR t.id IN (${handedOn}))
      AND EXISTS (SELECT 1 FROM task_facts WHERE ${dueThen(sql`AND task_id = t.id`)})`
    : sql`t.id IN (SELECT task_id FROM task_facts WHERE ${dueThen(sql``)})`
  const facts = sql`SELECT json_group_array(json_array(f.seq, f.kind, f.happened_on, f.recorded_at, f.day, f.retracts,
      iif(f.kind IN ('assigned', 'executed', 'returned-to-control'), f.detail, NULL)))
    FROM task_facts f WHERE f.task_id = t.id
      AND (f.kind IN ('term-set', 'placed', 'extended', 'reported', 'returned', 'executed', 'removed',
        'returned-to-control', 'retracted') OR f.kind = 'assigned' AND t.id IN (${handedOn}))`
  const asNow = sql`(t.last_recorded_at <= ${knownOn} AND t.turned_on IS NOT ${NEVER})`
  const { rows } = await sql<{ tasks: string }>`
    SELECT json_group_array(json_array(t.id, t.document_id, t.kind, t.department_id, t.placed_on, t.removed_on,
        t.first_due_day, t.due_day, t.executed_on, t.reported_on, t.turned_on, t.first_recorded_at, t.last_recorded_at,
        ${knownOn ? sql`iif(${asNow}, NULL, json((${facts})))` : sql`NULL`})) AS tasks
    FROM tasks t
    WHERE ${wanted} AND t.parent_id IS NULL
    GROUP BY t.department_id`.execute(db.read)
  return rows.flatMap(({ tasks }) => (JSON.parse(tasks) as HistoryRow[]).map(historyOf))
}

// The first executors come with the first fact or the second: an assignment later than that hands the task on.
const handedOn = sql`SELECT task_id FROM task_facts WHERE kind = 'assigned' AND seq > 2`

type MaybeDay = Day | null
type FactRow = [number, Fact['kind'], Day, Instant, MaybeDay, number | null, string | null]
type HistoryRow = [
  ...[
    id: string,
    documentId: string,
    kind: string,
    departmentId: string,
    placedOn: MaybeDay,
    removedOn: MaybeDay,
  ],
  ...[
    firstDueDay: MaybeDay,
    dueDay: MaybeDay,
    executedOn: MaybeDay,
    reportedOn: MaybeDay,
    turnedOn: MaybeDay,
  ],
  ...[firstRecordedAt: Instant, lastRecordedAt: Instant, facts: FactRow[] | null],
]

function historyOf(row: HistoryRow): TaskHistory {
  const [id, documentId, kind, departmentId, ...past] = row
  const [placedOn, removedOn, firstDueDay, dueDay, executedOn, reportedOn, turnedOn, ...recorded] = past
  const [firstRecordedAt, lastRecordedAt, facts] = recorded
  const onControl = placedOn !== null && removedOn === null
  const reported = reportedOn !== null
  const days = [placedOn, removedOn, executedOn, turnedOn].filter((one) => one !== null)
  return {
    id,
    documentId,
    now: { departmentId, kind, placedOn, onControl, firstDueDay, dueDay, executedOn, reported },
    removedOn,
    firstRecordedAt,
    lastRecordedAt,
    lastDay: days.toSorted().at(-1) ?? ('' as Day),
    facts: (facts ?? []).map(factOf),
  }
}

// As much of a fact as the state of a task reads of it.
function factOf([seq, kind, happenedOn, recordedAt, day, retracts, detail]: FactRow): Fact {
  const said = detail === null ? null : JSON.parse(detail)
  const own = kind === 'assigned' ? { executors: said ?? [] } : said
  return {
    seq,
    kind,
    happenedOn,
    recordedAt,
    recordedBy: null,
    day,
    until: day,
    retracts,
    ...(retracts && { corrects: retracts }),
    ...own,
  } as Fact
}
