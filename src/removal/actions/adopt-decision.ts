import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import { commitAs } from '../../db/commit-as.ts'
import type { Alongside } from '../../db/database.ts'
import { type Day, formatDay } from '../../kernel/day.ts'
import { type Refusal, type Result, reject } from '../../kernel/result.ts'
import type { TasksContext } from '../../tasks/context.ts'
import { toFacts } from '../../tasks/open-task.ts'
import { appendFactsToMany } from '../../tasks/store.ts'
import { annexOf } from '../annex.ts'
import { blocksOfDay, blockWords } from '../block.ts'
import { grounds } from '../ground.ts'
import { itemName, type Removal, type RemovalItem } from '../removal.ts'
import { findRemoval, insertAdoption, isNumberTaken, nextVersion, registeredDecision } from '../store.ts'
import { adoptedAlready } from './change-draft.ts'

const LONGEST_NUMBER = 100

/**
 * The committee has adopted the draft: every item is removed from control on the day of the decision with it as ground, all
 * in one commit. One item that is blocked, or has changed since it was looked at, refuses the whole and is named. A second
 * adoption changes nothing.
 */
export async function adoptDecision(
  context: TasksContext,
  actor: Actor,
  {
    id,
    act: { number: given, date },
    also = () => [],
  }: { id: string; act: { number: string; date: Day }; also?: Alongside<Removal> },
): Promise<Result<Removal>> {
  if (!may(actor, 'control')) return reject({ code: 'not-allowed' })
  const { db, clock } = context
  const { kinds } = await context.reference()
  const number = given.trim().replace(/^№\s*/, '')
  const removal = await findRemoval(db, kinds, id)
  if (!removal) return reject({ code: 'not-found' })
  if (removal.adoption) return reject(adoptedAlready(removal.adoption))
  const refusals = judgeAct(number, date, clock.today())
  if (refusals.length === 0 && (await isNumberTaken(db, id, number, date)))
    refusals.push({
      code: 'decision-number-taken',
      field: 'number',
      facts: { number, date: formatDay(date) },
    })
  if (removal.items.length === 0) refusals.push({ code: 'removal-without-items' })
  refusals.push(...blockedItems(removal, date))
  if (refusals.length > 0) return reject(...refusals)

  const annex = annexOf(removal.items, kinds)
  const adoption = { number, on: date, documentId: await registeredDecision(db, number, date), annex }
  const adopted: Removal = { ...removal, version: removal.version + 1, adoption }
  return commitAs(
    db,
    [
      ...nextVersion(db, removal),
      insertAdoption(id, adoption, clock.now(), actor.accountId),
      ...appendFactsToMany(removal.items.map((item) => ({ task: item.task, added: removed(item) }))),
      ...also(adopted),
    ],
    async () => (await findRemoval(db, kinds, id))!,
    async () => reject(...(await changesBetween(context, id, date))),
  )

  function removed({ task, ground }: RemovalItem) {
    const act = { kind: 'decision' as const, number, date, words: grounds[ground] }
    const event = { kind: 'removed' as const, ground: act, happenedOn: date }
    return toFacts([event], task.row.seq, { recordedAt: clock.now(), recordedBy: actor.accountId })
  }
}

/** Every reason against the number and the day of an act. */
export function judgeAct(number: string, date: Day, today: Day): Refusal[] {
  const refusals: Refusal[] = []
  if (number === '') refusals.push({ code: 'required', field: 'number' })
  if (number.length > LONGEST_NUMBER)
    refusals.push({ code: 'too-long', field: 'number', facts: { most: LONGEST_NUMBER } })
  if (date > today) refusals.push({ code: 'in-the-future', field: 'date' })
  return refusals
}

function blockedItems({ items }: Removal, date: Day): Refusal[] {
  return items.flatMap((item): Refusal[] => {
    const why = [...item.blocks, ...blocksOfDay(item.task, date)].map(blockWords).join('; ')
    return why ? [{ code: 'removal-item-blocked', facts: { item: itemName(item), why } }] : []
  })
}

// A guard or a key stopped the commit: the decision was adopted, its number was taken, or an item changed. Answers which.
async function changesBetween(context: TasksContext, id: string, date: Day): Promise<Refusal[]> {
  const now = await findRemoval(context.db, (await context.reference()).kinds, id)
  if (now?.adoption) return [adoptedAlready(now.adoption)]
  const blocked = now ? blockedItems(now, date) : []
  return blocked.length > 0 ? blocked : [{ code: 'conflict' }]
}
