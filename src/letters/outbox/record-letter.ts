import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import { commitAs } from '../../db/commit-as.ts'
import { type Day, formatDay } from '../../kernel/day.ts'
import { newId } from '../../kernel/id.ts'
import { type Refusal, type Result, reject } from '../../kernel/result.ts'
import type { LettersContext } from '../context.ts'
import { findLetter, findLetterOfDay, type Letter, recordUnderNextNumber } from '../store.ts'

export interface LetterOfDay {
  on: Day
  recipientId: string
  taskIds: readonly string[]
}

/**
 * Records a reminder letter under the next number of the year. Refuses a day off, a day to come, a letter about nothing
 * or about tasks that are not there, and a second letter to the same person on one day.
 */
export async function recordLetter(
  context: LettersContext,
  actor: Actor,
  { on, recipientId, taskIds }: LetterOfDay,
): Promise<Result<Letter>> {
  if (!may(actor, 'control')) return reject({ code: 'not-allowed' })
  const { db, clock } = context
  const about = [...new Set(taskIds)]
  const [{ calendar }, recipient, known, earlier] = await Promise.all([
    context.reference(),
    db.read.selectFrom('people').selectAll().where('id', '=', recipientId).executeTakeFirst(),
    countTasks(context, about),
    findLetterOfDay(db, on, recipientId),
  ])
  const refusals: Refusal[] = []
  if (on > clock.today()) refusals.push({ code: 'in-the-future', field: 'on' })
  if (!calendar.isWorking(on))
    refusals.push({ code: 'letter-on-day-off', field: 'on', facts: { day: formatDay(on) } })
  if (about.length === 0) refusals.push({ code: 'no-tasks', field: 'taskIds' })
  if (known < about.length) refusals.push({ code: 'not-found', field: 'taskIds' })
  if (!recipient) refusals.push({ code: 'not-found', field: 'recipientId' })
  const secondLetter: Refusal = {
    code: 'letter-that-day-already',
    field: 'recipientId',
    facts: { person: recipient?.short_name ?? '' },
  }
  if (earlier) refusals.push(secondLetter)
  if (refusals.length > 0) return reject(...refusals)

  const letter = {
    id: newId(),
    sent_on: on,
    recipient_id: recipientId,
    recorded_at: clock.now(),
    recorded_by: actor.accountId,
  }
  const kept = async () => (await findLetter(db, letter.id))!
  return commitAs(db, recordUnderNextNumber(letter, about), kept, secondLetter)
}

async function countTasks({ db }: LettersContext, ids: readonly string[]): Promise<number> {
  const { n } = await db.read
    .selectFrom('tasks')
    .innerJoin(
      (eb) => eb.fn<{ value: string }>('json_each', [eb.val(JSON.stringify(ids))]).as('ids'),
      (join) => join.onRef('ids.value', '=', 'tasks.id'),
    )
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}
