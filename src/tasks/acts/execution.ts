import { z } from 'zod'
import { longestText } from '../../journals/document.ts'
import { done, reject } from '../../kernel/result.ts'
import { day, text } from '../../kernel/sent-values.ts'
import { defineAct } from '../act.ts'
import { judgeExecutionDay } from '../actions/judge-execution-day.ts'
import { acting } from '../actions/perform-act.ts'
import { judgePoint } from '../control-points.ts'
import { completeness, controlPoint } from '../inputs.ts'
import { OPEN } from '../stage.ts'

const input = z.strictObject({
  on: day,
  completeness: completeness.nullish(),
  note: text(longestText).nullish(),
  point: controlPoint,
})

/** The controller records an execution known from elsewhere: a reply on paper, an adopted act. */
export const execution = defineAct({
  name: 'execution',
  from: OPEN,
  by: ['controller'],
  to: ['executed', 'partly', 'in-work'],
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
    { kind: 'control-point', name: 'point' },
    { kind: 'text', name: 'note', label: 'Підстава', hint: 'Вихідний номер, акт, лист.', optional: true },
  ],

  async decide({ task, input, context, today }) {
    const about = judgePoint(task.state.points, input.on, input.point)
    const reasons = [...(await judgeExecutionDay(context, task, input.on, today)), ...about.refusals]
    if (reasons.length > 0)
      return reject(...reasons.map((r) => ({ ...r, field: r.field === 'executedOn' ? 'on' : r.field })))
    const { on, completeness = null, note = null } = input
    return done({
      events: [{ kind: 'executed', completeness, note, ...about.of, happenedOn: on }],
    })
  },
})

export const recordExecution = acting(execution)
