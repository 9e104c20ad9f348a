import type { Actor } from '../../access/actor.ts'
import type { Alongside } from '../../db/database.ts'
import { type Refusal, type Result, reject } from '../../kernel/result.ts'
import type { TasksContext } from '../../tasks/context.ts'
import type { Task } from '../../tasks/store.ts'
import { addInstruction, type InstructionDraft } from './add-instruction.ts'
import { openProtocol } from './open-protocol.ts'

/** Gives an instruction at the meeting; its protocol is registered with the first of them. */
export async function giveInstruction(
  context: TasksContext,
  actor: Actor,
  {
    agendaId,
    draft,
    also,
  }: { agendaId: string; draft: InstructionDraft & { question: number }; also?: Alongside<Task> },
): Promise<Result<Task>> {
  const { question, text, executors } = draft
  // Refuses what can be refused before a number is used.
  const refusals: Refusal[] = []
  if (!Number.isInteger(question) || question < 1) refusals.push({ code: 'no-question', field: 'question' })
  if (text.trim() === '') refusals.push({ code: 'required', field: 'text' })
  if (executors.every((one) => one.trim() === '')) refusals.push({ code: 'no-executor', field: 'executors' })
  if (refusals.length > 0) return reject(...refusals)
  const protocol = await openProtocol(context, actor, agendaId)
  if (!protocol.ok) return protocol
  return addInstruction(context, actor, { documentId: protocol.value, draft, also })
}
