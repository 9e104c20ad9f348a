import type { Actor } from '../../accounts/actor.ts'
import { isOwn, sightOf } from '../../accounts/sight.ts'
import type { Database } from '../../db/database.ts'
import { isMeeting, type MeetingKind } from '../../documents/kind.ts'
import { type DocumentRow, findDocument } from '../../documents/store.ts'
import type { Executor } from '../../executors/executor.ts'
import { executorLabel } from '../../executors/executor.ts'
import type { TaskRow } from '../../tasks/store.ts'
import { maySeeDocument } from '../../tasks/visibility.ts'

/** A protocol as its page shows it: questions in order, each with the instructions given on it. */
export interface Protocol {
  document: DocumentRow
  kind: MeetingKind
  questions: ProtocolQuestion[]
  /** instructions that belong to no question */
  unasked: Instruction[]
  /** whether instructions of others are left out */
  ownOnly: boolean
}

export interface ProtocolQuestion {
  position: number
  title: string
  speaker: string | null
  instructions: Instruction[]
}

export interface Instruction {
  row: TaskRow
  /** in the order of the protocol, under the names of its day */
  executors: { label: string; role: Executor['role'] }[]
}

/**
 * The protocol, as far as this person may see it; undefined where there is none. A broadcast holds names, telephones and
 * addresses of residents: whoever does not see the whole register reads of it only what he takes part in.
 */
export async function findProtocol(db: Database, actor: Actor, id: string): Promise<Protocol | undefined> {
  const document = await findDocument(db, id)
  if (!document || !isMeeting(document.kind) || !(await maySeeDocument(db, actor, id))) return undefined
  const [questions, tasks, executors] = await Promise.all([
    db.read
      .selectFrom('meeting_questions')
      .selectAll()
      .where('document_id', '=', id)
      .orderBy('position')
      .execute(),
    db.read
      .selectFrom('tasks')
      .selectAll()
      .where('document_id', '=', id)
      .where('parent_id', 'is', null)
      .orderBy('position')
      .execute(),
    executorsOf(db, document),
  ])
  const sight = sightOf(actor)
  const ownOnly = !sight.all && document.kind === 'broadcast'
  const instructions = tasks
    .map((row) => ({ row, executors: executors.filter((one) => one.task_id === row.id) }))
    .filter((one) => !ownOnly || one.executors.some((named) => isOwn(sight, named)))
    .map(({ row, executors }): Instruction => ({ row, executors: executors.map(named) }))
  const of = (questionId: string | null) => instructions.filter(({ row }) => row.question_id === questionId)
  return {
    document,
    kind: document.kind,
    questions: questions
      .map(({ id, position, title, speaker }) => ({ position, title, speaker, instructions: of(id) }))
      .filter((question) => !ownOnly || question.instructions.length > 0),
    unasked: of(null),
    ownOnly,
  }
}

/** Executors of all points, in their order; a department bears the name it had on the protocol's day. */
function executorsOf(db: Database, document: DocumentRow) {
  return db.read
    .selectFrom('task_executors')
    .innerJoin('tasks', 'tasks.id', 'task_executors.task_id')
    .innerJoin('departments', 'departments.id', 'task_executors.department_id')
    .leftJoin('people', 'people.id', 'task_executors.person_id')
    .select(['task_executors.task_id', 'task_executors.role', 'task_executors.person_id'])
    .select(['task_executors.department_id', 'people.short_name as person'])
    .select((eb) =>
      eb.fn
        .coalesce(
          eb
            .selectFrom('department_names')
            .select('department_names.name')
            .whereRef('department_names.department_id', '=', 'departments.id')
            .where('from_day', '<=', document.registered_on)
            .orderBy('from_day', 'desc')
            .limit(1),
          'departments.name',
        )
        .as('department'),
    )
    .where('tasks.document_id', '=', document.id)
    .orderBy('task_executors.task_id')
    .orderBy('task_executors.position')
    .execute()
}

function named(row: { department: string; person: string | null; role: Executor['role'] }) {
  return { label: executorLabel(row), role: row.role }
}
