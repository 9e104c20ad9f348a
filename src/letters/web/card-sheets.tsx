import { LettersOnCard } from '../../../views/letters/card-sheets.tsx'
import { may } from '../../access/rights.ts'
import type { CardSheets } from '../../documents/context.ts'
import { lettersOfTask } from '../outbox/letters-of-task.ts'
import { repliesToDecide } from '../replies/mail-replies.ts'

/** Letters about the task of an open card, and replies by mail that wait for a decision. */
export const lettersOnCard: CardSheets = async ({ db }, actor, { taskId, acts }) => (
  <LettersOnCard
    replies={await repliesToDecide(db, taskId, acts, actor)}
    letters={await lettersOfTask(db, taskId)}
    mayOpenLetters={may(actor, 'see-all')}
  />
)
