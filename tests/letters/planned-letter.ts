import { insertRows } from '../../src/db/insert-rows.ts'
import type { Day } from '../../src/kernel/day.ts'
import { newId } from '../../src/kernel/id.ts'
import type { LetterKind } from '../../src/letters/letter-kind.ts'
import type { AppContext } from '../../src/web/app-context.ts'

interface Planned {
  kind?: LetterKind
  to: string
  day?: Day
  items?: { taskId: string; step?: string }[]
}

/** A letter as the planner leaves it in the outbox, with its items by the tasks' due days of now. */
export async function planned(context: AppContext, { kind = 'reminder', to, day, items = [] }: Planned) {
  const { db, clock } = context
  const id = newId()
  const now = clock.now()
  const on = day ?? clock.today()
  const ids: string[] = []
  const rows = []
  for (const { taskId, step = 'on-day' } of items) {
    const task = await db.read
      .selectFrom('tasks')
      .selectAll()
      .where('id', '=', taskId)
      .executeTakeFirstOrThrow()
    ids.push(newId())
    rows.push({
      id: ids.at(-1)!,
      task_id: taskId,
      due_version: 1 + task.extensions,
      due_day: task.due_day,
      step,
      recipient_id: to,
      day: on,
      outbox_id: id,
      dropped: null,
      revoked_at: null,
      recorded_at: now,
    })
  }
  const letter = {
    id,
    kind,
    day: on,
    recipient_id: to,
    seq: 1,
    state: 'planned' as const,
    ready_at: now,
    claimed_by: null,
    attempts: 0,
    letter_id: null,
    recorded_at: now,
    recorded_by: null,
  }
  const event = { outbox_id: id, seq: 1, at: now, state: 'planned' as const, words: null, recorded_by: null }
  await db.commit([
    insertRows('outbox', [letter]),
    insertRows('outbox_events', [event]),
    ...(rows.length > 0 ? [insertRows('letter_items', rows)] : []),
  ])
  return { id, items: ids }
}
