import { sql } from 'kysely'
import { registerItself } from '../../access/actor.ts'
import { asCondition } from '../../db/as-query.ts'
import { commitIfFirst } from '../../db/commit-as.ts'
import { keepSetting, readSetting, textSetting } from '../../db/settings.ts'
import { onControl } from '../../deadlines/on-control.ts'
import { addDays, addMonths, type Day } from '../../kernel/day.ts'
import { day } from '../../kernel/sent-values.ts'
import type { TasksContext } from '../context.ts'
import { layPoints, periodicTermOf } from '../lay-points.ts'
import { type Event, toFacts } from '../open-task.ts'
import { appendFacts, appendFactsToMany, type Task, tasksByIds } from '../store.ts'

const laidOn = textSetting('control-points-laid-on', day, null)

/** Points are laid anew while so many months of them are left. */
const MONTHS_LEFT = 12

/** Of an older register: the points of one instruction were tasks of their own, and all but the last of them leave its stock. */
const CLOSED = 'контрольну точку закрито: доручення триває наступною'

/**
 * Lays the control points of periodic instructions further ahead, and makes one instruction of those that an older register keeps as
 * a task for each point. Looked for once a day; a second look finds nothing. Answers how many instructions were changed.
 */
export async function layControlPoints(context: TasksContext): Promise<number> {
  const { db, clock } = context
  const today = clock.today()
  if ((await readSetting(db, laidOn)) === today) return 0
  let changed = 0
  for (const task of await tasksByIds(db, await running(context))) {
    const events = await eventsOf(context, task, today)
    if (events.length === 0) continue
    const earlier = task.state.points ? [] : await earlierPoints(context, task)
    // Else somebody changed it in the same moment, and it is looked at again tomorrow.
    if (await commitIfFirst(db, writesOf(context, task, events, earlier))) changed++
  }
  await db.commit([keepSetting(laidOn, today)])
  return changed
}

function writesOf({ db, clock }: TasksContext, task: Task, events: Event[], earlier: readonly Task[]) {
  const by = { recordedAt: clock.now(), recordedBy: registerItself.accountId }
  const leaving: Event = {
    kind: 'removed',
    ground: { kind: 'other', words: CLOSED },
    happenedOn: clock.today(),
  }
  return [
    ...appendFacts(db, task, toFacts(events, task.row.seq, by)),
    ...appendFactsToMany(earlier.map((one) => ({ task: one, added: toFacts([leaving], one.row.seq, by) }))),
  ]
}

async function eventsOf(context: TasksContext, { row, state }: Task, today: Day): Promise<Event[]> {
  const term = periodicTermOf(row)
  const { points, firstDueDay } = state
  if (!term || !firstDueDay) return []
  const { calendar } = await context.reference()
  if (!points) {
    // The point that is open stays the first; what was done of it stands.
    const laid = layPoints(term, addDays(firstDueDay, -1), today, calendar)
    return laid.points.length > 0 ? [{ kind: 'term-set', day: firstDueDay, ...laid, happenedOn: today }] : []
  }
  const last = points.at(-1)
  if (!last || state.executedOn || last.due > addMonths(today, MONTHS_LEFT)) return []
  const begun = points.findLast(({ begins }) => begins <= today)
  const after = begun ? (term.every === 'days' ? begun.named : begun.due) : addDays(points[0]!.due, -1)
  const laid = layPoints(term, after, today, calendar)
  return [{ kind: 'term-set', day: points[0]!.due, ...laid, happenedOn: today }]
}

/** The last tasks of periodic terms that are on control, of documents that stand. */
async function running({ db }: TasksContext): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT t.id FROM tasks t JOIN documents d ON d.id = t.document_id
    WHERE ${asCondition(onControl, 't')} AND t.term ->> 'kind' = 'periodic' AND d.annulled_on IS NULL
      AND NOT EXISTS (SELECT 1 FROM tasks l
        WHERE l.series_id = ifnull(t.series_id, t.id) AND l.series_place > t.series_place)
    ORDER BY t.id`.execute(db.read)
  return rows.map(({ id }) => id)
}

async function earlierPoints({ db }: TasksContext, { row }: Task): Promise<Task[]> {
  if (!row.series_id) return []
  const { rows } = await sql<{ id: string }>`
    SELECT t.id FROM tasks t WHERE ${asCondition(onControl, 't')} AND t.series_place < ${row.series_place}
      AND (t.id = ${row.series_id} OR t.series_id = ${row.series_id}) ORDER BY t.id`.execute(db.read)
  return tasksByIds(
    db,
    rows.map(({ id }) => id),
  )
}
