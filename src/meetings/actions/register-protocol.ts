import type { Actor } from '../../access/actor.ts'
import type { Alongside } from '../../db/database.ts'
import { type Registered, registerDocument } from '../../documents/actions/register-document.ts'
import { isMeeting } from '../../journals/kind.ts'
import type { DocumentRow } from '../../journals/store.ts'
import type { Day } from '../../kernel/day.ts'
import { type Refusal, type Result, reject } from '../../kernel/result.ts'
import type { TasksContext } from '../../tasks/context.ts'
import { judgeQuestion, type QuestionDraft } from '../question.ts'

export interface ProtocolDraft {
  kind: string
  heldOn: Day
  /** in the order of the agenda */
  questions: QuestionDraft[]
}

/**
 * Registers the protocol of a meeting with its questions; its number is given by the very commit that saves it.
 * Refuses a kind that is no meeting, a day ahead, an operational meeting without a question.
 */
export async function registerProtocol(
  context: TasksContext,
  actor: Actor,
  { kind: kindId, heldOn, questions }: ProtocolDraft,
  also?: Alongside<Registered>,
): Promise<Result<DocumentRow>> {
  const kind = isMeeting(kindId) ? (await context.reference()).kind(kindId) : undefined
  if (!kind) return reject({ code: 'not-a-choice', field: 'kind', facts: { given: kindId.slice(0, 80) } })
  const refusals: Refusal[] = questions.flatMap((question, place) =>
    judgeQuestion(question, (name) => `questions[${place}][${name}]`),
  )
  // Inspections and broadcasts have no agenda as a rule: their instructions are numbered straight on.
  if (kind.id === 'operational-meeting' && questions.length === 0)
    refusals.push({ code: 'required', field: 'questions[0][title]' })
  if (refusals.length > 0) return reject(...refusals)
  return registerDocument(
    context,
    actor,
    {
      kind: kind.id,
      registeredOn: heldOn,
      receivedAt: null,
      correspondent: null,
      title: capital(kind.fullName),
      publicTitle: null,
      caseIndex: null,
      questions,
      tasks: [],
    },
    also,
  )
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('uk') + text.slice(1)
}
