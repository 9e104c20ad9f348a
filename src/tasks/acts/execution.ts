import { z } from 'zod'
import { longestText } from '../../journals/document.ts'
import { done, reject } from '../../kernel/result.ts'
import { day, text } from '../../kernel/sent-values.ts'
import { defineAct } from '../act.ts'
import { judgeExecutionDay } from '../actions/judge-execution-day.ts'
import { nextInSeries } from '../actions/next-in-series.ts'
import { acting } from '../actions/perform-act.ts'
import { completeness } from '../inputs.ts'
import { OPEN } from '../stage.ts'

const input = z.strictObject({
  on: day,
  completeness: completeness.nullish(),
  note: text(longestText).nullish(),
})

/** The controller records an execution known from elsewhere: a reply on paper, an adopted act. */
export const execution = defineAct({
  name: 'execution',
  from: OPEN,
  by: ['controller'],
  to: ['executed', 'partly'],
  ofSub: { from: OPEN, by: ['giver'] },
  words: {
    label: 'Записати виконання',
    title: 'Записати виконання',
    key: 'e',
    done: 'Виконання записано.',
    summary: 'Записати виконання, відоме з іншого джерела.',
  },
  input,
  fields: [
    {
      kind: 'day',
      name: 'on',
      label: 'День виконання',
      hint: 'День вихідної відповіді або ухваленого акта.',
    },
    { kind: 'completeness', name: 'completeness' },
    { kind: 'text', name: 'note', label: 'Підстава', hint: 'Вихідний номер, акт, лист.', optional: true },
  ],

  async decide({ task, input, context, actor, today }) {
    const reasons = await judgeExecutionDay(context, task, input.on, today)
    if (reasons.length > 0)
      return reject(...reasons.map((r) => ({ ...r, field: r.field === 'executedOn' ? 'on' : r.field })))
    const { on, completeness = null, note = null } = input
    return done({
      events: [{ kind: 'executed', completeness, note, happenedOn: on }],
      writes: completeness === 'partly' ? [] : await nextInSeries(context, actor, task),
    })
  },
})

export const recordExecution = acting(execution)
