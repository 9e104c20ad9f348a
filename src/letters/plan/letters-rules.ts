import type { Database } from '../../db/database.ts'
import { addDays, type Day } from '../../kernel/day.ts'

/** Rows of `settings`: from which hour letters leave, how many of a day are usual, and the last day planned. */
export const LETTERS_HOUR = 'letters-hour'
export const LETTERS_MOST = 'letters-most'
export const LAST_PLANNED = 'letters-last-planned'

const USUAL_HOUR = 8
/** A small council is not asked about a busy day. */
const LEAST_MOST = 30
const TIMES_USUAL = 3
const DAYS_BACK = 60

export interface LettersRules {
  hour: number
  /** more letters of a day than this wait for a person */
  most: number
  /** what the council has set for it; null where it goes by the usual */
  ownMost: number | null
  /** three times the busiest day of late */
  usualMost: number
  lastPlanned: Day | null
}

/** The council's own rules; where it has not said how many are too many, three times the busiest day of two months. */
export async function lettersRules(db: Database, today: Day): Promise<LettersRules> {
  const [settings, busiest] = await Promise.all([
    db.read
      .selectFrom('settings')
      .selectAll()
      .where('name', 'in', [LETTERS_HOUR, LETTERS_MOST, LAST_PLANNED])
      .execute(),
    db.read
      .selectFrom('letters')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('sent_on', '>=', addDays(today, -DAYS_BACK))
      .where('sent_on', '<', today)
      .groupBy('sent_on')
      .orderBy('n', 'desc')
      .limit(1)
      .executeTakeFirst(),
  ])
  const setting = (name: string) => settings.find((row) => row.name === name)?.value
  const ownMost = setting(LETTERS_MOST)
  const usualMost = Math.max(LEAST_MOST, TIMES_USUAL * (busiest?.n ?? 0))
  return {
    hour: Number(setting(LETTERS_HOUR) ?? USUAL_HOUR),
    most: Number(ownMost ?? usualMost),
    ownMost: ownMost === undefined ? null : Number(ownMost),
    usualMost,
    lastPlanned: (setting(LAST_PLANNED) as Day | undefined) ?? null,
  }
}

/** How many letters of the day have not left yet. */
export async function lettersWaiting(db: Database, day: Day): Promise<number> {
  const { n } = await db.read
    .selectFrom('outbox')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('day', '=', day)
    .where('state', '=', 'planned')
    .executeTakeFirstOrThrow()
  return n
}
