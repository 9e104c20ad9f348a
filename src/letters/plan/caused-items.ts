import type { Database, Write } from '../../db/database.ts'
import { guard } from '../../db/guard.ts'
import { insertRows } from '../../db/insert-rows.ts'
import type { Day } from '../../kernel/day.ts'
import { newId } from '../../kernel/id.ts'
import type { Fact } from '../../tasks/fact.ts'
import type { Task } from '../../tasks/store.ts'
import { leadOf, placeOf } from '../../tasks/task-state.ts'
import type { LettersContext } from '../context.ts'
import { possibleRecipients } from './possible-recipients.ts'

/** Facts that the executor learns at once, from the letter of that day or of the next working day. */
const reported = ['returned', 'extended', 'extension-refused', 'assigned'] as const satisfies Fact['kind'][]

/**
 * Writes that inform the executor of a decision, committed together with it. The item joins the person's letter of the day while
 * that has not left, otherwise the letter of the next working day. `task` is the task after the decision.
 */
export async function causedItems(
  context: LettersContext,
  task: Task,
  facts: readonly Fact[],
): Promise<Write[]> {
  const first = task.facts.find(({ kind }) => kind === 'assigned')?.seq
  const isReported = (fact: Fact) =>
    fact.kind === 'term-set'
      ? fact.corrects !== undefined
      : (reported as readonly string[]).includes(fact.kind) &&
        !(fact.kind === 'assigned' && (fact.seq === first || keepsLead(fact, task.facts)))
  const newsworthy = facts.filter(isReported)
  const putRight = new Set(facts.map((fact) => ('corrects' in fact ? fact.corrects : undefined)))
  for (const fact of facts) {
    const mistake = fact.kind === 'retracted' && task.facts.find(({ seq }) => seq === fact.retracts)
    // What is written anew beside the mistake says all of it.
    if (mistake && putRight.has(placeOf(mistake))) continue
    if (mistake && isReported(mistake) && (await wasReported(context.db, task, mistake)))
      newsworthy.push(fact)
  }
  if (newsworthy.length === 0 || task.row.parent_id || !task.row.placed_on) return []
  const { db, clock, reference } = context
  const lead = leadOf(task.state.executors)
  const [people, { calendar }] = await Promise.all([possibleRecipients(db), reference()])
  const today = clock.today()
  const head = lead && people.heads.get(lead.departmentId)
  const recipientId =
    (lead?.personId && people.standIn(lead.personId, today)) || (head && people.standIn(head, today))
  if (!recipientId) return []

  const days = [calendar.isWorking(today) ? today : calendar.nextWorking(today)]
  days.push(calendar.nextWorking(days[0]!))
  const letters = await db.read
    .selectFrom('outbox')
    .select(['id', 'day', 'state'])
    .where('recipient_id', '=', recipientId)
    .where('day', 'in', days)
    .where('kind', '<>', 'test')
    .execute()
  const open = (day: Day) => letters.find((letter) => letter.day === day)
  const day = days.find((one) => (open(one)?.state ?? 'planned') === 'planned')
  if (!day) return []

  const now = clock.now()
  const known = open(day)
  const outboxId = known?.id ?? newId()
  const letter = {
    id: outboxId,
    kind: 'reminder' as const,
    day,
    recipient_id: recipientId,
    seq: 1,
    state: 'planned' as const,
    ready_at: now,
    attempts: 0,
    recorded_at: now,
  }
  const items = newsworthy.map(({ kind, seq }) => ({
    id: newId(),
    task_id: task.row.id,
    due_version: task.row.due_version,
    due_day: task.row.due_day,
    step: `${kind}:${seq}`,
    recipient_id: recipientId,
    day,
    outbox_id: outboxId,
    recorded_at: now,
  }))
  return [
    ...(known
      ? [
          guard('letter-still-planned', `EXISTS (SELECT 1 FROM outbox WHERE id = ? AND state = 'planned')`, [
            known.id,
          ]),
        ]
      : [
          insertRows('outbox', [letter]),
          insertRows('outbox_events', [{ outbox_id: outboxId, seq: 1, at: now, state: 'planned' as const }]),
        ]),
    insertRows('letter_items', items),
    insertRows(
      'notices',
      items.map(({ id, task_id }) => ({
        id: newId(),
        person_id: recipientId,
        task_id,
        item_id: id,
        recorded_at: now,
      })),
    ),
  ]
}

/** Whether executors are put right around a lead who stays. */
function keepsLead(fact: Fact & { kind: 'assigned' }, facts: readonly Fact[]): boolean {
  if (fact.corrects === undefined) return false
  const retracted = facts.findLast(
    (one) => one.kind === 'assigned' && one.seq < fact.seq && placeOf(one) === fact.corrects,
  )
  const was = retracted?.kind === 'assigned' ? leadOf(retracted.executors) : undefined
  const now = leadOf(fact.executors)
  return was?.departmentId === now?.departmentId && was?.personId === now?.personId
}

/** Whether the executor was informed of it by a letter or a notice: otherwise no correction is due. */
async function wasReported(db: Database, { row }: Task, { kind, seq }: Fact): Promise<boolean> {
  const item = await db.read
    .selectFrom('letter_items')
    .select('id')
    .where('task_id', '=', row.id)
    .where('step', '=', `${kind}:${seq}`)
    .executeTakeFirst()
  return item !== undefined
}
