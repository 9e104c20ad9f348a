import { z } from 'zod'
import { longestTitle } from '../journals/document.ts'
import { meetingKinds } from '../journals/kind.ts'
import { type Day, parseIsoDay } from '../kernel/day.ts'
import { done, map, reject } from '../kernel/result.ts'
import { openAgenda } from '../meetings/actions/open-agenda.ts'
import { proposeQuestion } from '../meetings/actions/propose-question.ts'
import { finishOf } from '../meetings/agenda.ts'
import { type AgendaPage, agendaPage, type EarlierInstruction } from '../meetings/lists/agenda-page.ts'
import { longestSpeaker } from '../meetings/question.ts'
import type { Api } from './operation.ts'
import { API } from './reply.ts'

const dayRead = z.string().meta({ format: 'date' })
const dayGiven = z
  .string()
  .refine((text) => parseIsoDay(text) !== null, { params: { code: 'not-a-day' } })
  .transform((text) => text as Day)
  .meta({ format: 'date', examples: ['2026-11-27'] })

const agendaInput = z.strictObject({
  kind: z.enum(meetingKinds),
  date: dayGiven,
  hour: z
    .string()
    .max(10)
    .meta({ examples: ['10:00'] }),
  place: z.string().max(longestSpeaker).default(''),
  chair: z.string().max(longestSpeaker).default(''),
})

const proposalInput = z.strictObject({
  title: z.string().max(longestTitle),
  speaker: z.string().max(longestSpeaker).nullish(),
})

const openedAnswer = z.strictObject({ id: z.string() })

const instructionAnswer = z.strictObject({
  task: z.string(),
  protocol: z.strictObject({ index: z.string(), date: dayRead }),
  point: z.string(),
  text: z.string(),
  lead: z.string(),
  due: dayRead.nullable(),
  decided: z.enum(['executed', 'moved']).nullable(),
})

/** An agenda as it stands: its questions with the instructions under them, and what was proposed and not taken. */
export const agendaAnswer = z.strictObject({
  id: z.string(),
  kind: z.enum(meetingKinds),
  date: dayRead,
  hour: z.string(),
  place: z.string(),
  chair: z.string(),
  protocol: z.string().nullable().meta({ description: 'Протокол, якщо його вже зареєстровано.' }),
  finished: z
    .strictObject({ at: z.string().meta({ format: 'date-time' }), by: z.string().nullable() })
    .nullable()
    .meta({ description: 'Коли й ким нараду завершено; доки її не завершено — null.' }),
  previous: z
    .strictObject({ protocol: z.string(), index: z.string(), date: dayRead })
    .nullable()
    .meta({ description: 'Протокол останньої завершеної наради перед цією.' }),
  questions: z.array(
    z.strictObject({
      number: z.int(),
      title: z.string(),
      speaker: z.string().nullable(),
      earlier: z.array(instructionAnswer),
    }),
  ),
  others: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      speaker: z.string().nullable(),
      department: z.string().nullable(),
      declined: z.boolean(),
    }),
  ),
})

export function declareAgendas({ declare }: Api): void {
  declare(
    {
      method: 'post',
      path: '/agendas',
      right: 'register',
      summary: 'Відкрити порядок денний наради.',
      body: agendaInput,
      answer: openedAnswer,
      status: 201,
    },
    async ({ context, actor, body, keep }) => {
      const outcome = await openAgenda(context, actor, { ...body, heldOn: body.date }, (id) =>
        keep(replyToOpening(id)),
      )
      return map(outcome, replyToOpening)
    },
  )

  declare(
    {
      method: 'get',
      path: '/agendas/:id',
      right: 'see-register',
      summary: 'Порядок денний: питання, невиконані доручення під ними, запропоноване.',
      answer: agendaAnswer,
    },
    async ({ context, actor, id }) => {
      const found = await agendaPage(context.db, actor, id)
      return found ? done({ body: answerOf(found) }) : reject({ code: 'not-found' })
    },
  )

  declare(
    {
      method: 'post',
      path: '/agendas/:id/questions',
      right: 'see-register',
      summary: 'Запропонувати питання від свого підрозділу.',
      body: proposalInput,
      answer: openedAnswer,
      status: 201,
    },
    async ({ context, actor, id, body, keep }) => {
      const draft = { title: body.title, speaker: body.speaker ?? null }
      const reply = (item: string) => ({ body: { id: item }, status: 201 as const })
      const outcome = await proposeQuestion(context, actor, {
        agendaId: id,
        question: draft,
        also: (item) => keep(reply(item)),
      })
      return map(outcome, reply)
    },
  )
}

function replyToOpening(id: string) {
  return { body: { id }, status: 201 as const, location: `${API}/agendas/${id}` }
}

function answerOf({ agenda, questions, others, previous }: AgendaPage): z.infer<typeof agendaAnswer> {
  const { id, kind, heldOn, hour, place, chair, documentId } = agenda
  const finish = finishOf(agenda)
  return {
    id,
    kind,
    date: heldOn,
    hour,
    place,
    chair,
    protocol: documentId,
    finished: finish ? { at: finish.at, by: finish.by } : null,
    previous: previous && { protocol: previous.documentId, index: previous.number, date: previous.date },
    questions: questions.map(({ number, title, speaker, earlier }) => ({
      number,
      title,
      speaker,
      earlier: earlier.map(answerOfInstruction),
    })),
    others: others.map(({ id: item, title, speaker, proposedBy, decision }) => ({
      id: item,
      title,
      speaker,
      department: proposedBy?.name ?? null,
      declined: decision === 'declined',
    })),
  }
}

function answerOfInstruction({ row, protocol, lead, mark }: EarlierInstruction) {
  return {
    task: row.id,
    protocol: { index: protocol.number, date: protocol.date },
    point: row.point,
    text: row.text,
    lead,
    due: row.due_day,
    decided: mark,
  }
}
