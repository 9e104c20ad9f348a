import { sql } from 'kysely'
import { asCondition } from '../../db/as-query.ts'
import type { Database } from '../../db/database.ts'
import { pending } from '../../deadlines/on-control.ts'
import type { Day } from '../../kernel/day.ts'
import type { AlreadySent, DayPlan, SentItem } from './plan-day.ts'

/** What letters have said so far, with what a simulation adds. */
export interface SentSoFar extends AlreadySent {
  add(plan: DayPlan): void
  /** the letter of that person and day that can still take items; its id */
  openLetter(recipientId: string, day: Day): string | undefined
}

/** The items of letters about tasks that are still open, and the letters of each person since a day. */
export async function sentSoFar(db: Database, since: Day): Promise<SentSoFar> {
  const [items, letters, { first }] = await Promise.all([
    sql<SentItem & { day: Day }>`
      SELECT i.task_id AS taskId, i.due_version AS dueVersion, i.step, i.recipient_id AS recipientId, i.day
      FROM letter_items i
      JOIN tasks t ON t.id = i.task_id AND t.due_version = i.due_version
      WHERE ${asCondition(pending, 't')}`.execute(db.read),
    db.read
      .selectFrom('outbox')
      .select(['id', 'recipient_id', 'day', 'kind', 'state'])
      .where('day', '>=', since)
      .where('kind', '<>', 'test')
      .execute(),
    db.read
      .selectFrom('outbox')
      .select((eb) => eb.fn.min<Day | null>('day').as('first'))
      .executeTakeFirstOrThrow(),
  ])
  const steps = new Set<string>()
  const lastDays = new Map<string, Day>()
  const say = ({ taskId, dueVersion, step, recipientId }: SentItem, day: Day) => {
    steps.add(`${taskId} ${dueVersion} ${step} ${recipientId}`)
    const key = `${taskId} ${dueVersion} ${recipientId}`
    const last = lastDays.get(key)
    if (!last || last < day) lastDays.set(key, day)
  }
  for (const row of items.rows) say(row, row.day)
  const open = new Map<string, string>()
  const left = new Set<string>()
  const kinds: { recipientId: string; kind: string; day: Day }[] = []
  for (const { id, recipient_id, day, kind, state } of letters) {
    if (state === 'planned') open.set(`${recipient_id} ${day}`, id)
    else left.add(`${recipient_id} ${day}`)
    kinds.push({ recipientId: recipient_id, kind, day })
  }
  let firstDay = first
  return {
    has: ({ taskId, dueVersion, step, recipientId }) =>
      steps.has(`${taskId} ${dueVersion} ${step} ${recipientId}`),
    lastDay: (taskId, dueVersion, recipientId) =>
      lastDays.get(`${taskId} ${dueVersion} ${recipientId}`) ?? null,
    letterLeft: (recipientId, day) => left.has(`${recipientId} ${day}`),
    hadKind: (recipientId, kind, from, to) =>
      kinds.some(
        (one) => one.recipientId === recipientId && one.kind === kind && one.day >= from && one.day <= to,
      ),
    openLetter: (recipientId, day) => open.get(`${recipientId} ${day}`),
    get firstDay() {
      return firstDay
    },
    add({ day, letters, passedOver }) {
      for (const { recipientId, kind, items } of letters) {
        kinds.push({ recipientId, kind, day })
        for (const item of items) say(item, day)
        firstDay ??= day
      }
      for (const item of passedOver) say(item, item.day)
    },
  }
}
