import { type Actor, selvesOf } from '../../access/actor.ts'
import { listed } from '../../db/listed.ts'
import type { Reference } from '../../journals/reference.ts'
import type { DocumentRow } from '../../journals/store.ts'
import type { Day } from '../../kernel/day.ts'
import type { ActButton } from '../act.ts'
import { caseIn } from '../actions/case-of.ts'
import { buttonsFor, type FormActName } from '../acts.ts'
import type { TasksContext } from '../context.ts'
import { type PartDue, partsDue } from '../part-due.ts'
import { executorsFor, type Part, partsOf, type TaskCase } from '../stage.ts'
import { adoptedDecisions, pointsInWork, type Task, tasksByIds } from '../store.ts'
import { type TaskStatus, taskStatusOf } from '../task-status.ts'

/** A task with what this person is to it and may do about it, as the pages of answers show it. */
export interface Answerable {
  task: Task
  document: DocumentRow
  kind: string
  department: string
  person: string | null
  status: TaskStatus
  parts: Set<Part>
  /** parts that co-executors owe the lead; a co-executor sees only the own one, all others see all */
  partsDue: PartDue[]
  acts: FormActName[]
  /** the same acts with their words */
  buttons: ActButton<FormActName>[]
  /** how many files have been added to it */
  files: number
}

/** These tasks in their order, each with the buttons this person has. */
export async function answerables(
  context: TasksContext,
  actor: Actor,
  ids: readonly string[],
  today: Day,
): Promise<Answerable[]> {
  if (ids.length === 0) return []
  const { db } = context
  const [tasks, reference, leads] = await Promise.all([
    tasksByIds(db, ids),
    context.reference(),
    db.read
      .selectFrom('tasks')
      .innerJoin('departments', 'departments.id', 'tasks.department_id')
      .leftJoin('people', 'people.id', 'tasks.lead_id')
      .select(['tasks.id', 'departments.name as department', 'people.short_name as person'])
      .where('tasks.id', 'in', listed(db, ids))
      .execute(),
  ])
  const documentIds = tasks.map(({ row }) => row.document_id)
  const [inWork, decisions, documents, files, above] = await Promise.all([
    pointsInWork(db, documentIds),
    adoptedDecisions(db, documentIds),
    db.read.selectFrom('documents').selectAll().where('id', 'in', listed(db, documentIds)).execute(),
    // By the document, which the index of files begins with.
    db.read
      .selectFrom('files')
      .select((eb) => ['task_id', eb.fn.countAll<number>().as('n')])
      .where('document_id', 'in', listed(db, documentIds))
      .where('withdrawn_at', 'is', null)
      .groupBy('task_id')
      .execute(),
    tasksByIds(
      db,
      tasks.flatMap(({ row }) => row.parent_id ?? []),
    ),
  ])
  return ids.flatMap((id) => {
    const task = tasks.find(({ row }) => row.id === id)
    const document = documents.find((one) => one.id === task?.row.document_id)
    if (!task || !document) return []
    const parent = above.find(({ row }) => row.id === task.row.parent_id)
    const known = caseIn(task, {
      document,
      reference,
      parent,
      inWork,
      decisions,
      today: context.clock.today(),
    })
    const buttons = buttonsFor(known, actor)
    const { department = '', person = null } = leads.find((lead) => lead.id === id) ?? {}
    return {
      task,
      document,
      kind: reference.kind(task.row.kind)?.name ?? task.row.kind,
      department,
      person,
      status: taskStatusOf(task.row, today, reference.calendar),
      parts: partsOf(known, actor),
      partsDue: partsOwed(task, known, { actor, today, reference }),
      files: files.find(({ task_id }) => task_id === id)?.n ?? 0,
      acts: buttons.map(({ name }) => name),
      buttons,
    }
  })
}

function partsOwed(
  { state }: Task,
  known: TaskCase,
  { actor, today, reference }: { actor: Actor; today: Day; reference: Reference },
): PartDue[] {
  const { calendar, partDaysBefore } = reference
  const all = partsDue(state, partDaysBefore, today, calendar)
  const parts = partsOf(known, actor)
  if (parts.has('lead') || !parts.has('co-executor')) return all
  const own = selvesOf(actor).flatMap((self) => executorsFor(state.executors, self))
  return all.filter(({ executor }) => own.includes(executor))
}
