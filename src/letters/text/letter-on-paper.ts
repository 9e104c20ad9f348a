import type { LettersContext } from '../context.ts'
import { draftLetters } from './draft-letters.ts'
import type { LetterContent } from './letter-content.ts'
import { outboxLetters } from './letter-material.ts'

/** A letter on paper: as it left, or as it would leave now. */
export interface LetterOnPaper {
  recipientId: string
  /** the number and the text are final */
  finalized: boolean
  /** null where the letter is withheld; `withheld` has the reason */
  paper: LetterContent | null
  withheld: string | null
}

/** A letter of the outbox on paper; undefined where there is none. */
export async function letterOnPaper(
  context: LettersContext,
  outboxId: string,
): Promise<LetterOnPaper | undefined> {
  const [row] = await outboxLetters(context.db, [outboxId])
  if (!row) return undefined
  const recipientId = row.recipient_id
  const kept = await context.db.read
    .selectFrom('letter_papers')
    .select('paper')
    .where('outbox_id', '=', outboxId)
    .executeTakeFirst()
  if (kept) return { recipientId, finalized: true, paper: JSON.parse(kept.paper), withheld: null }
  const [[, draft] = []] = await draftLetters(context, [row])
  if (!draft) return undefined
  return 'paper' in draft
    ? { recipientId, finalized: false, paper: draft.paper, withheld: null }
    : { recipientId, finalized: false, paper: null, withheld: draft.withheld }
}
