import type { WorkingCalendar } from '../../deadlines/calendar.ts'
import { addDays, type Day, weekday } from '../../kernel/day.ts'
import { type Ladders, ladderOf } from './ladder.ts'
import { latestSteps, type Step, stepDays } from './step-days.ts'

/** A task that may need a reminder: on control, not executed, no report waiting, with a due day. */
export interface OpenTask {
  id: string
  kind: string
  dueDay: Day
  /** how often the due day had been moved */
  dueVersion: number
  /** since when this term and these executors are in force: earlier steps are ignored */
  since: Day
  leadId: string | null
  departmentId: string
  supervisorId: string | null
}

/** Possible recipients: heads of departments, deputies, leaders, and their substitutes on the day. */
export interface People {
  heads: ReadonlyMap<string, string>
  deputies: ReadonlyMap<string, string>
  /** those whose department is theirs to read about once a week, and those who read of all once a month */
  leaders: readonly string[]
  /** the one who does the work on the day; null for who has left */
  standIn(personId: string, on: Day): string | null
}

/** Items that were sent or skipped already. */
export interface AlreadySent {
  /** whether this step was planned or passed over */
  has(item: SentItem): boolean
  /** the last day on which this person was informed of this term of the task */
  lastDay(taskId: string, dueVersion: number, recipientId: string): Day | null
  /** whether the person's letter of the day has left: no item can be added to it */
  letterLeft(recipientId: string, day: Day): boolean
  /** whether the person has had a letter of this kind on one of the days */
  hadKind(recipientId: string, kind: 'digest' | 'sheet', from: Day, to: Day): boolean
  /** the first day any letter was planned for; null before that */
  firstDay: Day | null
}

export interface PlannedItem {
  taskId: string
  dueVersion: number
  dueDay: Day
  step: string
  recipientId: string
}

/** What a letter has said; the day of the term follows from its version. */
export type SentItem = Omit<PlannedItem, 'dueDay'>

export interface PlannedLetter {
  recipientId: string
  kind: 'reminder' | 'digest' | 'sheet'
  items: PlannedItem[]
}

export interface DayPlan {
  day: Day
  letters: PlannedLetter[]
  /** steps of days without a plan; the latest step of the task is in a letter */
  passedOver: (PlannedItem & { day: Day })[]
  /** tasks that have a step and no recipient */
  withoutRecipient: string[]
}

export interface DayToPlan {
  day: Day
  tasks: readonly OpenTask[]
  people: People
  ladders: Ladders
  calendar: WorkingCalendar
  said: AlreadySent
}

/**
 * The letters of a day: for each open task the latest step by that day, to each of its recipients, unless it was sent already. So a
 * second run adds nothing, and the first run after missed days sends the latest step and skips the rest. Nothing on a day off.
 */
export function planDay({ day, tasks, people, ladders, calendar, said }: DayToPlan): DayPlan {
  const plan: DayPlan = { day, letters: [], passedOver: [], withoutRecipient: [] }
  if (!calendar.isWorking(day)) return plan
  const items = new Map<string, PlannedItem[]>()
  const latest = latestSteps(calendar, day)
  for (const task of tasks) {
    const ladder = ladderOf(ladders, task.kind)
    const step = latest(task.dueDay, ladder)
    if (!step || step.day < task.since) continue
    const among = { people, escalation: ladder.escalation, on: day }
    const recipients = recipientsOf(task, step, among)
    if (recipients.length === 0) plan.withoutRecipient.push(task.id)
    for (const recipientId of recipients) {
      const item = itemOf(task, step, recipientId)
      // Skip recipients whose letter for today was already sent: the item comes with the next one.
      if (said.has(item) || said.letterLeft(recipientId, day)) continue
      const own = items.get(recipientId) ?? []
      own.push(item)
      items.set(recipientId, own)
      const last = said.lastDay(task.id, task.dueVersion, recipientId) ?? said.firstDay
      if (last === null || last >= step.day) continue
      const after = last > task.since ? last : addDays(task.since, -1)
      for (const passed of stepDays(task.dueDay, ladder, calendar, { after, upTo: step.day })) {
        const over = { ...itemOf(task, passed, recipientId), day: passed.day }
        const isRecipient = recipientsOf(task, passed, among).includes(recipientId)
        if (passed.id !== step.id && isRecipient && !said.has(over)) plan.passedOver.push(over)
      }
    }
  }
  const regular = regularLetters({ day, tasks, people, ladders, calendar, said })
  for (const recipientId of new Set([...items.keys(), ...regular.keys()]))
    plan.letters.push({
      recipientId,
      kind: regular.get(recipientId) ?? 'reminder',
      items: items.get(recipientId) ?? [],
    })
  return plan
}

/** The executor or a substitute; the head where no executor is named; supervisors once the task is late enough. */
function recipientsOf(
  { leadId, departmentId, supervisorId }: OpenTask,
  { overdue }: Step,
  {
    people: { heads, deputies, standIn },
    escalation,
    on,
  }: { people: People; escalation: Ladders['usual']['escalation']; on: Day },
): string[] {
  const head = heads.get(departmentId) ?? null
  const reached = (days: number | null) => days !== null && overdue >= days
  const named = (id: string | null | undefined) => (id ? standIn(id, on) : null)
  const whom = [
    named(leadId) ?? named(head),
    reached(escalation.head) ? named(head) : null,
    reached(escalation.supervisor) ? named(supervisorId) : null,
    reached(escalation.deputy) ? named(deputies.get(departmentId)) : null,
  ]
  return [...new Set(whom.filter((id) => id !== null))]
}

// The digest on the first working day of a week, the sheet on that of a month; a day missed is made good within the week, the month.
function regularLetters({ day, tasks, people, ladders, said }: DayToPlan): Map<string, 'digest' | 'sheet'> {
  const letters = new Map<string, 'digest' | 'sheet'>()
  const monday = addDays(day, 1 - weekday(day))
  if (ladders.weeklyDigest) {
    const open = new Set(tasks.map(({ departmentId }) => departmentId))
    for (const [departmentId, headId] of people.heads) {
      const head = open.has(departmentId) ? people.standIn(headId, day) : null
      if (head && !said.letterLeft(head, day) && !said.hadKind(head, 'digest', monday, day))
        letters.set(head, 'digest')
    }
  }
  if (ladders.monthlySheet) {
    const first = `${day.slice(0, 7)}-01` as Day
    for (const leader of people.leaders)
      if (!said.letterLeft(leader, day) && !said.hadKind(leader, 'sheet', first, day))
        letters.set(leader, 'sheet')
  }
  return letters
}

function itemOf({ id, dueVersion, dueDay }: OpenTask, { id: step }: Step, recipientId: string): PlannedItem {
  return { taskId: id, dueVersion, dueDay, step, recipientId }
}
