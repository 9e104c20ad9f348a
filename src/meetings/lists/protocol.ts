import type { Actor } from '../../access/actor.ts'
import { maySeeDocument } from '../../access/may-see.ts'
import { isOwn, scopeOf } from '../../access/scope.ts'
import type { Database } from '../../db/database.ts'
import { isMeeting, type MeetingKind } from '../../journals/kind.ts'
import { holdsPersonalData } from '../../journals/personal-kinds.ts'
import { type DocumentRow, findDocument } from '../../journals/store.ts'
import type { Executor } from '../../people/executor.ts'
import { executorLabel } from '../../people/executor.ts'
import { hideTexts } from '../../tasks/lists/hide-texts.ts'
import { hiddenText, readsAllTexts } from '../../tasks/masked-text.ts'
import type { TaskRow } from '../../tasks/store.ts'
import { firstQuestion } from '../agenda.ts'
import { findSpeeches } from '../agenda-store.ts'

/** A protocol as its page shows it: questions in order, each with the instructions given on it. */
export interface Protocol {
  document: DocumentRow
  kind: MeetingKind
  questions: ProtocolQuestion[]
  /** instructions that belong to no question */
  withoutQuestion: Instruction[]
  /** whether instructions of others are left out */
  ownOnly: boolean
}

export interface ProtocolQuestion {
  position: number
  title: string
  speaker: string | null
  /** the speakers; «» where none is recorded */
  spoken: string
  instructions: Instruction[]
}

export interface Instruction {
  row: TaskRow
  /** in the order of the protocol, under the names of its day */
  executors: { label: string; department: string; departmentId: string; role: Executor['role'] }[]
}

/**
 * The protocol, as far as this person may see it; undefined where there is none. A kind with personal data (a broadcast) holds
 * names, telephones and addresses of residents: a person who does not see the whole register finds in it only what they take part in,
 * and of the rest those who do not work on it read no words.
 */
export async function findProtocol(db: Database, actor: Actor, id: string): Promise<Protocol | undefined> {
  const document = await findDocument(db, id)
  if (!document || !isMeeting(document.kind) || !(await maySeeDocument(db, actor, id))) return undefined
  const [questions, tasks, executors, speeches, personal] = await Promise.all([
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
    findSpeeches(db, id),
    holdsPersonalData(db, document.kind),
  ])
  const scope = scopeOf(actor)
  const ownOnly = !scope.all && personal
  const readsAll = !personal || readsAllTexts(actor)
  const instructions = (await hideTexts(db, actor, tasks))
    .map((row) => ({ row, executors: executors.filter((one) => one.task_id === row.id) }))
    .filter((one) => !ownOnly || one.executors.some((named) => isOwn(scope, named)))
    .map(({ row, executors }): Instruction => ({ row, executors: executors.map(named) }))
  const of = (questionId: string | null) => instructions.filter(({ row }) => row.question_id === questionId)
  return {
    document,
    kind: document.kind,
    questions: questions
      .map(({ id, position, title, speaker }) => ({
        position,
        title,
        speaker,
        spoken: speeches.get(position)?.spoken ?? '',
        instructions: of(id),
      }))
      .map((question) => (readsAll || worksOn(question) ? question : wordless(question)))
      .filter((question) => !ownOnly || question.instructions.length > 0),
    withoutQuestion: of(null),
    ownOnly,
  }
}

// Who works on one of its instructions reads what it was about.
function worksOn({ instructions }: ProtocolQuestion): boolean {
  return instructions.some(({ row }) => row.text !== hiddenText)
}

function wordless(question: ProtocolQuestion): ProtocolQuestion {
  const { title, speaker, spoken } = question
  return {
    ...question,
    title: title === firstQuestion ? title : hiddenText,
    speaker: speaker && hiddenText,
    spoken: spoken && hiddenText,
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

function named(row: {
  department: string
  department_id: string
  person: string | null
  role: Executor['role']
}) {
  const { department, department_id, role } = row
  return { label: executorLabel(row), department, departmentId: department_id, role }
}
