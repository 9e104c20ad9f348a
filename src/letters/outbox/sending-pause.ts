import { addDays, dayOf, type Instant, instantAt } from '../../kernel/day.ts'
import { newId } from '../../kernel/id.ts'
import type { LettersContext } from '../context.ts'

/** Why nothing is sent until a person has looked. */
export type SendingPause =
  /** the database is a copy, or was restored from one: whoever sends from the other would write everybody twice */
  | { why: 'other-instance' }
  /** the clock has leapt: the letters of years would leave at once */
  | { why: 'clock-leapt'; last: Instant }

/** How far the clock may move between two runs of the schedule. */
const LONGEST_SILENCE_DAYS = 60

/** Rows of `settings`: whose database this is, and when the schedule ran last. */
const INSTANCE = 'instance'
const LAST_RUN = 'letters-last-run'

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
  const last = (await settingNamed(context, LAST_RUN)) as Instant | undefined
  const now = clock.now()
  if (last && now > instantAt(addDays(dayOf(last), LONGEST_SILENCE_DAYS), '23:59:59.999'))
    return { why: 'clock-leapt', last }
  return null
}

/** A person has looked: this is the register that sends, and the clock is right. */
export async function confirmSending(context: LettersContext): Promise<void> {
  if (context.instance) {
    await context.db.commit([setting(context.db, INSTANCE, newId())])
    await nameInstance(context)
  }
  await noteRun(context)
}

/** Letters were looked after at this instant. */
export async function noteRun({ db, clock }: LettersContext): Promise<void> {
  await db.commit([setting(db, LAST_RUN, clock.now())])
}

async function namesOf(context: LettersContext) {
  return { named: await settingNamed(context, INSTANCE), beside: await context.instance!.read() }
}

async function settingNamed({ db }: LettersContext, name: string): Promise<string | undefined> {
  const row = await db.read.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst()
  return row?.value
}

// Of several senders that do this at once the first gives the name. A crash in between leaves a register that asks, never two
// that send.
async function nameInstance(context: LettersContext): Promise<void> {
  const { db, instance } = context
  const first = db.read.insertInto('settings').values({ name: INSTANCE, value: newId() })
  await db.commit([first.onConflict((row) => row.column('name').doNothing())])
  await instance!.write((await settingNamed(context, INSTANCE))!)
}

function setting(db: LettersContext['db'], name: string, value: string) {
  return db.read
    .insertInto('settings')
    .values({ name, value })
    .onConflict((row) => row.column('name').doUpdateSet({ value }))
}
