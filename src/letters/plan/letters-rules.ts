import type { Database } from '../../db/database.ts'
import { readSettings, textSetting } from '../../db/settings.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import { day, wholeText } from '../../kernel/sent-values.ts'

/** From which hour letters leave. */
export const lettersHour = textSetting('letters-hour', wholeText(0, 23), 8)

/** How many of a day are usual, where the council has said it. */
export const lettersMost = textSetting('letters-most', wholeText(1, 100_000), null)

/** The last day that was planned. */
export const lastPlanned = textSetting('letters-last-planned', day, null)

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
