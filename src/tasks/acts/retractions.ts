import { z } from 'zod'
import type { Actor } from '../../access/actor.ts'
import { longestText } from '../../journals/document.ts'
import { addMinutes } from '../../kernel/day.ts'
import { done, reject } from '../../kernel/result.ts'
import { words } from '../../kernel/sent-values.ts'
import { defineAct, type TaskAct } from '../act.ts'
import { caseOf } from '../actions/case-of.ts'
import { judgeWords } from '../actions/judge-words.ts'
import { acting, performAct } from '../actions/perform-act.ts'
import type { TasksContext } from '../context.ts'
import { OPEN } from '../stage.ts'

/** How long the author of an entry may undo it without giving a reason. */
const UNDO_MINUTES = 1

const input = z.strictObject({
  fact: z.int().min(1).meta({ description: 'Місце запису в історії завдання (version одразу після нього).' }),
  reason: words(longestText),
})

/**
 * Takes back an entry written by mistake: an act of its own with a reason. Both stay in the history, and from now on nothing counts the
 * mistake; a report of what was known before still shows it as it was known.
 */
export const retractions = defineAct({
  name: 'retractions',
  from: [...OPEN, 'executed', 'removed'],
  by: ['controller'],
  to: ['not-on-control', ...OPEN, 'executed', 'removed'],
  ofSub: { from: [...OPEN, 'executed'], by: ['giver'] },
  when: ({ retractable }) => (retractable ? null : 'nothing-to-retract'),
  otherwise: 'nothing-to-retract',
  words: {
    label: 'Скасувати помилковий запис',
    title: 'Скасувати помилковий запис',
    done: 'Запис скасовано: він лишився в історії, але його не рахують.',
    summary: 'Скасувати помилковий запис: останній, із причиною; в історії лишаються обидва.',
  },
  input,
  fields: [
    { kind: 'entry', name: 'fact' },
    {
      kind: 'text',
      name: 'reason',
      label: 'Чому запис помилковий',
      hint: 'Обидва записи лишаться в історії; у звітах помилкового не рахують.',
      lines: 3,
      autofocus: true,
    },
  ],
  about: ({ mistake }) => (mistake ? [`Буде скасовано запис: ${mistake}`] : []),

  async decide({ task, input, context, today }) {
    const { fact, reason } = input
    const refusals = judgeWords(reason, 'reason')
    if ((await caseOf(context, task)).retractable?.seq !== fact) refusals.push({ code: 'not-the-last-entry' })
    if (refusals.length > 0) return reject(...refusals)
    return done({
      events: [{ kind: 'retracted', retracts: fact, reason: reason.trim(), happenedOn: today }],
    })
  },
})

export const retractFact = acting(retractions)

/** The same in one step, for the author of the entry. */
const undoing: TaskAct<'retractions', { seq: number }> = {
  ...retractions,
  async decide({ task, input: { seq }, context, actor, today }) {
    const mistake = (await caseOf(context, task)).retractable
    if (mistake?.seq !== seq) return reject({ code: 'not-the-last-entry' })
    const until = addMinutes(mistake.recordedAt, UNDO_MINUTES)
    if (mistake.recordedBy !== actor.accountId || context.clock.now() > until)
      return reject({ code: 'undo-too-late' })
    return done({
      events: [{ kind: 'retracted', retracts: seq, reason: 'скасовано одразу', happenedOn: today }],
    })
  },
}

export const undoFact = (context: TasksContext, actor: Actor, taskId: string, seq: number) =>
  performAct(context, actor, { act: undoing, taskId, input: { seq } })
