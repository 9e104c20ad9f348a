import type { Database } from '../../db/database.ts'
import { readSettings, textSetting } from '../../db/settings.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import { day, wholeText } from '../../kernel/sent-values.ts'

/** From which hour letters leave. */
export const lettersHour = textSetting('letters-hour', wholeText(0, 23), 8)

/** The usual number of letters a day, where the council has set it. */
export const lettersMost = textSetting('letters-most', wholeText(1, 100_000), null)

/** The last day that was planned. */
export const lastPlanned = textSetting('letters-last-planned', day, null)

/** A small council is not stopped on a busy day. */
const LEAST_MOST = 30
const TIMES_USUAL = 3
const DAYS_BACK = 60

export interface LettersRules {
  hour: number
  /** above this number a person has to confirm the letters of the day */
  most: number
  /** set by the council; null for the usual number */
  ownMost: number | null
  /** three times the busiest day of the last two months */
  usualMost: number
  lastPlanned: Day | null
}

/** The council's own rules; the default limit is three times the busiest day of two months. */
export async function lettersRules(db: Database, today: Day): Promise<LettersRules> {
  const [settings, busiest] = await Promise.all([
    readSettings(db, { hour: lettersHour, ownMost: lettersMost, lastPlanned }),
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
  const usualMost = Math.max(LEAST_MOST, TIMES_USUAL * (busiest?.n ?? 0))
  return {
    ...settings,
    most: settings.ownMost ?? usualMost,
    usualMost,
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
