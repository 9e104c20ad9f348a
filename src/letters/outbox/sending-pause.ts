import { z } from 'zod'
import { keepFirstSetting, keepSetting, readSetting, textSetting } from '../../db/settings.ts'
import { addDays, dayOf, type Instant, instantAt } from '../../kernel/day.ts'
import { newId } from '../../kernel/id.ts'
import { instant } from '../../kernel/sent-values.ts'
import type { LettersContext } from '../context.ts'

/** Why nothing is sent until a person has looked. */
export type SendingPause =
  /** the database is a copy or was restored from one: two senders would write to everyone twice */
  | { why: 'other-instance' }
  /** the clock has leapt: the letters of years would leave at once */
  | { why: 'clock-leapt'; last: Instant }

/** How far the clock may move between two runs of the schedule. */
const LONGEST_SILENCE_DAYS = 60

/** Whose database this is. */
const instanceName = textSetting('instance', z.string(), null)

/** When letters were looked after last. */
const lastRun = textSetting('letters-last-run', instant, null)

/** How long a name given in the database may lack its mark beside it. */
const NAMING_MS = 300

/** Whether letters may leave; a register that has never sent takes its name here. */
export async function sendingPause(context: LettersContext): Promise<SendingPause | null> {
  const { clock, instance } = context
  if (instance) {
    let { named, beside } = await namesOf(context)
    if (!named && !beside) {
      await nameInstance(context)
      ;({ named, beside } = await namesOf(context))
    } else if (named && !beside) {
      // Another sender may be giving the name this very moment.
      await new Promise((later) => setTimeout(later, NAMING_MS))
      ;({ named, beside } = await namesOf(context))
    }
    if (named !== beside) return { why: 'other-instance' }
  }
  const last = await readSetting(context.db, lastRun)
  const now = clock.now()
  if (last && now > instantAt(addDays(dayOf(last), LONGEST_SILENCE_DAYS), '23:59:59.999'))
    return { why: 'clock-leapt', last }
  return null
}

/** A person has looked: this is the register that sends, and the clock is right. */
export async function confirmSending(context: LettersContext): Promise<void> {
  if (context.instance) {
    await context.db.commit([keepSetting(instanceName, newId())])
    await nameInstance(context)
  }
  await noteRun(context)
}

/** Letters were looked after at this instant. */
export async function noteRun({ db, clock }: LettersContext): Promise<void> {
  await db.commit([keepSetting(lastRun, clock.now())])
}

async function namesOf(context: LettersContext) {
  return { named: await readSetting(context.db, instanceName), beside: await context.instance!.read() }
}

// Of several senders that do this at once the first gives the name. A crash in between leaves a register that asks, never two
// that send.
async function nameInstance(context: LettersContext): Promise<void> {
  const { db, instance } = context
  await db.commit([keepFirstSetting(instanceName, newId())])
  await instance!.write((await readSetting(db, instanceName))!)
}
