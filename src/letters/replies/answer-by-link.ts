import { type Counted, noteAttempt } from '../../access/attempts.ts'
import { done, type RefusalCode, type Result, reject } from '../../kernel/result.ts'
import type { Task } from '../../tasks/store.ts'
import type { LettersContext } from '../context.ts'
import type { AnswerCase, LinkAct } from './answer-case.ts'

const MOST_OF_ITEM = 30
/** A whole town hall may share one network address. */
const MOST_OF_ADDRESS = 200

/** Notes that the link is about to be used; refuses too many uses within a quarter of an hour. */
export function noteAnswer(context: LettersContext, itemId: string, address: string | undefined) {
  const counted: Counted[] = [{ who: `answer ${itemId}`, most: MOST_OF_ITEM }]
  if (address) counted.push({ who: `answers of ${address}`, most: MOST_OF_ADDRESS })
  return noteAttempt(context.db, counted, context.clock.now())
}

const repeatedAnswer: readonly RefusalCode[] = [
  'reported-already',
  'acknowledged-already',
  'request-waits',
  'proposal-waits',
  'conflict',
]

/**
 * Answers by a link, through the act itself. The same answer sent a second time (a button pressed twice) is not refused, and
 * nothing is added.
 */
export async function answerByLink(
  { itemId }: AnswerCase,
  act: LinkAct,
  perform: () => Promise<Result<Task>>,
  taskNow: () => Promise<Task | undefined>,
): Promise<Result<Task>> {
  const outcome = await perform()
  if (outcome.ok || !outcome.refusals.some(({ code }) => repeatedAnswer.includes(code))) return outcome
  const task = await taskNow()
  if (!task) return reject({ code: 'not-found' })
  return answersInForce(task, act).includes(itemId) ? done(task) : outcome
}

/** The items whose links gave the answers that are still in force. */
function answersInForce({ state }: Task, act: LinkAct): (string | undefined)[] {
  switch (act) {
    case 'acknowledgement':
      return state.acknowledgements.map(({ byLink }) => byLink?.itemId)
    case 'reports':
      return [state.report?.byLink?.itemId]
    case 'extension-requests':
      return [state.request?.byLink?.itemId]
    case 'reassignment-proposals':
      return [state.proposal?.byLink?.itemId]
    default:
      return act satisfies never
  }
}
