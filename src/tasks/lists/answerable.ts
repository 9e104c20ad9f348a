import type { Actor } from '../../accounts/actor.ts'
import { listed } from '../../db/listed.ts'
import type { DocumentRow } from '../../documents/store.ts'
import type { Day } from '../../kernel/day.ts'
import type { Office } from '../../office.ts'
import { caseIn } from '../actions/case-of.ts'
import { pointsInWork, type Task, tasksByIds } from '../store.ts'
import { type Standing, standingOf } from '../task-standing.ts'
import { actsFor, type FormAct, type Part, partsOf } from '../transitions.ts'

/** A task with what this person is to it and may do about it, as the pages of answers show it. */
export interface Answerable {
  task: Task
  document: DocumentRow
  kind: string
  department: string
  person: string | null
  standing: Standing
  parts: Set<Part>
  acts: FormAct[]
}

/** These tasks in their order, each with the buttons this person has. */
export async function answerables(
  office: Office,
  actor: Actor,
  ids: readonly string[],
  today: Day,
): Promise<Answerable[]> {
  if (ids.length === 0) return []
  const { db } = office
  const [tasks, reference, leads] = await Promise.all([
    tasksByIds(db, ids),
    office.reference(),
    db.read
      .selectFrom('tasks')
      .innerJoin('departments', 'departments.id', 'tasks.department_id')
      .leftJoin('people', 'people.id', 'tasks.lead_id')
      .select(['tasks.id', 'departments.name as department', 'people.short_name as person'])
      .where('tasks.id', 'in', listed(db, ids))
      .execute(),
  ])
  const [inWork, documents, above] = await Promise.all([
    pointsInWork(
      db,
      tasks.map(({ row }) => row.document_id),
    ),
    db.read
      .selectFrom('documents')
      .selectAll()
      .where(
        'id',
        'in',
        listed(
          db,
          tasks.map(({ row }) => row.document_id),
        ),
      )
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
    const known = caseIn(task, document, reference, parent, inWork)
    const { department = '', person = null } = leads.find((lead) => lead.id === id) ?? {}
    return {
      task,
      document,
      kind: reference.kind(task.row.kind)?.name ?? task.row.kind,
      department,
      person,
      standing: standingOf(task.row, today, reference.calendar),
      parts: partsOf(known, actor),
      acts: actsFor(known, actor).filter((act) => act !== 'edit'),
    }
  })
}
