import { registerItself } from '../../access/actor.ts'
import { keepSetting } from '../../db/settings.ts'
import { addDays, hourOf } from '../../kernel/day.ts'
import type { LettersContext } from '../context.ts'
import { deliverLetters } from '../outbox/deliver.ts'
import { noteRun, sendingPause } from '../outbox/sending-pause.ts'
import { lastPlanned, lettersRules, lettersWaiting } from './letters-rules.ts'
import { planLetters } from './plan-letters.ts'

/** Nobody is written to by night. */
const LAST_HOUR = 20

/**
 * What the schedule does with letters: at the hour of a working day it plans, once a day; then it sends what may leave. Days missed
 * are made good by the next run. A copy of the register, a clock that has leapt and a day of far more letters than usual wait for a
 * person.
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
  // Nobody is written to by night or on a day off: what waits of earlier days leaves in the hours of work as well.
  if (due && context.mail) {
    const held = (await lettersWaiting(db, today)) > rules.most
    await deliverLetters(context, { by: held ? addDays(today, -1) : today, signal })
  }
  await noteRun(context)
}
