import type { Actor } from '../../access/actor.ts'
import type { Alongside } from '../../db/database.ts'
import { guard } from '../../db/guard.ts'
import { assignTask } from '../../documents/acts/points.ts'
import { isMeeting } from '../../journals/kind.ts'
import { findDocument } from '../../journals/store.ts'
import { type Result, reject } from '../../kernel/result.ts'
import type { TasksContext } from '../../tasks/context.ts'
import type { Task } from '../../tasks/store.ts'
import type { TaskInput } from '../../tasks/task-draft.ts'
import { readTermWords } from '../../tasks/term-words.ts'
import { isFinished } from '../agenda-store.ts'
import { nextInstructionNumber } from '../instruction-number.ts'
import { meetingGoesOn } from '../meeting-goes-on.ts'

/** An instruction as it is typed under its question. */
export interface InstructionDraft {
  /** the place of its question in the protocol; null where the protocol has none */
  question: number | null
  text: string
  /** in the order of the protocol, the first leads */
  executors: string[]
  /** a day, a count, «постійно»; nothing means that none was set */
  term: string
  special: boolean
}

/**
 * Adds an instruction of a meeting under the next number of its question, on control from the protocol's day. Two clerks
 * who add at the same moment both succeed: the second takes the next number.
 */
export async function addInstruction(
  context: TasksContext,
  actor: Actor,
  {
    documentId,
    draft,
    also = () => [],
  }: { documentId: string; draft: InstructionDraft; also?: Alongside<Task> },
): Promise<Result<Task>> {
  const first = await tryToAdd(context, actor, { documentId, draft, also })
  return first.ok || first.refusals[0]?.code !== 'conflict'
    ? first
    : tryToAdd(context, actor, { documentId, draft, also })
}

async function tryToAdd(
  context: TasksContext,
  actor: Actor,
  {
    documentId,
    draft: { question, text, executors, term, special },
    also,
  }: { documentId: string; draft: InstructionDraft; also: Alongside<Task> },
): Promise<Result<Task>> {
  const { db } = context
  const document = await findDocument(db, documentId)
  if (!document || !isMeeting(document.kind)) return reject({ code: 'not-found' })
  if (await isFinished(db, documentId)) return reject({ code: 'meeting-finished' })
  const read = readTermWords(term)
  const given = await db.read
    .selectFrom('tasks')
    .select('point')
    .where('document_id', '=', documentId)
    .execute()
  const point = nextInstructionNumber(
    question,
    given.map((task) => task.point),
  )
  const onlyOne = guard(
    'number-is-new',
    'SELECT count(*) = 1 FROM tasks WHERE document_id = ? AND point = ?',
    [documentId, point],
  )
  const input: TaskInput = {
    point,
    text,
    executors: executors.map((words) => ({ words })),
    // A text that is not a term is no mark either: the other fields are judged too, so that all reasons are shown at once.
    term: read.ok ? (read.value ?? { kind: 'none' }) : { kind: 'mark', mark: term },
    placedOn: document.registered_on,
    special,
    controller: null,
    supervisor: null,
    question,
  }
  const outcome = await assignTask(context, actor, {
    documentId,
    input,
    also: (made) => [meetingGoesOn({ protocol: documentId }), onlyOne, ...also(made)],
  })
  if (outcome.ok || read.ok) return outcome
  return reject(...outcome.refusals.flatMap((one) => (one.field === 'due' ? read.refusals : [one])))
}
