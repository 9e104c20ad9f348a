import type { Actor } from '../../access/actor.ts'
import type { Database } from '../../db/database.ts'
import { listed } from '../../db/listed.ts'
import { holdsPersonalData } from '../../journals/personal-kinds.ts'
import type { DocumentRow } from '../../journals/store.ts'
import type { Day, Instant } from '../../kernel/day.ts'
import type { NamedExecutor } from '../../people/executor.ts'
import type { FieldChange } from '../fact.ts'
import { hiddenText, readsAllTexts } from '../masked-text.ts'
import { type Task, tasksOfDocuments } from '../store.ts'
import { hideTasks } from './hide-texts.ts'

/** A task with the names its card needs. */
export interface TaskOnCard extends Task {
  executors: NamedExecutor[]
  controller: string | null
  supervisor: string | null
  letters: { number: number; sentOn: Day; recipient: string }[]
}

/** Everything that the page of one document shows. */
export interface DocumentCard {
  document: DocumentRow & { correspondent: string | null }
  tasks: TaskOnCard[]
  questions: { id: string; position: number; title: string; speaker: string | null }[]
  changes: { version: number; recordedAt: Instant; by: string | null; changes: FieldChange[] }[]
  /** names of the people who recorded something here, by account */
  recorders: Map<string, string>
  /** departments and people by id, everybody who was ever named as an executor here */
  names: Map<string, string>
}

/** The card of a document; the caller has checked that the person may see it. Undefined if there is none. */
export async function documentCard(
  db: Database,
  actor: Actor,
  id: string,
): Promise<DocumentCard | undefined> {
  const document = await db.read
    .selectFrom('documents')
    .leftJoin('correspondents', 'correspondents.id', 'documents.correspondent_id')
    .selectAll('documents')
    .select('correspondents.name as correspondent')
    .where('documents.id', '=', id)
    .executeTakeFirst()
  if (!document) return undefined
  const ofDocument = db.read.selectFrom('tasks').select('id').where('document_id', '=', id)
  const [all, executors, overseers, letters, questions, changes, recorders] = await Promise.all([
    tasksOfDocuments(db, [id]),
    db.read
      .selectFrom('task_executors as e')
      .innerJoin('departments as d', 'd.id', 'e.department_id')
      .leftJoin('people as p', 'p.id', 'e.person_id')
      .select([
        'e.task_id',
        'e.role',
        'e.department_id',
        'e.person_id',
        'd.name as department',
        'p.short_name as person',
      ])
      .where('e.task_id', 'in', ofDocument)
      .orderBy('e.task_id')
      .orderBy('e.position')
      .execute(),
    db.read
      .selectFrom('tasks')
      .leftJoin('people as c', 'c.id', 'tasks.controller_id')
      .leftJoin('people as s', 's.id', 'tasks.supervisor_id')
      .select(['tasks.id', 'c.short_name as controller', 's.short_name as supervisor'])
      .where('tasks.document_id', '=', id)
      .execute(),
    db.read
      .selectFrom('letter_tasks')
      .innerJoin('letters', 'letters.id', 'letter_tasks.letter_id')
      .innerJoin('people', 'people.id', 'letters.recipient_id')
      .select(['letter_tasks.task_id', 'letters.number', 'letters.sent_on', 'people.short_name as recipient'])
      .where('letter_tasks.task_id', 'in', ofDocument)
      .orderBy('letters.sent_on')
      .execute(),
    db.read
      .selectFrom('meeting_questions')
      .select(['id', 'position', 'title', 'speaker'])
      .where('document_id', '=', id)
      .orderBy('position')
      .execute(),
    db.read
      .selectFrom('document_changes')
      .leftJoin('accounts', 'accounts.id', 'document_changes.recorded_by')
      .leftJoin('people', 'people.id', 'accounts.person_id')
      .select(['version', 'document_changes.recorded_at', 'people.short_name as by', 'changes'])
      .where('document_id', '=', id)
      .orderBy('version')
      .execute(),
    db.read
      .selectFrom('accounts')
      .innerJoin('people', 'people.id', 'accounts.person_id')
      .select(['accounts.id', 'people.short_name as name'])
      .where('accounts.id', 'in', (eb) =>
        eb
          .selectFrom('task_facts')
          .select('recorded_by')
          .where('task_id', 'in', ofDocument)
          .where('recorded_by', 'is not', null)
          .$narrowType<{ recorded_by: string }>(),
      )
      .execute(),
  ])
  const tasks = await hideTasks(db, actor, all)
  const names = await namesOfExecutors(db, tasks)
  const readsAll = readsAllTexts(actor) || !(await holdsPersonalData(db, document.kind))
  // Who works on an instruction reads the question it was given on.
  const readable = (questionId: string) =>
    readsAll || tasks.some(({ row }) => row.question_id === questionId && row.text !== hiddenText)
  const overseen = new Map(overseers.map((row) => [row.id, row]))
  return {
    document,
    tasks: tasks.map((task) => ({
      ...task,
      executors: executors
        .filter((executor) => executor.task_id === task.row.id)
        .map(({ role, department_id, person_id, department, person }) => ({
          role,
          departmentId: department_id,
          personId: person_id,
          department,
          person,
        })),
      controller: overseen.get(task.row.id)?.controller ?? null,
      supervisor: overseen.get(task.row.id)?.supervisor ?? null,
      letters: letters
        .filter((letter) => letter.task_id === task.row.id)
        .map(({ number, sent_on, recipient }) => ({ number, sentOn: sent_on, recipient })),
    })),
    questions: questions.map((one) =>
      readable(one.id) ? one : { ...one, title: hiddenText, speaker: one.speaker && hiddenText },
    ),
    changes: changes.map(({ version, recorded_at, by, changes: listed }) => ({
      version,
      recordedAt: recorded_at,
      by,
      changes: JSON.parse(listed),
    })),
    recorders: new Map(recorders.map(({ id, name }) => [id, name])),
    names,
  }
}

/** The departments and people that were ever named as executors of these tasks, by id. */
export async function namesOfExecutors(db: Database, tasks: readonly Task[]): Promise<Map<string, string>> {
  const named = tasks.flatMap(({ facts }) =>
    facts.flatMap((fact) => (fact.kind === 'assigned' ? fact.executors : [])),
  )
  const ids = [
    ...new Set(named.flatMap(({ departmentId, personId }) => [departmentId, personId ?? departmentId])),
  ]
  if (ids.length === 0) return new Map()
  const [departments, people] = await Promise.all([
    db.read.selectFrom('departments').select(['id', 'name']).where('id', 'in', listed(db, ids)).execute(),
    db.read
      .selectFrom('people')
      .select(['id', 'short_name as name'])
      .where('id', 'in', listed(db, ids))
      .execute(),
  ])
  return new Map([...departments, ...people].map(({ id, name }) => [id, name]))
}
