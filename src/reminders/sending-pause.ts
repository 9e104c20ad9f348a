import { addDays, dayOf, type Instant, instantAt } from '../kernel/day.ts'
import { newId } from '../kernel/id.ts'
import type { Office } from '../office.ts'

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

/** Whether letters may leave; a register that has never sent takes its name here. */
export async function sendingPause(office: Office): Promise<SendingPause | null> {
  const { db, clock, instance } = office
  const rows = await db.read
    .selectFrom('settings')
    .selectAll()
    .where('name', 'in', [INSTANCE, LAST_RUN])
    .execute()
  const setting = (name: string) => rows.find((row) => row.name === name)?.value
  if (instance) {
    const named = setting(INSTANCE)
    const beside = await instance.read()
    if (!named && !beside) await nameInstance(office)
    else if (named !== beside) return { why: 'other-instance' }
  }
  const last = setting(LAST_RUN) as Instant | undefined
  const now = clock.now()
  if (last && now > instantAt(addDays(dayOf(last), LONGEST_SILENCE_DAYS), '23:59:59.999'))
    return { why: 'clock-leapt', last }
  return null
}

/** A person has looked: this is the register that sends, and the clock is right. */
export async function confirmSending(office: Office): Promise<void> {
  if (office.instance) await nameInstance(office)
  await noteRun(office)
}

/** Letters were looked after at this instant. */
export async function noteRun({ db, clock }: Office): Promise<void> {
  await db.commit([setting(db, LAST_RUN, clock.now())])
}

// The mark first: a crash in between leaves a register that asks, never two that send.
async function nameInstance({ db, instance }: Office): Promise<void> {
  const id = newId()
  await instance!.write(id)
  await db.commit([setting(db, INSTANCE, id)])
}

function setting(db: Office['db'], name: string, value: string) {
  return db.read
    .insertInto('settings')
    .values({ name, value })
    .onConflict((row) => row.column('name').doUpdateSet({ value }))
}
