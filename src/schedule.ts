import { forgetExpired } from './accounts/actions/forget-expired.ts'
import { sweepFiles } from './files/actions/sweep-files.ts'
import type { Office } from './office.ts'
import { openControlPoints } from './tasks/actions/open-control-points.ts'

/** How often the entrances run the schedule; `wrangler.toml` says the same to Workers. */
export const SCHEDULE_MINUTES = 60

/** What the register does by itself, from a timer on a server and from cron on Workers; then leaves a heartbeat. */
export async function runSchedule(office: Office): Promise<void> {
  await forgetExpired(office)
  await sweepFiles(office)
  await openControlPoints(office)
  const now = office.clock.now()
  await office.db.commit([
    office.db.read
      .insertInto('settings')
      .values({ name: 'last-schedule', value: now })
      .onConflict((row) => row.column('name').doUpdateSet({ value: now })),
  ])
}
