import { sql } from 'kysely'
import { registerItself } from '../../access/actor.ts'
import { asCondition } from '../../db/as-query.ts'
import { commitIfFirst } from '../../db/commit-as.ts'
import { guard } from '../../db/guard.ts'
import { keepSetting, readSetting, textSetting } from '../../db/settings.ts'
import { nextControlPoint } from '../../deadlines/control-point.ts'
import { onControl } from '../../deadlines/on-control.ts'
import { addDays } from '../../kernel/day.ts'
import { day } from '../../kernel/sent-values.ts'
import type { TasksContext } from '../context.ts'
import { tasksByIds } from '../store.ts'
import { openPoint, periodicTermOf } from './next-in-series.ts'

const openedOn = textSetting('control-points-opened-on', day, null)

/**
 * Opens the control point of the period that has begun for every periodic task still on control, whether or not the one before
 * was executed: each has its own outcome. Looked for once a day; a second look finds nothing to open. A period that passed
 * while the register was not running is skipped: no executor could have reported in it. Answers how many were opened.
 */
export async function openControlPoints(context: TasksContext): Promise<number> {
  const { db, clock } = context
  const today = clock.today()
  if ((await readSetting(db, openedOn)) === today) return 0
  const { calendar } = await context.reference()
  let opened = 0
  for (const task of await tasksByIds(db, await lastOfSeries(context))) {
    const term = periodicTermOf(task.row)
    const { firstDueDay } = task.state
    if (!term || !firstDueDay) continue
    const passed = addDays(today, -1)
    const point = nextControlPoint(term, firstDueDay >= today ? firstDueDay : passed, calendar)
    if (point.begins > today) continue
    const first = await commitIfFirst(db, [
      ...(await openPoint(context, registerItself, task, point)),
      guard('one-of-its-place', 'SELECT count(*) = 1 FROM tasks WHERE series_id = ? AND series_place = ?', [
        task.row.series_id ?? task.row.id,
        String(task.row.series_place + 1),
      ]),
    ])
    // Else the one before was executed in the same moment, and the next one opened with it.
    if (first) opened++
  }
  await db.commit([keepSetting(openedOn, today)])
  return opened
}

/** The last control point of each series that has not been removed from control. */
async function lastOfSeries({ db }: TasksContext): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT t.id FROM tasks t JOIN documents d ON d.id = t.document_id
    WHERE ${asCondition(onControl, 't')} AND t.term ->> 'kind' = 'periodic' AND d.annulled_on IS NULL
      AND NOT EXISTS (SELECT 1 FROM tasks l
        WHERE l.series_id = ifnull(t.series_id, t.id) AND l.series_place > t.series_place)
    ORDER BY t.id`.execute(db.read)
  return rows.map(({ id }) => id)
}
