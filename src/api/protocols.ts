import { z } from 'zod'
import { longestText } from '../journals/document.ts'
import { meetingKinds } from '../journals/kind.ts'
import type { Day } from '../kernel/day.ts'
import { done, map, type Result, reject } from '../kernel/result.ts'
import { text, words } from '../kernel/sent-values.ts'
import { saveDetails } from '../meetings/actions/save-details.ts'
import { saveSpeeches } from '../meetings/actions/save-speeches.ts'
import { findDetails, isFinished } from '../meetings/agenda-store.ts'
import { findProtocol, type Instruction, type Protocol } from '../meetings/lists/protocol.ts'
import { executorsIn, extractFor } from '../meetings/paper-of-protocol.ts'
import { longestSpeaker } from '../meetings/question.ts'
import type { AppContext } from '../web/app-context.ts'
import type { Api } from './operation.ts'
import type { Reply } from './reply.ts'

const day = z.string().meta({ format: 'date' })

const detailsInput = z.strictObject({
  hour: text(10).meta({ examples: ['10:00'] }),
  place: text(longestSpeaker),
  chair: text(longestSpeaker),
  attendees: text(longestText).meta({ description: 'Кількість або список, по одному в рядку.' }),
  keeper: text(longestSpeaker),
})
const speechInput = z.strictObject({
  question: z.int().meta({ description: 'Номер питання.' }),
  spoken: text(longestText).meta({ description: 'Хто виступив; порожнє — нікого.' }),
})
const extractQuery = z.strictObject({
  department: words(longestSpeaker).meta({ description: 'Підрозділ: назва в протоколі або код.' }),
})

const instructionAnswer = z.strictObject({
  task: z.string(),
  point: z.string(),
  text: z.string(),
  executors: z.array(z.string()).meta({ description: 'За порядком, перший — головний.' }),
  due: day.nullable(),
})

/** A protocol, or an extract of it: its head, and under each question who spoke and what was instructed. */
export const protocolAnswer = z.strictObject({
  id: z.string(),
  kind: z.enum(meetingKinds),
  index: z.string(),
  date: day,
  details: detailsInput,
  finished: z.boolean(),
  questions: z.array(
    z.strictObject({
      number: z.int().meta({ description: '0 — доручення поза питаннями.' }),
      title: z.string().nullable(),
      speaker: z.string().nullable(),
      spoken: z.string(),
      instructions: z.array(instructionAnswer),
    }),
  ),
  executors: z.array(z.strictObject({ id: z.string(), name: z.string() })),
})

export function declareProtocols({ declare }: Api): void {
  declare(
    {
      method: 'get',
      path: '/protocols/:id',
      right: 'see-register',
      summary: 'Протокол: хто був і де, питання, хто виступив, доручення.',
      answer: protocolAnswer,
    },
    async ({ context, actor, id }) => {
      const protocol = await findProtocol(context.db, actor, id)
      return protocol ? done(await replyWith(context, protocol)) : reject({ code: 'not-found' })
    },
  )

  declare(
    {
      method: 'get',
      path: '/protocols/:id/extract',
      right: 'see-register',
      summary: 'Витяг: лише питання й доручення одного виконавця.',
      query: extractQuery,
      answer: protocolAnswer,
    },
    async ({ context, actor, id, query }) => {
      const protocol = await findProtocol(context.db, actor, id)
      const given = query.department.trim()
      const one =
        protocol && executorsIn(protocol).find((known) => known.id === given || known.name === given)
      return one
        ? done(await replyWith(context, extractFor(protocol, one.id)))
        : reject({ code: 'not-found' })
    },
  )

  declare(
    {
      method: 'post',
      path: '/protocols/:id/details',
      right: 'register',
      summary: 'Записати, коли і де була нарада, хто вів, хто був, хто вів протокол.',
      body: detailsInput,
      answer: detailsInput,
      status: 201,
      ifMatch: 'required',
    },
    async ({ context, actor, id, body, version, keep }): Promise<Result<Reply>> => {
      const read = version ?? 0
      const reply: Reply = { status: 201, body, version: read + 1 }
      const saved = await saveDetails(context, actor, {
        documentId: id,
        details: body,
        readVersion: read,
        also: () => keep(reply),
      })
      return map(saved, () => reply)
    },
  )

  declare(
    {
      method: 'post',
      path: '/protocols/:id/speeches',
      right: 'register',
      summary: 'Записати, хто виступив у питанні.',
      body: speechInput,
      answer: speechInput,
      status: 201,
    },
    async ({ context, actor, id, body, keep }): Promise<Result<Reply>> => {
      const reply: Reply = { status: 201, body }
      const saved = await saveSpeeches(context, actor, {
        documentId: id,
        speeches: [body],
        also: () => keep(reply),
      })
      if (saved.ok) return done(reply)
      return reject(
        ...saved.refusals.map((one) => ({
          ...one,
          ...(one.field && { field: one.code === 'no-question' ? 'question' : 'spoken' }),
        })),
      )
    },
  )
}

async function replyWith({ db }: AppContext, protocol: Protocol): Promise<Reply> {
  const { document, kind, questions, withoutQuestion } = protocol
  const [details, finished] = await Promise.all([findDetails(db, document.id), isFinished(db, document.id)])
  const { hour = '', place = '', chair = '', attendees = '', keeper = '' } = details ?? {}
  const given = questions.map(({ position, instructions, title, speaker, spoken }) => ({
    number: position,
    title,
    speaker,
    spoken,
    instructions: instructions.map(answerOf),
  }))
  const bare = {
    number: 0,
    title: null,
    speaker: null,
    spoken: '',
    instructions: withoutQuestion.map(answerOf),
  }
  const body: z.infer<typeof protocolAnswer> = {
    id: document.id,
    kind,
    index: document.number,
    date: document.registered_on,
    details: { hour, place, chair, attendees, keeper },
    finished,
    questions: withoutQuestion.length > 0 ? [bare, ...given] : given,
    executors: executorsIn(protocol),
  }
  return { body, version: details?.version ?? 0 }
}

function answerOf({ row, executors }: Instruction) {
  const lead = executors.filter(({ role }) => role === 'lead')
  const others = executors.filter(({ role }) => role !== 'lead')
  return {
    task: row.id,
    point: row.point,
    text: row.text,
    executors: [...lead, ...others].map(({ label }) => label),
    due: row.due_day as Day | null,
  }
}
