import { z } from 'zod'
import type { WorkingCalendar } from '../deadlines/calendar.ts'
import type { Day } from '../kernel/day.ts'
import { answerSchema } from '../print/register-column.ts'
import type { Fact } from '../tasks/fact.ts'
import type { TaskOnCard } from '../tasks/lists/document-with-tasks.ts'
import { dueDay, dueWithHour, type TaskRow, taskColumns } from '../tasks/lists/task-columns.ts'
import type { Task } from '../tasks/store.ts'
import { statusKinds, taskStatusOf } from '../tasks/task-status.ts'
import type { Reply } from './reply.ts'
import { API } from './reply.ts'

const day = z.string().meta({ format: 'date' })
const moment = z.string().meta({ format: 'date-time' })
const state = z.enum(statusKinds)
const completeness = z.enum(['full', 'partly'])

/** A task as it stands today. */
export const taskAnswer = z.strictObject({
  id: z.string(),
  document: z.string().meta({ description: 'Код документа.' }),
  point: z.string(),
  text: z.string(),
  special: z.boolean(),
  placedOn: day.nullable(),
  firstDue: day.nullable(),
  due: dueDay.nullable(),
  extensions: z.array(
    z.strictObject({
      until: day,
      decidedOn: day,
      decidedBy: z.string().nullable(),
      ground: z.string().nullable(),
    }),
  ),
  report: z
    .strictObject({ executedOn: day, completeness, text: z.string(), outgoing: z.string().nullable() })
    .nullable()
    .meta({ description: 'Звіт, що чекає прийняття.' }),
  request: z
    .strictObject({ askedOn: day, until: day, reason: z.string() })
    .nullable()
    .meta({ description: 'Прохання про продовження, що чекає рішення.' }),
  proposal: z
    .strictObject({ proposedOn: day, whose: z.string(), reason: z.string() })
    .nullable()
    .meta({ description: '«Не наше», що чекає рішення.' }),
  partOf: z.string().nullable().meta({ description: 'Завдання, частину якого доручено у підрозділі.' }),
  handedOn: z.array(z.string()).meta({ description: 'Коди доручених частин.' }),
  returns: z.int().meta({ description: 'Скільки разів повертали на доопрацювання.' }),
  executedOn: day.nullable(),
  completeness: completeness.nullable(),
  partlyOn: day.nullable().meta({ description: 'День виконання частково, доки решту не зроблено.' }),
  removedOn: day.nullable(),
  state,
  stateWords: z.string(),
  version: z.int(),
})

export const taskOnCardAnswer = taskAnswer.extend({
  executors: z.array(
    z.strictObject({
      department: z.string(),
      person: z.string().nullable(),
      role: z.enum(['lead', 'co-executor', 'informed']),
    }),
  ),
  controller: z.string().nullable(),
  supervisor: z.string().nullable(),
  letters: z.array(z.strictObject({ number: z.int(), sentOn: day, recipient: z.string() })),
  history: z.array(
    z.strictObject({
      seq: z.int(),
      kind: z.string(),
      happenedOn: day,
      recordedAt: moment,
      by: z.string().nullable(),
      detail: z.record(z.string(), z.unknown()),
    }),
  ),
})

const taskItemAnswer = answerSchema<TaskRow>(taskColumns)

export const taskListAnswer = z.strictObject({
  items: z.array(taskItemAnswer),
  total: z.int().meta({ description: 'Скільки знайдено; рахується не далі 10 000.' }),
  page: z.int(),
  pageSize: z.int(),
})

export function answerOfTask(
  { row, state, facts }: Task,
  today: Day,
  calendar: WorkingCalendar,
): z.infer<typeof taskAnswer> {
  const status = taskStatusOf(row, today, calendar)
  const { report, request, proposal } = state
  return {
    id: row.id,
    document: row.document_id,
    point: row.point,
    text: row.text,
    special: row.special === 1,
    placedOn: row.placed_on,
    firstDue: row.first_due_day,
    due: dueWithHour(row),
    extensions: state.extensions.map(({ until, decidedOn, decidedBy, ground }) => ({
      until,
      decidedOn,
      decidedBy,
      ground,
    })),
    report: report && {
      executedOn: report.executedOn,
      completeness: report.completeness,
      text: report.text,
      outgoing: report.outgoing,
    },
    request: request && { askedOn: request.on, until: request.until, reason: request.reason },
    proposal: proposal && { proposedOn: proposal.on, whose: proposal.whose, reason: proposal.reason },
    partOf: row.parent_id,
    handedOn: facts.flatMap((fact) => (fact.kind === 'delegated' ? [fact.taskId] : [])),
    returns: state.returns.length,
    executedOn: row.executed_on,
    completeness: row.completeness,
    partlyOn: row.partly_on,
    removedOn: row.removed_on,
    state: status.kind,
    stateWords: status.label,
    version: row.seq,
  }
}

export function answerOfTaskOnCard(
  task: TaskOnCard,
  recorders: ReadonlyMap<string, string>,
  today: Day,
  calendar: WorkingCalendar,
): z.infer<typeof taskOnCardAnswer> {
  return {
    ...answerOfTask(task, today, calendar),
    executors: task.executors.map(({ department, person, role }) => ({ department, person, role })),
    controller: task.controller,
    supervisor: task.supervisor,
    letters: task.letters,
    history: task.facts.map((fact) => answerOfFact(fact, recorders)),
  }
}

/** What is answered to an act on a task, and to a new one. */
export function replyWithTask(task: Task, today: Day, calendar: WorkingCalendar): Reply {
  return {
    status: 201,
    body: answerOfTask(task, today, calendar),
    version: task.row.seq,
    location: `${API}/documents/${task.row.document_id}`,
  }
}

function answerOfFact(fact: Fact, recorders: ReadonlyMap<string, string>) {
  const { seq, kind, happenedOn, recordedAt, recordedBy, ...detail } = fact
  return { seq, kind, happenedOn, recordedAt, by: recordedBy && (recorders.get(recordedBy) ?? null), detail }
}
