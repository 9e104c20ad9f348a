import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import { commitAs } from '../../db/commit-as.ts'
import type { Alongside } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import type { DocumentDraft } from '../../journals/document.ts'
import { judgeDraft } from '../../journals/document-fields.ts'
import {
  type DocumentRow,
  findDocument,
  findDuplicate,
  guardDuplicate,
  indexWords,
  registerUnderNextNumber,
} from '../../journals/store.ts'
import { type Day, formatDay } from '../../kernel/day.ts'
import { newId } from '../../kernel/id.ts'
import { all, type Refusal, type Result, refusalsOf, reject } from '../../kernel/result.ts'
import { openDirectory } from '../../people/directory.ts'
import type { TasksContext } from '../../tasks/context.ts'
import { type DocumentOfTask, planTask } from '../../tasks/plan-task.ts'
import { insertTasks, newTask, type Task } from '../../tasks/store.ts'
import type { TaskInput } from '../../tasks/task-draft.ts'

export interface RegisterDocument extends DocumentDraft {
  /** of a meeting's protocol, in order */
  questions?: { title: string; speaker: string | null }[]
  tasks: TaskInput[]
  /** register although the correspondent's number and date stand already */
  despiteDuplicate?: boolean
}

/** What a registration makes; the number is known to the database alone, see `registerUnderNextNumber`. */
export interface Registered {
  id: string
  registeredOn: Day
  tasks: Task[]
}

/**
 * Registers a document with its points under the next index of its journal, in one commit. Refuses an unknown kind, impossible
 * days, points without an executor, and a second registration of the same correspondent's number and date
 * (`registered-already`, with the first one's id).
 */
export async function registerDocument(
  context: TasksContext,
  actor: Actor,
  input: RegisterDocument,
  also: Alongside<Registered> = () => [],
): Promise<Result<DocumentRow>> {
  if (!may(actor, 'register')) return reject({ code: 'not-allowed' })
  const { db, clock } = context
  const [reference, directory] = await Promise.all([context.reference(), openDirectory(db)])
  const kind = reference.kind(input.kind)
  if (!kind) {
    const known = reference.kinds.map((one) => one.name).join(', ')
    return reject({ code: 'unknown-kind', field: 'kind', facts: { given: input.kind, known } })
  }
  const draft: DocumentDraft = { ...input, kind: kind.id }
  const now = clock.now()
  const today = clock.today()
  const id = newId()
  const questions = (input.questions ?? []).map((question, place) => ({
    id: newId(),
    document_id: id,
    position: place + 1,
    title: question.title.trim(),
    speaker: question.speaker?.trim() || null,
    recorded_at: now,
  }))
  const document: DocumentOfTask = {
    id,
    kind,
    registeredOn: draft.registeredOn,
    receivedAt: draft.receivedAt ?? null,
    signedOn: draft.correspondent?.date ?? null,
    questionIds: questions.map((question) => question.id),
  }
  const plans = all(
    input.tasks.map((task, place) =>
      planTask(
        task,
        { document, position: place + 1, fieldOf: (name) => `tasks[${place}][${name}]` },
        { reference, directory, actor, now, today },
      ),
    ),
  )
  const refusals: Refusal[] = [
    ...judgeDraft(draft, kind, today),
    ...questions
      .filter((question) => question.title === '')
      .map(({ position }): Refusal => ({ code: 'required', field: `questions[${position - 1}][title]` })),
    ...refusalsOf(plans),
  ]
  if (!plans.ok || refusals.length > 0) return reject(...refusals)
  const duplicate = input.despiteDuplicate ? undefined : await findDuplicate(db, draft)
  if (duplicate) return reject(registeredAlready(duplicate))

  const tasks = plans.value
  return commitAs(
    db,
    [
      ...(input.despiteDuplicate ? [] : guardDuplicate(draft)),
      ...registerUnderNextNumber({ id, draft, kind, recordedAt: now, recordedBy: actor.accountId }),
      ...(questions.length > 0 ? [insertRows('meeting_questions', questions)] : []),
      ...insertTasks(tasks),
      ...indexWords(tasks.map((task) => ({ documentId: id, taskId: task.draft.id, text: task.draft.text }))),
      ...also({ id, registeredOn: draft.registeredOn, tasks: tasks.map(newTask) }),
    ],
    async () => (await findDocument(db, id))!,
    async () => {
      const first = await findDuplicate(db, draft)
      return reject(first && !input.despiteDuplicate ? registeredAlready(first) : { code: 'conflict' })
    },
  )
}

function registeredAlready(duplicate: DocumentRow): Refusal {
  return {
    code: 'registered-already',
    field: 'correspondent[number]',
    facts: { id: duplicate.id, number: duplicate.number, date: formatDay(duplicate.registered_on) },
  }
}
