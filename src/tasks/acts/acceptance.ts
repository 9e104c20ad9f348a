import { z } from 'zod'
import type { Actor } from '../../access/actor.ts'
import { done } from '../../kernel/result.ts'
import { defineAct } from '../act.ts'
import { performAct } from '../actions/perform-act.ts'
import type { TasksContext } from '../context.ts'

const input = z.strictObject({})

/** Accepts the report that waits: the task is executed on the day the report names, not on the day of the click. */
export const acceptance = defineAct({
  name: 'acceptance',
  from: ['reported'],
  by: ['controller'],
  to: ['executed', 'partly', 'in-work'],
  ofSub: { from: ['reported'], by: ['giver'] },
  otherwise: 'no-report',
  words: {
    label: 'Прийняти звіт',
    short: 'Прийняти',
    title: 'Прийняти звіт',
    key: 'a',
    direct: true,
    done: 'Звіт прийнято.',
    summary: 'Прийняти звіт.',
  },
  undoable: true,
  input,
  fields: [
    {
      kind: 'note',
      text: 'Завдання вважатиметься виконаним того дня, який названо у звіті; у повному обсязі чи частково — як у звіті.',
    },
  ],

  decide({ task }) {
    const { executedOn, completeness, outgoing, point } = task.state.report!
    return done({
      events: [
        {
          kind: 'executed',
          completeness,
          note: outgoing,
          ...(point && { point }),
          happenedOn: executedOn,
        },
      ],
    })
  },
})

export const acceptReport = (context: TasksContext, actor: Actor, taskId: string) =>
  performAct(context, actor, { act: acceptance, taskId, input: {} })
