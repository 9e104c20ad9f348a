import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import { commitAs } from '../../db/commit-as.ts'
import type { Alongside } from '../../db/database.ts'
import { type Day, formatDay } from '../../kernel/day.ts'
import { foldNumber } from '../../kernel/fold.ts'
import { type Refusal, type Result, reject } from '../../kernel/result.ts'
import { isActOf } from '../../tasks/acts.ts'
import type { TasksContext } from '../../tasks/context.ts'
import type { ExecutionChoice } from '../../tasks/fact.ts'
import { toFacts } from '../../tasks/open-task.ts'
import { appendFactsToMany, type Task } from '../../tasks/store.ts'
import type { Adoption, Removal } from '../removal.ts'
import { findRemoval, insertReversal, nextVersion } from '../store.ts'
import { judgeAct } from './adopt-decision.ts'

/** The act that reverses a decision, and its reason; without a choice of execution the execution stays as it is. */
export interface ReversalInput {
  number: string
  date: Day
  reason: string
  execution?: ExecutionChoice
}

/**
 * Returns to control all that is still removed by this decision, on the day of the act that undoes it, in one commit. What
 * the decision did stays in the history; what was returned or removed otherwise since is left alone.
 */
export async function reverseDecision(
  context: TasksContext,
  actor: Actor,
  { id, act: input, also = () => [] }: { id: string; act: ReversalInput; also?: Alongside<Removal> },
): Promise<Result<Removal>> {
  if (!may(actor, 'control')) return reject({ code: 'not-allowed' })
  const { db, clock } = context
  const { kinds } = await context.reference()
  const removal = await findRemoval(db, kinds, id)
  if (!removal) return reject({ code: 'not-found' })
  const { adoption } = removal
  if (!adoption) return reject({ code: 'decision-not-adopted' })
  if (removal.reversal) return reject(reversedAlready(removal.reversal))
  const number = input.number.trim().replace(/^№\s*/, '')
  const reason = input.reason.trim()
  const refusals = judgeAct(number, input.date, clock.today())
  if (reason === '') refusals.push({ code: 'required', field: 'reason' })
  if (input.date < adoption.on) refusals.push({ code: 'removed-before-placed', field: 'date' })
  const tasks = removal.items
    .filter(({ task, document }) => isActOf('control-again', task.row, document.annulled_on !== null))
    .map(({ task }) => task)
    .filter((task) => isRemovedBy(task, adoption))
  if (tasks.length === 0) refusals.push({ code: 'not-removed' })
  if (refusals.length > 0) return reject(...refusals)

  const ground = `${reason} (№ ${number} від ${formatDay(input.date)})`
  const execution = input.execution ?? 'stands'
  const reversal = { number, on: input.date, reason, tasks: tasks.length, execution }
  const event = { kind: 'returned-to-control' as const, ground, execution, happenedOn: input.date }
  return commitAs(
    db,
    [
      ...nextVersion(db, removal),
      insertReversal(id, reversal, clock.now(), actor.accountId),
      ...appendFactsToMany(
        tasks.map((task) => ({
          task,
          added: toFacts([event], task.row.seq, { recordedAt: clock.now(), recordedBy: actor.accountId }),
        })),
      ),
      ...also({ ...removal, version: removal.version + 1, reversal }),
    ],
    async () => (await findRemoval(db, kinds, id))!,
    async () => {
      const now = await findRemoval(db, kinds, id)
      return reject(now?.reversal ? reversedAlready(now.reversal) : { code: 'conflict' })
    },
  )
}

function isRemovedBy({ state }: Task, { number, on }: Adoption): boolean {
  const { removal } = state
  return (
    removal?.kind === 'decision' && removal.date === on && foldNumber(removal.number) === foldNumber(number)
  )
}

function reversedAlready({ number, on }: { number: string; on: Day }): Refusal {
  return { code: 'decision-reversed-already', facts: { number, date: formatDay(on) } }
}
