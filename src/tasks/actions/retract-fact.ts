import type { Actor } from '../../access/actor.ts'
import type { Alongside } from '../../db/database.ts'
import { addMinutes } from '../../kernel/day.ts'
import { done, type Result, reject } from '../../kernel/result.ts'
import type { TasksContext } from '../context.ts'
import type { Task } from '../store.ts'
import { caseOf } from './case-of.ts'
import { changeTask } from './change-task.ts'
import { judgeWords } from './judge-words.ts'

export interface Retraction {
  /** the place in the history of the entry that was a mistake */
  fact: number
  reason: string
}

/** For so long whoever has recorded something may undo it without giving a reason. */
const UNDO_MINUTES = 1

/**
 * Takes back an entry written by mistake: an act of its own with a reason. Both stay in the history, and from now on nothing counts the
 * mistake; whoever asks what was known before sees it as it was known.
 */
export function retractFact(
  context: TasksContext,
  actor: Actor,
  taskId: string,
  { fact, reason }: Retraction,
  readSeq?: number,
  also?: Alongside<Task>,
): Promise<Result<Task>> {
  return changeTask(
    context,
    actor,
    taskId,
    'retractions',
    async (task, today) => {
      const refusals = judgeWords(reason, 'reason')
      if ((await caseOf(context, task)).retractable?.seq !== fact)
        refusals.push({ code: 'not-the-last-entry' })
      if (refusals.length > 0) return reject(...refusals)
      return done({
        events: [{ kind: 'retracted', retracts: fact, reason: reason.trim(), happenedOn: today }],
      })
    },
    readSeq,
    also,
  )
}

/** The same by one key, for whoever has just recorded it. */
export async function undoFact(
  context: TasksContext,
  actor: Actor,
  taskId: string,
  seq: number,
): Promise<Result<Task>> {
  return changeTask(context, actor, taskId, 'retractions', async (task, today) => {
    const mistake = (await caseOf(context, task)).retractable
    if (mistake?.seq !== seq) return reject({ code: 'not-the-last-entry' })
    const until = addMinutes(mistake.recordedAt, UNDO_MINUTES)
    if (mistake.recordedBy !== actor.accountId || context.clock.now() > until)
      return reject({ code: 'undo-too-late' })
    return done({
      events: [{ kind: 'retracted', retracts: seq, reason: 'скасовано одразу', happenedOn: today }],
    })
  })
}
