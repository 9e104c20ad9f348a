import type { Actor } from '../../src/access/actor.ts'
import { asCondition } from '../../src/db/as-query.ts'
import { inWork } from '../../src/deadlines/on-control.ts'
import { addDays, type Day, daysBetween } from '../../src/kernel/day.ts'
import { recordLetter } from '../../src/letters/outbox/record-letter.ts'
import type { AppContext } from '../../src/web/app-context.ts'
import { must } from './story.ts'

/** When each person was last written to; the letters of a day read it and add to it. */
export type LastLetters = Map<string, Day>

const LONGEST_LETTER = 12

/**
 * Records so many letters today: to those whose tasks press most, and not to the same people every day. Reported and
 * removed tasks are left out, and those whose term was moved until the new one has come.
 */
export async function recordLettersOfDay(
  context: AppContext,
  actor: Actor,
  count: number,
  last: LastLetters,
): Promise<void> {
  const today = context.clock.today()
  const open = await context.db.read
    .selectFrom('tasks')
    .innerJoin('documents', 'documents.id', 'tasks.document_id')
    .innerJoin('departments', 'departments.id', 'tasks.department_id')
    .innerJoin('people', (join) =>
      join.on((is) => is('people.id', '=', is.fn.coalesce('tasks.lead_id', 'departments.head_id'))),
    )
    .select(['tasks.id', 'tasks.due_day', 'people.id as recipient', 'people.short_name'])
    .where(asCondition(inWork, 'tasks'))
    .where('due_day', 'is not', null)
    .where((is) => is.or([is('granted_until', 'is', null), is('granted_until', '<', addDays(today, 5))]))
    .orderBy('due_day')
    .orderBy('documents.registered_on')
    .orderBy('documents.kind')
    .orderBy('tasks.first_recorded_at')
    .orderBy('documents.number_key')
    .orderBy('tasks.position')
    .execute()
  const byPerson = Map.groupBy(open, ({ recipient }) => recipient)
  const urgent = [...byPerson]
    .map(([recipient, tasks]) => ({
      recipient,
      name: tasks[0]!.short_name,
      tasks: tasks.slice(0, LONGEST_LETTER),
      press: pressure(daysBetween(today, tasks[0]!.due_day!)) - rest(last.get(recipient), today),
    }))
    .sort((a, b) => b.press - a.press || (a.name < b.name ? -1 : 1))
    .slice(0, count)
  for (const { recipient, tasks } of urgent) {
    const taskIds = tasks.map(({ id }) => id)
    must(
      await recordLetter(context, actor, { on: today, recipientId: recipient, taskIds }),
      `letter of ${today}`,
    )
    last.set(recipient, today)
  }
}

/** Overdue presses most, then what is due in five days, this month, this half-year. */
function pressure(daysLeft: number): number {
  if (daysLeft < 0) return 90
  if (daysLeft <= 5) return 100 - daysLeft
  return daysLeft <= 31 ? 70 : 40
}

function rest(lastLetter: Day | undefined, today: Day): number {
  if (!lastLetter) return 0
  return Math.max(0, 80 - 8 * daysBetween(lastLetter, today))
}
