import { z } from 'zod'
import { AgendaPage } from '../../views/meetings/agenda-page.tsx'
import { AgendasPage } from '../../views/meetings/agendas-page.tsx'
import { BoardPage, type BoardRow } from '../../views/meetings/board-page.tsx'
import type { InstructionForm } from '../../views/meetings/instruction-form.tsx'
import { streamWords } from '../../views/meetings/stream-words.ts'
import { may } from '../access/rights.ts'
import { findDocument } from '../journals/store.ts'
import { addDays, formatDay, formatInstant } from '../kernel/day.ts'
import { optionalDay, requiredDay, text, texts } from '../kernel/form-fields.ts'
import { parseInput } from '../kernel/parse-input.ts'
import { type Refusal, reject } from '../kernel/result.ts'
import { answerables } from '../tasks/lists/answerable.ts'
import { undoPath } from '../tasks/undo-path.ts'
import { notFound } from '../web/answers.tsx'
import type { RequestContext } from '../web/app-env.ts'
import { redirect } from '../web/flash.tsx'
import { readForm } from '../web/form.ts'
import { type FormPage, type PageOfForms, showForm, takeForm } from '../web/form-page.ts'
import { sentencesOf, statusOf } from '../web/refusal-answer.ts'
import { renderPage } from '../web/render-page.tsx'
import { createRouter } from '../web/router.ts'
import { decideQuestion } from './actions/decide-question.ts'
import { finishMeeting } from './actions/finish-meeting.ts'
import { giveInstruction } from './actions/give-instruction.ts'
import { markInstruction } from './actions/mark-instruction.ts'
import { openAgenda } from './actions/open-agenda.ts'
import { openProtocol } from './actions/open-protocol.ts'
import { proposeQuestion } from './actions/propose-question.ts'
import { reopenMeeting } from './actions/reopen-meeting.ts'
import { type SpeechDraft, saveSpeeches } from './actions/save-speeches.ts'
import { type Agenda, finishOf } from './agenda.ts'
import { findAgenda, findSpeeches } from './agenda-store.ts'
import {
  agendaList,
  agendaPage,
  type EarlierInstruction,
  nextAgenda,
  type AgendaPage as Page,
} from './lists/agenda-page.ts'
import { agendaLines } from './paper.ts'
import { earlierLine } from './paper-of-protocol.ts'
import { speechForms } from './speech-form.ts'
import { wordAnswer } from './web/word-answer.ts'

const router = createRouter()

router.get('/meetings/agendas', 'see-register', (c) => showForm(c, newAgenda))
router.post('/meetings/agendas', 'register', (c) => takeForm(c, newAgenda))

router.get('/meetings/agendas/:id', 'see-register', (c) => showForm(c, agendaShown))
router.post('/meetings/agendas/:id/questions', 'see-register', (c) => takeForm(c, proposal))
router.post('/meetings/agendas/:id/decisions', 'register', (c) => takeForm(c, decision))

router.get('/meetings/agendas/:id/word', 'see-register', async (c) => {
  const found = await agendaPage(c.var.context.db, c.var.actor, c.req.param('id'))
  if (!found) return notFound(c)
  const day = found.agenda.heldOn
  return wordAnswer(c, {
    paper: 'agenda',
    name: `Порядок денний ${formatDay(day)}`,
    lines: linesOf(found),
    day,
  })
})

// The board answers each act with its own place on the page and the keyboard there: its forms are written by hand.
router.get('/meetings/agendas/:id/board', 'register', (c) =>
  boardPage(c, c.req.param('id'), { at: c.req.query('at') ?? 'q1' }),
)

router.post('/meetings/agendas/:id/executions', 'control', async (c) => {
  const { context, actor } = c.var
  const id = c.req.param('id')
  const { task, version } = markForm.parse(await readForm(c))
  const outcome = await markInstruction(context, actor, {
    agendaId: id,
    taskId: task,
    mark: { kind: 'executed' },
    readSeq: seqOf(version),
  })
  if (!outcome.ok) return boardPage(c, id, { at: `t${task}` }, outcome.refusals)
  const back = boardAt(id, `t${task}`)
  const { text } = outcome.value.row
  return redirect(c, back, { text: `Виконано: ${shortened(text)}`, undo: undoPath(outcome.value, back) })
})

router.post('/meetings/agendas/:id/extensions', 'control', async (c) => {
  const { context, actor } = c.var
  const id = c.req.param('id')
  const sent = await readForm(c)
  const { task, version, until: words } = markForm.parse(sent)
  const input = parseInput(z.object({ until: requiredDay }), sent)
  const outcome = input.ok
    ? await markInstruction(context, actor, {
        agendaId: id,
        taskId: task,
        mark: { kind: 'moved', until: input.value.until },
        readSeq: seqOf(version),
      })
    : input
  if (!outcome.ok) return boardPage(c, id, { at: `t${task}`, until: { task, words } }, outcome.refusals)
  return redirect(c, boardAt(id, `t${task}`))
})

router.post('/meetings/agendas/:id/instructions', 'register', async (c) => {
  const id = c.req.param('id')
  const sent = await readForm(c)
  const { question } = z.object({ question: text }).parse(sent)
  const form = instructionForm.parse(sent[`q${question}`] ?? {})
  const draft = { ...form, question: Number(question) }
  const outcome = await giveInstruction(c.var.context, c.var.actor, { agendaId: id, draft })
  const at = `q${question}-text`
  if (outcome.ok) return redirect(c, boardAt(id, at))
  return boardPage(
    c,
    id,
    { at, typed: { question: draft.question, form } },
    inEntry(draft.question, outcome.refusals),
  )
})

router.post('/meetings/agendas/:id/protocol', 'register', async (c) => {
  const { context, actor } = c.var
  const id = c.req.param('id')
  const input = parseInput(z.object({ next: optionalDay }), await readForm(c))
  const outcome = input.ok
    ? await finishMeeting(context, actor, { agendaId: id, next: input.value.next })
    : input
  if (!outcome.ok) return boardPage(c, id, { at: '' }, outcome.refusals)
  const text = 'Нараду завершено, протокол зареєстровано.'
  return redirect(c, `/meetings/${outcome.value.protocolId}/paper`, { text })
})

router.post('/meetings/agendas/:id/reopenings', 'register', async (c) => {
  const { context, actor } = c.var
  const id = c.req.param('id')
  const { reason } = z.object({ reason: text }).parse(await readForm(c))
  const outcome = await reopenMeeting(context, actor, { agendaId: id, reason })
  if (!outcome.ok) return boardPage(c, id, { at: '', reason }, outcome.refusals)
  return redirect(c, `/meetings/agendas/${id}/board`, { text: 'Нараду повернуто до роботи.' })
})

router.post('/meetings/agendas/:id/speeches', 'register', async (c) => {
  const { context, actor } = c.var
  const id = c.req.param('id')
  const { speeches } = speechForms.parse(await readForm(c))
  const agenda = await findAgenda(context.db, id)
  if (!agenda) return notFound(c)
  const protocol = finishOf(agenda)
    ? reject({ code: 'meeting-finished' })
    : await openProtocol(context, actor, id)
  const outcome = protocol.ok
    ? await saveSpeeches(context, actor, { documentId: protocol.value, speeches })
    : protocol
  const at = `q${speeches[0]?.question ?? 1}`
  if (!outcome.ok) return boardPage(c, id, { at: '', spoken: speeches[0] }, outcome.refusals)
  return redirect(c, boardAt(id, at))
})

export const agendaRoutes = router

const agendaForm = z.object({ kind: text, date: requiredDay, hour: text, place: text, chair: text })
const questionForm = z.object({ title: text, speaker: text })
const decisionForm = z.object({ item: text, decision: z.enum(['accepted', 'declined']) })
const markForm = z.object({ task: text, version: text, until: text })
const instructionForm = z.object({
  text: text.catch(''),
  executors: texts.catch([]),
  term: text.catch(''),
  special: text.catch('').transform((value) => value !== ''),
})

function inEntry(question: number, refusals: Refusal[]): Refusal[] {
  return refusals.map((one) =>
    one.field === undefined || one.field === 'question'
      ? { ...one, field: undefined }
      : { ...one, field: `q${question}[${one.field === 'due' ? 'term' : one.field}]` },
  )
}

function seqOf(version: string): number | undefined {
  return /^\d{1,9}$/.test(version) ? Number(version) : undefined
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79).trimEnd()}…` : text
}

function boardAt(id: string, at: string): string {
  return `/meetings/agendas/${id}/board?at=${encodeURIComponent(at)}#${encodeURIComponent(at)}`
}

const newAgenda: FormPage<null, z.output<typeof agendaForm>, string> = {
  first: ({ var: { today } }) => ({
    kind: 'operational-meeting',
    date: formatDay(today),
    hour: '10:00',
    place: '',
    chair: '',
  }),
  async page({ var: { context, actor } }, _, { values, errors }) {
    const rows = await agendaList(context.db)
    const form = may(actor, 'register') ? values : undefined
    return { title: 'Порядки денні', body: <AgendasPage rows={rows} form={form} errors={errors} /> }
  },
  fields: agendaForm,
  perform: ({ c, input }) => openAgenda(c.var.context, c.var.actor, { ...input, heldOn: input.date }),
  done: (id) => `/meetings/agendas/${id}`,
}

const agendaShown: PageOfForms<Page> = {
  load: (c) => agendaPage(c.var.context.db, c.var.actor, c.req.param('id')!),
  page({ var: { actor } }, found, { values, errors }) {
    const { agenda } = found
    const body = (
      <AgendaPage
        id={agenda.id}
        sub={subOf(agenda)}
        lines={linesOf(found)}
        items={agenda.items}
        protocol={agenda.documentId ? { id: agenda.documentId } : null}
        mayKeep={may(actor, 'register')}
        finished={finishOf(agenda) !== undefined}
        mayPropose={!agenda.documentId || (may(actor, 'register') && !finishOf(agenda))}
        form={questionForm.parse(values)}
        errors={errors}
      />
    )
    return { title: `Порядок денний ${formatDay(agenda.heldOn)}`, body }
  },
}

const proposal: FormPage<Page, z.output<typeof questionForm>> = {
  ...agendaShown,
  fields: questionForm,
  perform: ({ c, loaded: { agenda }, input }) =>
    proposeQuestion(c.var.context, c.var.actor, { agendaId: agenda.id, question: input }),
  done: (_, { loaded: { agenda } }) => [`/meetings/agendas/${agenda.id}`, 'Питання запропоновано.'],
}

const decision: FormPage<Page, z.output<typeof decisionForm>> = {
  ...agendaShown,
  fields: decisionForm,
  perform: ({ c, loaded: { agenda }, input }) =>
    decideQuestion(c.var.context, c.var.actor, {
      agendaId: agenda.id,
      itemId: input.item,
      decision: input.decision,
    }),
  done: (_, { loaded: { agenda } }) => `/meetings/agendas/${agenda.id}#proposed`,
}

interface BoardShown {
  at: string
  typed?: { question: number; form: InstructionForm }
  until?: { task: string; words: string }
  spoken?: SpeechDraft
  reason?: string
}

async function boardPage(c: RequestContext, id: string, shown: BoardShown, refusals: Refusal[] = []) {
  const { context, actor, today } = c.var
  const found = await agendaPage(context.db, actor, id)
  if (!found) return notFound(c)
  const { agenda, questions } = found
  const protocol = agenda.documentId ? await findDocument(context.db, agenda.documentId) : undefined
  const finish = finishOf(agenda)
  const rowOf = await boardRows(c, found)
  const speeches = agenda.documentId ? await findSpeeches(context.db, agenda.documentId) : undefined
  const page = (
    <BoardPage
      id={id}
      sub={subOf(agenda)}
      questions={questions.map((question) => ({
        ...question,
        earlier: question.earlier.map(rowOf),
        given: question.given.map(rowOf),
        speech:
          shown.spoken?.question === question.number
            ? { version: shown.spoken.version ?? 0, spoken: shown.spoken.spoken }
            : (speeches?.get(question.number) ?? { version: 0, spoken: '' }),
      }))}
      special={agenda.kind !== 'operational-meeting'}
      finish={finish && { at: formatInstant(finish.at), by: finish.by }}
      reopened={agenda.events
        .filter(({ event }) => event === 'reopened')
        .map(({ at, by, reason }) => ({ at: formatInstant(at), by, reason: reason ?? '' }))}
      reason={shown.reason ?? ''}
      protocol={protocol ? { id: protocol.id, number: protocol.number } : null}
      next={{
        date: formatDay(addDays(agenda.heldOn, 7)),
        exists: (await nextAgenda(context.db, agenda.kind, agenda.heldOn)) !== undefined,
      }}
      errors={sentencesOf(refusals)}
      at={shown.at}
      typed={shown.typed}
      until={shown.until}
    />
  )
  const status = statusOf(refusals)
  return renderPage(c, { title: `Нарада ${formatDay(agenda.heldOn)}`, status, asOf: formatDay(today) }, page)
}

/** What may be done with each instruction, by the table of transitions. */
async function boardRows(c: RequestContext, { agenda, questions }: Page) {
  const { context, actor, today } = c.var
  const ids = questions.flatMap(({ earlier, given }) => [...earlier, ...given].map(({ row }) => row.id))
  const goesOn = !finishOf(agenda)
  const known = new Map((await answerables(context, actor, ids, today)).map((one) => [one.task.row.id, one]))
  return (one: EarlierInstruction): BoardRow => {
    const { status, acts } = known.get(one.row.id)!
    return {
      ...one,
      status,
      mayExecute: goesOn && acts.includes('execution'),
      mayMove: goesOn && acts.includes('extensions'),
    }
  }
}

function linesOf({ agenda, questions, previous }: Page) {
  const after = previous
    ? [`Попередня нарада — протокол № ${previous.number} від ${formatDay(previous.date)}.`]
    : []
  return agendaLines(
    {
      meeting: streamWords[agenda.kind].ofOne,
      date: agenda.heldOn,
      hour: agenda.hour,
      place: agenda.place,
      chair: agenda.chair,
    },
    questions.map((question) => ({
      ...question,
      earlier: [...(question.number === 1 ? after : []), ...question.earlier.map(earlierLine)],
    })),
  )
}

function subOf({ kind, heldOn, hour }: Agenda): string {
  return `${streamWords[kind].ofOne}, ${formatDay(heldOn)}, ${hour}`
}
