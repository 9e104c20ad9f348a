import { z } from 'zod'
import { longestText } from '../../journals/document.ts'
import type { Day } from '../../kernel/day.ts'
import { done, reject } from '../../kernel/result.ts'
import { day, words } from '../../kernel/sent-values.ts'
import { defineAct } from '../act.ts'
import { acting } from '../actions/perform-act.ts'
import type { ExecutionChoice } from '../fact.ts'
import { executionChoice } from '../inputs.ts'

/** What the act says; where it says nothing of the execution, that stands. */
interface ControlAgain {
  on: Day
  ground: string
  execution?: ExecutionChoice
}

const input: z.ZodType<ControlAgain> = z.strictObject({
  on: day,
  ground: words(longestText),
  execution: executionChoice,
})

/** Undoes a removal by an act with a reason: the task is on control again, what was before it stays in the history. */
export const controlAgain = defineAct({
  name: 'control-again',
  from: ['removed'],
  by: ['controller'],
  to: ['in-work', 'reported', 'partly', 'executed'],
  otherwise: 'not-removed',
  words: {
    label: 'Повернути на контроль',
    title: 'Повернути на контроль',
    done: 'Завдання знову на контролі.',
    summary: 'Повернути на контроль.',
  },
  input,
  fields: [
    { kind: 'day', name: 'on', label: 'День повернення' },
    { kind: 'execution', name: 'execution' },
    { kind: 'text', name: 'ground', label: 'Підстава', hint: 'Акт і причина.', lines: 2 },
  ],

  decide({ task: { state }, input, today }) {
    if (input.ground.trim() === '') return reject({ code: 'required', field: 'ground' })
    if (input.on > today) return reject({ code: 'in-the-future', field: 'on' })
    if (input.on < state.removedOn!) return reject({ code: 'removed-before-placed', field: 'on' })
    return done({
      events: [
        {
          kind: 'returned-to-control',
          ground: input.ground.trim(),
          execution: input.execution ?? 'stands',
          happenedOn: input.on,
        },
      ],
    })
  },
})

export const returnToControl = acting(controlAgain)
