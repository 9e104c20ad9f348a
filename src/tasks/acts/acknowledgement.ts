import { z } from 'zod'
import type { Actor } from '../../access/actor.ts'
import { done } from '../../kernel/result.ts'
import { defineAct } from '../act.ts'
import { performAct } from '../actions/perform-act.ts'
import type { TasksContext } from '../context.ts'
import { EXECUTORS, type TaskCase, WORKING } from '../stage.ts'

const notYetAcknowledged = ({ state }: TaskCase, actor: Actor) =>
  state.acknowledgements.some(({ by, byLink }) =>
    byLink ? byLink.personId === actor.personId : by === actor.accountId,
  )
    ? 'acknowledged-already'
    : null

const input = z.strictObject({})

/** «Отримано»: a person to whom the task was given has read it, at this hour. Once for each person. */
export const acknowledgement = defineAct({
  name: 'acknowledgement',
  from: WORKING,
  by: EXECUTORS,
  to: 'same',
  ofSub: { from: WORKING, by: ['lead'] },
  when: notYetAcknowledged,
  words: {
    label: 'Отримано',
    title: 'Отримано',
    key: 'o',
    direct: true,
    done: 'Отримання підтверджено.',
    summary: 'Підтвердити отримання.',
  },
  input,
  fields: [{ kind: 'note', text: 'Буде записано, що ви отримали завдання, з днем і годиною.' }],

  decide({ today }) {
    return done({ events: [{ kind: 'acknowledged', happenedOn: today }] })
  },
})

export const acknowledge = (context: TasksContext, actor: Actor, taskId: string) =>
  performAct(context, actor, { act: acknowledgement, taskId, input: {} })
