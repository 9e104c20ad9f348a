import { sealLetters } from '../../src/letters/outbox/finalize-letters.ts'
import { answerLinks } from '../../src/letters/replies/answer-links.ts'
import type { AppContext } from '../../src/web/app-context.ts'
import { planned } from './planned-letter.ts'

/** A letter that has left about these tasks; the paths by which its items are answered, in order. */
export async function written(context: AppContext, to: string, taskIds: readonly string[]) {
  const letter = await planned(context, { to, items: taskIds.map((taskId) => ({ taskId })) })
  const sealed = (await sealLetters(context, [letter.id])).get(letter.id)!
  await context.db.commit(sealed.writes)
  if (!('datedAt' in sealed)) throw new Error(sealed.withheld)
  const link = await answerLinks(context, '')
  return {
    messageId: sealed.messageId,
    outboxId: letter.id,
    items: letter.items.map((id) => ({ id, path: link(id, sealed.datedAt) })),
  }
}
