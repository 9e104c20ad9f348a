import type { Actor } from '../../accounts/actor.ts'
import { longestTitle } from '../../documents/document.ts'
import { isMeeting } from '../../documents/kind.ts'
import type { DocumentRow } from '../../documents/store.ts'
import type { Day } from '../../kernel/day.ts'
import { type Outcome, type Refusal, refuse } from '../../kernel/refusal.ts'
import type { Office } from '../../office.ts'
import { registerDocument } from '../../tasks/actions/register-document.ts'
import { longestSpeaker, type QuestionDraft } from '../question.ts'

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
  office: Office,
  actor: Actor,
  { kind: kindId, heldOn, questions }: ProtocolDraft,
): Promise<Outcome<DocumentRow>> {
  const kind = isMeeting(kindId) ? (await office.reference()).kind(kindId) : undefined
  if (!kind) return refuse({ code: 'not-a-choice', field: 'kind', facts: { given: kindId.slice(0, 80) } })
  const refusals = questions.flatMap(judgeQuestion)
  // Inspections and broadcasts have no agenda as a rule: their instructions are numbered straight on.
  if (kind.id === 'operational-meeting' && questions.length === 0)
    refusals.push({ code: 'required', field: 'questions[0][title]' })
  if (refusals.length > 0) return refuse(...refusals)
  return registerDocument(office, actor, {
    kind: kind.id,
    registeredOn: heldOn,
    receivedAt: null,
    correspondent: null,
    title: capital(kind.fullName),
    publicTitle: null,
    caseIndex: null,
    questions,
    tasks: [],
  })
}

function judgeQuestion({ title, speaker }: QuestionDraft, place: number): Refusal[] {
  const refusals: Refusal[] = []
  const field = `questions[${place}]`
  if (title.trim() === '') refusals.push({ code: 'required', field: `${field}[title]` })
  if (title.length > longestTitle)
    refusals.push({ code: 'too-long', field: `${field}[title]`, facts: { most: longestTitle } })
  if ((speaker?.length ?? 0) > longestSpeaker)
    refusals.push({ code: 'too-long', field: `${field}[speaker]`, facts: { most: longestSpeaker } })
  return refusals
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('uk') + text.slice(1)
}
