import { z } from 'zod'
import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import { commitAs } from '../../db/commit-as.ts'
import type { Database } from '../../db/database.ts'
import { jsonSetting, readSetting, settingChanger } from '../../db/settings.ts'
import { type Day, formatDay, type Instant } from '../../kernel/day.ts'
import { type Refusal, type Result, reject } from '../../kernel/result.ts'
import { day } from '../../kernel/sent-values.ts'
import type { ReportsContext } from '../context.ts'
import type { LeastForPlaceInput } from '../inputs.ts'
import { elapsedPeriod, type ReportQuery } from '../query/query.ts'

/** The smallest number that a percentage may be of and have a place, and the act that says so. */
interface LeastForPlace {
  least: number
  act: { number: string; date: Day } | null
}

const least = z.number().int().min(1)
const setting = jsonSetting<LeastForPlace>(
  'least-for-place',
  z.union([
    // As it was written before acts were named.
    least.transform((least) => ({ least, act: null })),
    z.object({ least, act: z.object({ number: z.string(), date: day }).nullable() }),
  ]),
  { least: 1, act: null },
)

/** A change of it: from which day on, and who recorded it. */
export interface LeastForPlaceChange extends LeastForPlace {
  from: Day
  recordedAt: Instant
  who: string | null
}

/** What a percentage needs for a place on the last day of the period, as known on the instant of the query. */
export async function leastForPlace(db: Database, query: ReportQuery): Promise<number> {
  const { before, changes } = await history(db)
  const { knownOn } = query
  const { to } = elapsedPeriod(query)
  const inForce = changes
    .filter(({ from, recordedAt }) => from <= to && (!knownOn || recordedAt <= knownOn))
    .reduce<LeastForPlaceChange | null>((last, one) => (last && last.from > one.from ? last : one), null)
  return (inForce ?? before).least
}

/** The changes so far, the newest first. */
export async function leastForPlaceChanges(db: Database): Promise<LeastForPlaceChange[]> {
  return (await history(db)).changes.reverse()
}

async function history(db: Database): Promise<{ before: LeastForPlace; changes: LeastForPlaceChange[] }> {
  const rows = await db.read
    .selectFrom('setting_changes as c')
    .leftJoin('accounts as a', 'a.id', 'c.recorded_by')
    .leftJoin('people as p', 'p.id', 'a.person_id')
    .select(['c.before', 'c.after', 'c.happened_on as from', 'c.recorded_at as recordedAt'])
    .select('p.short_name as who')
    .where('c.name', '=', setting.name)
    .orderBy('c.seq')
    .execute()
  const meant = (text: string | null) => (text === null ? undefined : setting.read(text)) ?? setting.otherwise
  const [first] = rows
  return {
    before: first ? meant(first.before) : await readSetting(db, setting),
    changes: rows.map(({ after, from, recordedAt, who }) => ({ ...meant(after), from, recordedAt, who })),
  }
}

/**
 * The council has said by an act how much a percentage must be of to have a place, from a day on. Refuses a day before the act: it
 * does not change places that were printed before it.
 */
export async function setLeastForPlace(
  { db, clock }: Pick<ReportsContext, 'db' | 'clock'>,
  actor: Actor,
  { least, from, number, date }: LeastForPlaceInput,
): Promise<Result<void>> {
  if (!may(actor, 'keep-counting')) return reject({ code: 'not-allowed' })
  const refusals: Refusal[] = []
  if (date > clock.today()) refusals.push({ code: 'in-the-future', field: 'date' })
  if (from < date)
    refusals.push({ code: 'formula-before-its-act', field: 'from', facts: { date: formatDay(date) } })
  if (refusals.length > 0) return reject(...refusals)
  const by = { on: from, recordedAt: clock.now(), recordedBy: actor.accountId }
  const change = await settingChanger(db, [setting], by)
  return commitAs(db, change(setting, { least, act: { number, date } }), undefined)
}
