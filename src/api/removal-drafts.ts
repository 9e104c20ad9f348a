import { z } from 'zod'
import { done, map, type Result, reject } from '../kernel/result.ts'
import { adoptDecision } from '../removal/actions/adopt-decision.ts'
import { draftDecision } from '../removal/actions/draft-decision.ts'
import { reverseDecision } from '../removal/actions/reverse-decision.ts'
import { blockWords } from '../removal/block.ts'
import { type GroundName, grounds } from '../removal/ground.ts'
import { adoptionInput, draftInput, reversalInput } from '../removal/inputs.ts'
import type { Removal } from '../removal/removal.ts'
import { findRemoval } from '../removal/store.ts'
import { executionChoices } from '../tasks/fact.ts'
import type { Api } from './operation.ts'
import type { Reply } from './reply.ts'
import { API } from './reply.ts'

const day = z.string().meta({ format: 'date' })

/** A decision on removal as it stands: a draft until it is adopted. */
export const removalDraftAnswer = z.strictObject({
  id: z.string(),
  version: z.int(),
  title: z.string(),
  preamble: z.string(),
  points: z.string(),
  items: z
    .array(
      z.strictObject({
        task: z.string(),
        document: z.strictObject({ id: z.string(), kind: z.string(), index: z.string(), date: day }),
        point: z.string(),
        ground: z.enum(Object.keys(grounds) as GroundName[]),
        blocks: z.array(z.string()).meta({ description: 'Що не дає зняти, українською.' }),
      }),
    )
    .meta({ description: 'У порядку реєстру: рішення, потім розпорядження.' }),
  adoption: z.strictObject({ number: z.string(), date: day, document: z.string().nullable() }).nullable(),
  reversal: z
    .strictObject({
      number: z.string(),
      date: day,
      reason: z.string(),
      tasks: z.int(),
      execution: z.enum(executionChoices).nullable(),
    })
    .nullable(),
})

export function declareRemovalDrafts({ declare }: Api): void {
  declare(
    {
      method: 'post',
      path: '/removal-drafts',
      right: 'control',
      summary: 'Створити проєкт рішення про зняття з контролю.',
      body: draftInput,
      answer: removalDraftAnswer,
      status: 201,
    },
    async ({ context, actor, body, keep }) => {
      const { tasks, wording } = body
      const draft = { chosen: { tasks }, wording }
      return replied(await draftDecision(context, actor, draft, (made) => keep(replyWith(made))))
    },
  )

  declare(
    {
      method: 'get',
      path: '/removal-drafts/:id',
      right: 'see-all',
      summary: 'Проєкт або прийняте рішення про зняття з контролю.',
      answer: removalDraftAnswer,
    },
    async ({ context, id }) => {
      const removal = await findRemoval(context.db, (await context.reference()).kinds, id)
      if (!removal) return reject({ code: 'not-found' })
      return done({ ...replyWith(removal), status: 200 as const, location: undefined })
    },
  )

  declare(
    {
      method: 'post',
      path: '/removal-drafts/:id/adoption',
      right: 'control',
      summary: 'Внести номер і дату прийнятого рішення: усі пункти знімаються разом.',
      body: adoptionInput,
      answer: removalDraftAnswer,
      status: 201,
    },
    async ({ context, actor, id, body, keep }) =>
      replied(await adoptDecision(context, actor, { id, act: body, also: (made) => keep(replyWith(made)) })),
  )

  declare(
    {
      method: 'post',
      path: '/removal-drafts/:id/reversal',
      right: 'control',
      summary: 'Повернути на контроль усе, що знято цим рішенням, за актом.',
      body: reversalInput,
      answer: removalDraftAnswer,
      status: 201,
    },
    async ({ context, actor, id, body, keep }) =>
      replied(
        await reverseDecision(context, actor, { id, act: body, also: (made) => keep(replyWith(made)) }),
      ),
  )
}

function replied(outcome: Result<Removal>): Result<Reply> {
  return map(outcome, replyWith)
}

// The blocks of an adopted decision would say of each item that it is removed.
function replyWith({ id, version, wording, items, adoption, reversal }: Removal): Reply {
  const { title, preamble, points } = wording
  const body: z.infer<typeof removalDraftAnswer> = {
    id,
    version,
    title,
    preamble,
    points,
    items: items.map(({ task, document, ground, blocks }) => ({
      task: task.row.id,
      document: {
        id: document.id,
        kind: document.kind,
        index: document.number,
        date: document.registered_on,
      },
      point: task.row.point,
      ground,
      blocks: adoption ? [] : blocks.map(blockWords),
    })),
    adoption: adoption && { number: adoption.number, date: adoption.on, document: adoption.documentId },
    reversal: reversal && {
      number: reversal.number,
      date: reversal.on,
      reason: reversal.reason,
      tasks: reversal.tasks,
      execution: reversal.execution,
    },
  }
  return { status: 201, body, version, location: `${API}/removal-drafts/${id}` }
}
