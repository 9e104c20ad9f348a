import { z } from 'zod'
import { done } from '../kernel/result.ts'
import { formActs } from '../tasks/acts.ts'
import type { Answerable } from '../tasks/lists/answerable.ts'
import { myTasks } from '../tasks/lists/my-tasks.ts'
import { queueOf } from '../tasks/lists/queue.ts'
import type { Api, Ask } from './operation.ts'
import { answerOfTask, taskAnswer } from './task-answers.ts'

const answerable = taskAnswer.extend({
  acts: z
    .array(z.enum(formActs.map(({ name }) => name)))
    .meta({ description: 'Що ця людина може зробити із завданням зараз.' }),
})
const waiting = answerable.extend({
  twin: z
    .strictObject({ task: z.string(), document: z.string() })
    .nullable()
    .meta({ description: 'Завдання, звіт про яке майже дослівно такий самий.' }),
})

/** Work that waits for the one who asks: an executor’s own, and the queue of the control department. */
export const myAnswer = z.strictObject({
  parts: z.array(
    z.strictObject({
      name: z.enum(['to-accept', 'mine', 'department', 'instead']),
      of: z.string().nullable().meta({ description: 'За кого, якщо заступає.' }),
      total: z.int(),
      items: z.array(answerable),
    }),
  ),
})
export const queueAnswer = z.strictObject({
  reports: z.array(waiting),
  requests: z.array(answerable),
  proposals: z.array(answerable),
})

export function declareAnswering({ declare }: Api): void {
  declare(
    {
      method: 'get',
      path: '/my',
      right: 'execute',
      summary: 'Мої невиконані завдання за строком: свої, підрозділу, тих, кого заступаю.',
      answer: myAnswer,
    },
    async (ask) => {
      const answerOf = await answering(ask)
      const parts = await myTasks(ask.context, ask.actor, ask.today)
      return done({
        body: { parts: parts.map(({ items, ...part }) => ({ ...part, items: items.map(answerOf) })) },
      })
    },
  )

  declare(
    {
      method: 'get',
      path: '/queue',
      right: 'control',
      summary: 'Що чекає рішення: звіти, прохання про продовження, «не наше».',
      answer: queueAnswer,
    },
    async (ask) => {
      const answerOf = await answering(ask)
      const { reports, requests, proposals } = await queueOf(ask.context, ask.actor, ask.today)
      return done({
        body: {
          reports: reports.map(({ duplicate, ...item }) => ({
            ...answerOf(item),
            twin: duplicate ? { task: duplicate.taskId, document: duplicate.documentId } : null,
          })),
          requests: requests.map(answerOf),
          proposals: proposals.map(answerOf),
        },
      })
    },
  )
}

async function answering({ context, today }: Ask<unknown, unknown>) {
  const { calendar } = await context.reference()
  return ({ task, acts }: Answerable) => ({ ...answerOfTask(task, today, calendar), acts })
}
