import { finalizeLetters } from '../../src/letters/outbox/finalize-letters.ts'
import { answerLinks } from '../../src/letters/replies/answer-links.ts'
import type { AppContext } from '../../src/web/app-context.ts'
import { planned } from './planned-letter.ts'

/** A letter that has left about these tasks; the paths by which its items are answered, in order. */
export async function written(context: AppContext, to: string, taskIds: readonly string[]) {
  const letter = await planned(context, { to, items: taskIds.map((taskId) => ({ taskId })) })
  const finalized = (await finalizeLetters(context, [letter.id])).get(letter.id)!
  await context.db.commit(finalized.writes)
  if (!('datedAt' in finalized)) throw new Error(finalized.withheld)
  const link = await answerLinks(context, '')
  return {
    messageId: finalized.messageId,
    outboxId: letter.id,
    items: letter.items.map((id) => ({ id, path: link(id, finalized.datedAt) })),
  }
}
