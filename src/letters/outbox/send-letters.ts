import type { Day } from '../../kernel/day.ts'
import { done, type Outcome, refuse } from '../../kernel/result.ts'
import type { LettersContext } from '../context.ts'
import { type Drained, drain } from './deliver.ts'
import { noteRun, sendingPause } from './sending-pause.ts'
import { countWaiting } from './store.ts'

export interface LettersSent extends Drained {
  /** how many waited when it began */
  planned: number
}

/** A day after all others: somebody has ordered to send whatever is planned. */
const ANY_DAY = '9999-12-31' as Day

/**
 * Sends everything that is planned, by order of a person. Refused while there is no mail server, where the database is not the one
 * that sends, and where the clock has leapt: then a person confirms first.
 */
export async function sendLetters(office: LettersContext, signal?: AbortSignal): Promise<Outcome<LettersSent>> {
  if (!office.mail) return refuse({ code: 'no-mail-server' })
  const pause = await sendingPause(office)
  if (pause) return refuse({ code: pause.why === 'other-instance' ? 'other-instance' : 'clock-leapt' })
  const planned = await countWaiting(office.db, ANY_DAY)
  const drained = await drain(office, { by: ANY_DAY, signal })
  await noteRun(office)
  return done({ planned, ...drained })
}
