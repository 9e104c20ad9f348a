import { z } from 'zod'
import { longestText } from '../../journals/document.ts'
import { done, reject } from '../../kernel/result.ts'
import { words } from '../../kernel/sent-values.ts'
import { defineAct } from '../act.ts'
import { reportLines, returnLines } from '../act-notes.ts'
import { acting } from '../actions/perform-act.ts'

const input = z.strictObject({ reason: words(longestText) })

/** Returns a report, or an execution already accepted, with a reason; from that day the task is not executed again. */
export const returns = defineAct({
  name: 'returns',
  from: ['reported', 'executed', 'partly'],
  by: ['controller'],
  to: ['in-work'],
  ofSub: { from: ['reported', 'executed', 'partly'], by: ['giver'] },
  words: {
    label: 'Повернути на доопрацювання',
    short: 'Повернути',
    title: 'Повернути на доопрацювання',
    key: 'r',
    done: 'Завдання повернуто на доопрацювання.',
    summary: 'Повернути на доопрацювання.',
  },
  input,
  fields: [{ kind: 'text', name: 'reason', label: 'Чому повертається', lines: 3, autofocus: true }],
  about: ({ state }) => [...reportLines(state), ...returnLines(state)],

  decide({ input, today }) {
    if (input.reason.trim() === '') return reject({ code: 'required', field: 'reason' })
    return done({ events: [{ kind: 'returned', reason: input.reason.trim(), happenedOn: today }] })
  },
})

export const returnForRework = acting(returns)
