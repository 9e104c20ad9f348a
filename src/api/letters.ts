import { z } from 'zod'
import { PAGE_SIZE } from '../kernel/list-page.ts'
import { done, map, reject } from '../kernel/result.ts'
import { day, pageNumber } from '../kernel/sent-values.ts'
import { deliveryStates, letterKinds, letterViews } from '../letters/letter-kind.ts'
import { letterCard } from '../letters/outbox/letter-card.ts'
import { letterList } from '../letters/outbox/letter-list.ts'
import { letterResolutions } from '../letters/outbox/resolution.ts'
import { resolveLetter } from '../letters/outbox/resolve-letter.ts'
import { planLetters } from '../letters/plan/plan-letters.ts'
import type { Api } from './operation.ts'
import type { Reply } from './reply.ts'

const dayRead = z.string().meta({ format: 'date' })
const instantRead = z.string().meta({ format: 'date-time' })
const kind = z.enum(letterKinds)
const state = z.enum(deliveryStates)

const lettersQuery = z.strictObject({
  view: z
    .enum(letterViews)
    .optional()
    .meta({ description: 'attention — чекають на людину; без нього — усі.' }),
  from: day.optional(),
  to: day.optional(),
  page: pageNumber.optional(),
})
const letter = {
  id: z.string(),
  kind,
  number: z.int().nullable(),
  date: dayRead,
  state,
  attempts: z.int(),
}
const lettersAnswer = z.strictObject({
  items: z.array(
    z.strictObject({
      ...letter,
      recipient: z.string(),
      department: z.string().nullable(),
      tasks: z.int(),
      words: z.string().nullable().meta({ description: 'Що востаннє сказав сервер або людина.' }),
    }),
  ),
  total: z.int(),
  page: z.int(),
  pageSize: z.int(),
})
const letterAnswer = z.strictObject({
  ...letter,
  recipient: z.string(),
  mailbox: z.string().nullable(),
  subject: z.string().nullable(),
  messageId: z.string().nullable(),
  items: z.array(
    z.strictObject({
      task: z.string(),
      document: z.string(),
      step: z.string(),
      dropped: z.string().nullable().meta({ description: 'Чому цього немає в листі.' }),
    }),
  ),
  way: z.array(
    z.strictObject({ at: instantRead, state, words: z.string().nullable(), by: z.string().nullable() }),
  ),
})
const planQuery = z.strictObject({ from: day, to: day })
const planAnswer = z.strictObject({
  days: z.array(
    z.strictObject({
      date: dayRead,
      letters: z.array(
        z.strictObject({
          recipient: z.string(),
          kind,
          items: z.array(z.strictObject({ task: z.string(), step: z.string(), due: dayRead })),
        }),
      ),
      passedOver: z.int(),
      withoutRecipient: z.array(z.string()),
    }),
  ),
})
const resolutionInput = z.strictObject({ settlement: z.enum(letterResolutions) })
const settledAnswer = z.strictObject({ id: z.string(), state })

/** Letters: where each is on its way, what would be planned, and what a person decides. */
export function declareLetters({ declare }: Api): void {
  declare(
    {
      method: 'get',
      path: '/letters',
      right: 'see-all',
      summary: 'Листи за станом і днями, найпізніші спершу.',
      query: lettersQuery,
      answer: lettersAnswer,
    },
    async ({ context, query }) => {
      const page = Number(query.page ?? 1)
      const { items, total } = await letterList(context.db, query.view ?? 'all', page, query)
      return done({
        body: {
          items: items.map(
            ({ id, kind, number, day, state, attempts, recipient, department, items, words }) => ({
              id,
              kind,
              number,
              date: day,
              state,
              attempts,
              recipient,
              department,
              tasks: items,
              words,
            }),
          ),
          total,
          page,
          pageSize: PAGE_SIZE,
        },
      })
    },
  )

  declare(
    {
      method: 'get',
      path: '/letters/plan',
      right: 'control',
      summary: 'Які листи були б за ці дні, якби реєстр не змінювався. Нічого не записує.',
      query: planQuery,
      answer: planAnswer,
    },
    async ({ context, actor, query }) => {
      const outcome = await planLetters(context, actor, { ...query, simulate: true })
      if (!outcome.ok) return outcome
      const days = outcome.value.days.map(({ day, letters, passedOver, withoutRecipient }) => ({
        date: day,
        letters: letters.map(({ recipientId, kind, items }) => ({
          recipient: recipientId,
          kind,
          items: items.map(({ taskId, step, dueDay }) => ({ task: taskId, step, due: dueDay })),
        })),
        passedOver: passedOver.length,
        withoutRecipient,
      }))
      return done({ body: { days } })
    },
  )

  declare(
    {
      method: 'get',
      path: '/letters/:id',
      right: 'see-all',
      summary: 'Лист: про що він, спроби, слова сервера.',
      answer: letterAnswer,
    },
    async ({ context, id }) => {
      const found = await letterCard(context.db, id)
      if (!found) return reject({ code: 'not-found' })
      const { kind, number, day, state, attempts, recipient, mailbox, subject, message_id, items, events } =
        found
      return done({
        body: {
          id,
          kind,
          number,
          date: day,
          state,
          attempts,
          recipient,
          mailbox,
          subject,
          messageId: message_id,
          items: items.map(({ task_id, document_id, step, dropped }) => ({
            task: task_id,
            document: document_id,
            step,
            dropped,
          })),
          way: events.map(({ at, state: was, words, by }) => ({ at, state: was, words, by })),
        },
      })
    },
  )

  declare(
    {
      method: 'post',
      path: '/letters/:id/settlement',
      right: 'control',
      summary: 'Вирішити про лист: дійшов, надіслати ще раз, вручено на папері, не надсилати.',
      body: resolutionInput,
      answer: settledAnswer,
      status: 201,
    },
    async ({ context, actor, id, body, keep }) => {
      const replyWith = (made: { id: string; state: string }): Reply => ({ status: 201, body: made })
      const outcome = await resolveLetter(context, actor, {
        id,
        resolution: body.settlement,
        also: (made) => keep(replyWith(made)),
      })
      return map(outcome, replyWith)
    },
  )
}
