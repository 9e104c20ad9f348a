import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import { commitAs } from '../../db/commit-as.ts'
import type { Write } from '../../db/database.ts'
import { guard } from '../../db/guard.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { readSetting } from '../../db/settings.ts'
import { addDays, type Day, daysBetween, formatDay, type Instant } from '../../kernel/day.ts'
import { newId } from '../../kernel/id.ts'
import { done, type Result, reject } from '../../kernel/result.ts'
import type { LettersContext } from '../context.ts'
import { councilLadders } from './ladders.ts'
import { openTasks } from './open-tasks.ts'
import { type DayPlan, planDay } from './plan-day.ts'
import { possibleRecipients } from './possible-recipients.ts'
import { type SentSoFar, sentSoFar } from './sent-so-far.ts'

export interface DaysToPlan {
  from: Day
  to: Day
  /** only shows what would be planned */
  simulate?: boolean
}

export interface LettersPlanned {
  /** letters that were not there before */
  planned: number
  /** working days only, in order */
  days: DayPlan[]
}

const LONGEST_RANGE = 400

/**
 * Plans the letters of a day, or of each day of a range in a simulation: a range that is not simulated would be letters of days that
 * have not come, computed from the state of today. A second call adds nothing.
 */
export async function planLetters(
  { db, clock, reference }: Pick<LettersContext, 'db' | 'clock' | 'reference'>,
  actor: Actor,
  { from, to, simulate = false }: DaysToPlan,
): Promise<Result<LettersPlanned>> {
  if (!may(actor, 'control')) return reject({ code: 'not-allowed' })
  if (to < from)
    return reject({
      code: 'period-reversed',
      field: 'to',
      facts: { from: formatDay(from), to: formatDay(to) },
    })
  if (daysBetween(from, to) >= LONGEST_RANGE)
    return reject({ code: 'too-many', field: 'to', facts: { most: LONGEST_RANGE } })
  const [tasks, people, ladders, { calendar }, said] = await Promise.all([
    openTasks(db),
    possibleRecipients(db),
    readSetting(db, councilLadders),
    reference(),
    // digests and sheets look back to the beginning of their month
    sentSoFar(db, addDays(from, -40)),
  ])
  const days: DayPlan[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (!calendar.isWorking(day)) continue
    const plan = planDay({ day, tasks, people, ladders, calendar, said })
    if (!simulate) {
      const known = (recipientId: string) => said.openLetter(recipientId, day)
      const written = await commitAs(db, writesOf(plan, known, clock.now(), actor.accountId), undefined)
      if (!written.ok) return written
    }
    said.add(plan)
    days.push(plan)
  }
  const planned = days.reduce(
    (sum, { day, letters }) =>
      sum + letters.filter(({ recipientId }) => !said.openLetter(recipientId, day)).length,
    0,
  )
  return done({ planned, days })
}

const ROWS_AT_ONCE = 2000

/** The commit of a plan: letters, their items, skipped items, and the notices inside the register. */
function writesOf(
  { day, letters, passedOver }: DayPlan,
  openLetter: (recipientId: string) => ReturnType<SentSoFar['openLetter']>,
  now: Instant,
  recordedBy: string | null,
): Write[] {
  const writes: Write[] = []
  const rows = {
    outbox: [] as Parameters<typeof insertRows<'outbox'>>[1][number][],
    outbox_events: [] as Parameters<typeof insertRows<'outbox_events'>>[1][number][],
    letter_items: [] as Parameters<typeof insertRows<'letter_items'>>[1][number][],
    notices: [] as Parameters<typeof insertRows<'notices'>>[1][number][],
  }
  for (const { recipientId, kind, items } of letters) {
    const known = openLetter(recipientId)
    const outboxId = known ?? newId()
    if (known) {
      // A sender that claims the letter now must not miss these items.
      writes.push(
        guard('letter-still-planned', `EXISTS (SELECT 1 FROM outbox WHERE id = ? AND state = 'planned')`, [
          known,
        ]),
      )
      if (kind !== 'reminder')
        writes.push({ sql: 'UPDATE outbox SET kind = ? WHERE id = ?', parameters: [kind, known] })
    } else {
      rows.outbox.push({
        id: outboxId,
        kind,
        day,
        recipient_id: recipientId,
        seq: 1,
        state: 'planned',
        ready_at: now,
        claimed_by: null,
        attempts: 0,
        letter_id: null,
        recorded_at: now,
        recorded_by: recordedBy,
      })
      rows.outbox_events.push({
        outbox_id: outboxId,
        seq: 1,
        at: now,
        state: 'planned',
        words: null,
        recorded_by: recordedBy,
      })
    }
    for (const item of items) {
      const id = newId()
      rows.letter_items.push(itemRow(item, { id, day, outbox_id: outboxId, recorded_at: now }))
      rows.notices.push({
        id: newId(),
        person_id: recipientId,
        task_id: item.taskId,
        item_id: id,
        recorded_at: now,
        read_at: null,
      })
    }
  }
  for (const item of passedOver)
    rows.letter_items.push(itemRow(item, { id: newId(), day: item.day, outbox_id: null, recorded_at: now }))
  for (const table of ['outbox', 'outbox_events', 'letter_items', 'notices'] as const)
    for (let first = 0; first < rows[table].length; first += ROWS_AT_ONCE)
      writes.push(insertRows(table, rows[table].slice(first, first + ROWS_AT_ONCE) as never))
  return writes
}

function itemRow(
  { taskId, dueVersion, dueDay, step, recipientId }: DayPlan['letters'][number]['items'][number],
  row: { id: string; day: Day; outbox_id: string | null; recorded_at: Instant },
) {
  return {
    ...row,
    task_id: taskId,
    due_version: dueVersion,
    due_day: dueDay,
    step,
    recipient_id: recipientId,
    dropped: null,
    revoked_at: null,
    revoked_by: null,
  }
}
