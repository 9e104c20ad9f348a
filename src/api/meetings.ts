import { z } from 'zod'
import { longestText } from '../journals/document.ts'
import { map, type Result } from '../kernel/result.ts'
import { day, text, words } from '../kernel/sent-values.ts'
import { decideQuestion } from '../meetings/actions/decide-question.ts'
import { finishMeeting } from '../meetings/actions/finish-meeting.ts'
import { giveInstruction } from '../meetings/actions/give-instruction.ts'
import { type InstructionMark, markInstruction } from '../meetings/actions/mark-instruction.ts'
import { reopenMeeting } from '../meetings/actions/reopen-meeting.ts'
import type { Task } from '../tasks/store.ts'
import type { Api, Ask } from './operation.ts'
import type { Reply } from './reply.ts'
import { API } from './reply.ts'
import { replyWithTask, taskAnswer } from './task-answers.ts'

const LONGEST_NAME = 300
const MOST_EXECUTORS = 50

const decisionInput = z.strictObject({
  question: text(40).meta({ description: 'Код запропонованого питання.' }),
  decision: z.enum(['accepted', 'declined']),
})
const executedInput = z.strictObject({ task: text(40) })
const movedInput = z.strictObject({ task: text(40), until: day })
const instructionInput = z.strictObject({
  question: z.int().meta({ description: 'Номер питання порядку денного.' }),
  text: words(longestText),
  executors: z
    .array(text(LONGEST_NAME))
    .max(MOST_EXECUTORS)
    .meta({ description: 'За порядком, перший — головний.' }),
  term: text(LONGEST_NAME)
    .default('')
    .meta({ examples: ['10 днів', '10.12.2026', 'постійно'] }),
  special: z.boolean().default(false),
})
const finishInput = z.strictObject({
  next: day.nullish().meta({ description: 'День наступної наради: її порядок денний відкривається разом.' }),
})
const reopeningInput = z.strictObject({ reason: words(longestText) })
const finishedAnswer = z.strictObject({ protocol: z.string() })
const reopenedAnswer = z.strictObject({ reason: z.string() })

/** What is done while a meeting goes on, until it is finished. */
export function declareMeetings({ declare }: Api): void {
  declare(
    {
      method: 'post',
      path: '/agendas/:id/decisions',
      right: 'register',
      summary: 'Включити запропоноване питання до порядку денного або відхилити його.',
      body: decisionInput,
      answer: decisionInput,
      status: 201,
    },
    async ({ context, actor, id, body, keep }) => {
      const reply: Reply = { status: 201, body }
      const decided = await decideQuestion(context, actor, {
        agendaId: id,
        itemId: body.question,
        decision: body.decision,
        also: () => keep(reply),
      })
      return map(decided, () => reply)
    },
  )

  declare(
    {
      method: 'post',
      path: '/agendas/:id/executions',
      right: 'control',
      summary: 'Рішення наради: раніше доручене виконано в повному обсязі. If-Match — версія завдання.',
      body: executedInput,
      answer: taskAnswer,
      status: 201,
      ifMatch: 'optional',
    },
    (ask) => marked(ask, ask.body.task, { kind: 'executed' }),
  )

  declare(
    {
      method: 'post',
      path: '/agendas/:id/extensions',
      right: 'control',
      summary: 'Рішення наради: раніше доручене — до нового строку. If-Match — версія завдання.',
      body: movedInput,
      answer: taskAnswer,
      status: 201,
      ifMatch: 'optional',
    },
    (ask) => marked(ask, ask.body.task, { kind: 'moved', until: ask.body.until }),
  )

  declare(
    {
      method: 'post',
      path: '/agendas/:id/instructions',
      right: 'register',
      summary: 'Нове доручення наради; з першим із них реєструється протокол.',
      body: instructionInput,
      answer: taskAnswer,
      status: 201,
    },
    async (ask) => {
      const reply = await replying(ask)
      const given = await giveInstruction(ask.context, ask.actor, {
        agendaId: ask.id,
        draft: ask.body,
        also: (task) => ask.keep(reply(task)),
      })
      return map(given, reply)
    },
  )

  declare(
    {
      method: 'post',
      path: '/agendas/:id/finish',
      right: 'register',
      summary: 'Завершити нараду: протокол має номер, рішення більше не змінюються.',
      body: finishInput,
      answer: finishedAnswer,
      status: 201,
    },
    async ({ context, actor, id, body, keep }) => {
      const reply = (protocol: string): Reply => ({
        status: 201,
        body: { protocol },
        location: `${API}/protocols/${protocol}`,
      })
      const finished = await finishMeeting(context, actor, {
        agendaId: id,
        next: body.next ?? null,
        also: ({ protocolId }) => keep(reply(protocolId)),
      })
      return map(finished, (value) => reply(value.protocolId))
    },
  )

  declare(
    {
      method: 'post',
      path: '/agendas/:id/reopening',
      right: 'register',
      summary: 'Повернути завершену нараду до роботи, з поясненням.',
      body: reopeningInput,
      answer: reopenedAnswer,
      status: 201,
    },
    async ({ context, actor, id, body, keep }) => {
      const reply: Reply = { status: 201, body }
      const reopened = await reopenMeeting(context, actor, {
        agendaId: id,
        reason: body.reason,
        also: () => keep(reply),
      })
      return map(reopened, () => reply)
    },
  )
}

async function marked<B>(ask: Ask<unknown, B>, task: string, mark: InstructionMark): Promise<Result<Reply>> {
  const { context, actor, id, version, keep } = ask
  const reply = await replying(ask)
  const outcome = await markInstruction(context, actor, {
    agendaId: id,
    taskId: task,
    mark,
    readSeq: version ?? undefined,
    also: (made) => keep(reply(made)),
  })
  return map(outcome, reply)
}

async function replying<B>({ context, today }: Ask<unknown, B>) {
  const { calendar } = await context.reference()
  return (task: Task) => replyWithTask(task, today, calendar)
}
