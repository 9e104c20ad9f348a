import { forgetExpired } from '../access/actions/forget-expired.ts'
import { keepSetting, readSetting, textSetting } from '../db/settings.ts'
import { forgetExports } from '../exports/actions/forget-exports.ts'
import { sweepFiles } from '../files/actions/sweep-files.ts'
import { addMinutes, type Instant } from '../kernel/day.ts'
import { instant } from '../kernel/sent-values.ts'
import { runLetterSchedule } from '../letters/plan/letter-schedule.ts'
import { layControlPoints } from '../tasks/actions/lay-control-points.ts'
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
    await forgetExports(context)
    await sweepFiles(context)
    await layControlPoints(context)
    await context.db.commit([keepSetting(heartbeat, now)])
  }
  await runLetterSchedule(context, signal)
}

const heartbeat = textSetting('last-schedule', instant, null)

/** When the schedule left its last heartbeat, about once an hour; null where it has never run. */
export function lastHeartbeat({ db }: Pick<AppContext, 'db'>): Promise<Instant | null> {
  return readSetting(db, heartbeat)
}
