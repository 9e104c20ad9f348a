import { forgetExpired } from '../access/actions/forget-expired.ts'
import { forgetPrepared } from '../exports/actions/forget-exports.ts'
import { sweepFiles } from '../files/actions/sweep-files.ts'
import { addMinutes, type Instant } from '../kernel/day.ts'
import { lookAfterLetters } from '../letters/plan/look-after-letters.ts'
import { openControlPoints } from '../tasks/actions/open-control-points.ts'
import type { AppContext } from '../web/app-context.ts'

/** How often the entrances run the schedule; `wrangler.toml` says the same to Workers. */
export const SCHEDULE = '*/5 * * * *'

/** Housekeeping is done about once an hour, letters each time. */
const HOUSEKEEPING_MINUTES = 55

/** What the register does by itself, from a timer on a server and from cron on Workers; then leaves a heartbeat. */
export async function runSchedule(context: AppContext, signal?: AbortSignal): Promise<void> {
  const now = context.clock.now()
  const last = await lastHeartbeat(context)
  if (!last || now >= addMinutes(last, HOUSEKEEPING_MINUTES) || now < last) {
    await forgetExpired(context)
    await forgetPrepared(context)
    await sweepFiles(context)
    await openControlPoints(context)
    await context.db.commit([
      context.db.read
        .insertInto('settings')
        .values({ name: HEARTBEAT, value: now })
        .onConflict((row) => row.column('name').doUpdateSet({ value: now })),
    ])
  }
  await lookAfterLetters(context, signal)
}

const HEARTBEAT = 'last-schedule'

/** When the schedule left its last heartbeat, about once an hour; undefined where it has never run. */
export async function lastHeartbeat({ db }: Pick<AppContext, 'db'>): Promise<Instant | undefined> {
  const row = await db.read
    .selectFrom('settings')
    .select('value')
    .where('name', '=', HEARTBEAT)
    .executeTakeFirst()
  return row?.value as Instant | undefined
}
