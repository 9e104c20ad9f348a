import type { Day } from '../../kernel/day.ts'
import { done, type Result, reject } from '../../kernel/result.ts'
import type { LettersContext } from '../context.ts'
import { deliverLetters } from './deliver.ts'
import type { DeliveryTotals } from './delivery-run.ts'
import { noteRun, sendingPause } from './sending-pause.ts'
import { countWaiting } from './store.ts'

export interface LettersSent extends DeliveryTotals {
  /** how many waited when it began */
  planned: number
}

/** A day after all others: a person ordered to send every planned letter. */
const ANY_DAY = '9999-12-31' as Day

/**
 * Sends everything that is planned, by order of a person. Refused while there is no mail server, where the database is not the one
 * that sends, and where the clock has leapt: then a person confirms first.
 */
export async function sendLetters(
  context: LettersContext,
  signal?: AbortSignal,
): Promise<Result<LettersSent>> {
  if (!context.mail) return reject({ code: 'no-mail-server' })
  const pause = await sendingPause(context)
  if (pause) return reject({ code: pause.why === 'other-instance' ? 'other-instance' : 'clock-leapt' })
  const planned = await countWaiting(context.db, ANY_DAY)
  const totals = await deliverLetters(context, { by: ANY_DAY, signal })
  await noteRun(context)
  return done({ planned, ...totals })
}
