import { registerItself } from '../../access/actor.ts'
import { keepSetting } from '../../db/settings.ts'
import { addDays, hourOf } from '../../kernel/day.ts'
import type { LettersContext } from '../context.ts'
import { deliverLetters } from '../outbox/deliver.ts'
import { noteRun, sendingPause } from '../outbox/sending-pause.ts'
import { lastPlanned, lettersRules, lettersWaiting } from './letters-rules.ts'
import { planLetters } from './plan-letters.ts'

/** No letters at night. */
const LAST_HOUR = 20

/**
 * The scheduled work with letters: plans once a working day, at the set hour, then sends the letters that may leave. The next run
 * makes up for missed days. A copy of the register, a clock that has leapt and a day of far more letters than usual wait for a person.
 */
export async function runLetterSchedule(context: LettersContext, signal?: AbortSignal): Promise<void> {
  if (await sendingPause(context)) return
  const { clock, db } = context
  const today = clock.today()
  const [rules, { calendar }] = await Promise.all([lettersRules(db, today), context.reference()])
  const hour = hourOf(clock.now())
  const due = calendar.isWorking(today) && hour >= rules.hour && hour < LAST_HOUR
  if (due && (rules.lastPlanned ?? '') < today) {
    const planned = await planLetters(context, registerItself, { from: today, to: today })
    if (planned.ok) await db.commit([keepSetting(lastPlanned, today)])
  }
  // No letters at night or on a day off: waiting letters of earlier days leave in working hours too.
  if (due && context.mail) {
    const held = (await lettersWaiting(db, today)) > rules.most
    await deliverLetters(context, { by: held ? addDays(today, -1) : today, signal })
  }
  await noteRun(context)
}
