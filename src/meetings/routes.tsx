import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { z } from 'zod'
import {
  InstructionEntry,
  type InstructionForm,
  QuestionEntry,
} from '../../views/meetings/instruction-form.tsx'
import { MeetingListPage } from '../../views/meetings/list-page.tsx'
import { NewProtocolPage, type ProtocolForm } from '../../views/meetings/new-page.tsx'
import {
  type InstructionItem,
  ProtocolPage,
  type QuestionItem,
  QuestionSection,
} from '../../views/meetings/protocol-page.tsx'
import { streamWords } from '../../views/meetings/stream-words.ts'
import type { FormError } from '../../views/parts/error-summary.tsx'
import { may } from '../access/rights.ts'
import { scopeOf } from '../access/scope.ts'
import { isMeeting } from '../journals/kind.ts'
import type { Reference } from '../journals/reference.ts'
import { formatDay, parseDay } from '../kernel/day.ts'
import { text, texts } from '../kernel/form-fields.ts'
import { pageSizeOf } from '../kernel/list-page.ts'
import { type Refusal, type Result, reject } from '../kernel/result.ts'
import { readsAllTexts } from '../tasks/masked-text.ts'
import { taskStatusOf } from '../tasks/task-status.ts'
import { notFound } from '../web/answers.tsx'
import type { RequestContext } from '../web/app-env.ts'
import { redirect } from '../web/flash.tsx'
import { readForm } from '../web/form.ts'
import { wantsFragment } from '../web/htmx.ts'
import { sentencesOf, statusOf } from '../web/refusal-answer.ts'
import { renderPage } from '../web/render-page.tsx'
import { createRouter } from '../web/router.ts'
import { addInstruction } from './actions/add-instruction.ts'
import { addQuestion } from './actions/add-question.ts'
import { registerProtocol } from './actions/register-protocol.ts'
import { isFinished } from './agenda-store.ts'
import { nextInstructionNumber } from './instruction-number.ts'
import { instructionTerm } from './instruction-term.ts'
import { findProtocol, type Instruction, type Protocol } from './lists/protocol.ts'
import { protocolList } from './lists/protocol-list.ts'
import { protocolListHref, readProtocolQuestion } from './protocol-question.ts'

const router = createRouter()

router.get('/meetings', 'see-register', async (c) => {
  const { context, actor, today } = c.var
  const query = new URL(c.req.url).searchParams
  const question = readProtocolQuestion(query)
  const pageSize = pageSizeOf(query)
  const { items, totals } = await protocolList(context.db, scopeOf(actor), {
    question,
    today,
    readsWords: readsAllTexts(actor),
    pageSize,
  })
  const page = (
    <MeetingListPage
      question={question}
      rows={items}
      totals={totals}
      pageSize={pageSize}
      asOf={today}
      mayRegister={may(actor, 'register')}
    />
  )
  return renderPage(c, { title: streamWords[question.kind].many, asOf: formatDay(today) }, page)
})

router.get('/meetings/new', 'register', (c) => {
  const kind = c.req.query('kind') ?? ''
  return newPage(c, {
    kind: isMeeting(kind) ? kind : 'operational-meeting',
    date: formatDay(c.var.today),
    questions: [{ title: '', speaker: '' }],
  })
})

router.post('/meetings', 'register', async (c) => {
  const sent = protocolForm.parse(await readForm(c))
  const { kind, date, questions } = sent
  if (sent.add === 'questions') {
    return newPage(c, { kind, date, questions: [...questions, { title: '', speaker: '' }] })
  }
  if (/^\d+$/.test(sent.remove)) {
    return newPage(c, {
      kind,
      date,
      questions: questions.filter((_, place) => place !== Number(sent.remove)),
    })
  }
  const outcome = await registerTyped(c, sent)
  if (!outcome.ok) return newPage(c, sent, outcome.refusals)
  return redirect(c, `/meetings/${outcome.value.id}`, {
    text: `Протокол № ${outcome.value.number} збережено. Додайте доручення під питаннями.`,
    clearDraft: 'protocol',
  })
})

router.get('/meetings/:id', 'see-register', async (c) => {
  const protocol = await findProtocol(c.var.context.db, c.var.actor, c.req.param('id'))
  if (!protocol) return notFound(c)
  return protocolPage(c, protocol, { focused: Number(c.req.query('at')) })
})

router.post('/meetings/:id/instructions', 'register', async (c) => {
  const { context, actor } = c.var
  const id = c.req.param('id')
  const sent = await readForm(c)
  const question = z.object({ question: text }).parse(sent).question
  // Each question has its own row, and the names in it are its own: «q2[text]».
  const form = instructionForm.parse(sent[`q${question}`] ?? {})
  const outcome: Result<unknown> = /^\d{1,4}$/.test(question)
    ? await addInstruction(context, actor, {
        documentId: id,
        draft: { ...form, question: Number(question) || null },
      })
    : reject({ code: 'no-question' })
  const protocol = await findProtocol(context.db, actor, id)
  if (!protocol) return notFound(c)
  const position = Number(question)
  if (!outcome.ok) {
    const errors = sentencesOf(
      outcome.refusals.map((one) => ({ ...one, field: entryField(position, one.field) })),
    )
    return protocolPage(c, protocol, { wrong: { position, form, errors } }, statusOf(outcome.refusals))
  }
  if (!wantsFragment(c)) return redirect(c, `/meetings/${id}?at=${position}#question-${position}`)
  return protocolPage(c, protocol, { focused: position })
})

router.post('/meetings/:id/questions', 'register', async (c) => {
  const { context, actor } = c.var
  const id = c.req.param('id')
  const form = questionForm.parse(await readForm(c))
  const outcome = await addQuestion(context, actor, { documentId: id, question: form })
  if (outcome.ok) return redirect(c, `/meetings/${id}?at=${outcome.value}#question-${outcome.value}`)
  const protocol = await findProtocol(context.db, actor, id)
  if (!protocol) return notFound(c)
  const errors = sentencesOf(outcome.refusals)
  return protocolPage(c, protocol, { another: { form, errors } }, statusOf(outcome.refusals))
})

export const meetingRoutes = router

const questionForm = z.object({ title: text, speaker: text })

const protocolForm = z.object({
  kind: text,
  date: text,
  questions: z.array(questionForm.catch({ title: '', speaker: '' })).catch([]),
  add: text.catch(''),
  remove: text.catch(''),
})

const instructionForm = z.object({
  text: text.catch(''),
  executors: texts.catch([]),
  term: text.catch(''),
  special: text.catch('').transform((value) => value !== ''),
})

function newPage(c: RequestContext, form: ProtocolForm, refusals: Refusal[] = []) {
  const status = statusOf(refusals)
  const page = <NewProtocolPage form={form} errors={sentencesOf(refusals)} />
  return renderPage(c, { title: 'Новий протокол', status }, page)
}

async function registerTyped(c: RequestContext, { kind, date, questions }: ProtocolForm) {
  const heldOn = parseDay(date)
  if (!heldOn) return reject({ code: 'not-a-day', field: 'date', facts: { given: date.slice(0, 40) } })
  // Rows left empty were only offered.
  const given = questions.filter(({ title, speaker }) => title.trim() !== '' || speaker.trim() !== '')
  return registerProtocol(c.var.context, c.var.actor, { kind, heldOn, questions: given })
}

interface ProtocolShown {
  /** the question whose empty row has the keyboard */
  focused?: number
  /** the row that was refused, as typed */
  wrong?: { position: number; form: InstructionForm; errors: FormError[] }
  another?: { form: z.infer<typeof questionForm>; errors: FormError[] }
}

async function protocolPage(
  c: RequestContext,
  protocol: Protocol,
  shown: ProtocolShown,
  status: ContentfulStatusCode = 200,
) {
  const { context, actor, today } = c.var
  const reference = await context.reference()
  const { document, kind, ownOnly } = protocol
  const mayAdd =
    may(actor, 'register') && !document.annulled_on && !(await isFinished(context.db, document.id))
  const agenda = agendaOf(protocol, (one) => instructionItem(one, today, reference))
  const sections = agenda.map((question) => (
    <QuestionSection
      question={question}
      entry={mayAdd && <InstructionEntry {...entryOf(protocol, question, shown)} />}
      errors={!mayAdd && shown.wrong?.position === question.position ? shown.wrong.errors : []}
    />
  ))
  // The row of a missing question is not shown, but its refusal must be.
  const homeless = agenda.some(({ position }) => position === shown.wrong?.position)
    ? []
    : (shown.wrong?.errors ?? [])
  const another = shown.another ?? { form: { title: '', speaker: '' }, errors: [] }
  const page = (
    <ProtocolPage
      id={document.id}
      number={document.number}
      date={formatDay(document.registered_on)}
      meeting={streamWords[kind].ofOne}
      stream={{ label: streamWords[kind].many, href: protocolListHref({ kind, page: 1 }) }}
      annulled={document.annulment_reason ?? undefined}
      ownOnly={ownOnly}
      questions={sections}
      agenda={agenda}
      another={
        mayAdd && (
          <QuestionEntry
            protocolId={document.id}
            number={(protocol.questions.at(-1)?.position ?? 0) + 1}
            {...another}
          />
        )
      }
      errors={[...another.errors, ...homeless]}
    />
  )
  const parts = Object.fromEntries(
    agenda.map(({ position }, place) => [`question-${position}`, sections[place]!]),
  )
  return renderPage(
    c,
    { title: `Протокол № ${document.number}`, status, parts, asOf: formatDay(today) },
    page,
  )
}

/** The questions in order; instructions without a question come first, where there are any or no question exists. */
function agendaOf(protocol: Protocol, item: (instruction: Instruction) => InstructionItem): QuestionItem[] {
  const { questions, withoutQuestion, kind, ownOnly } = protocol
  const given = questions.map((question) => ({ ...question, instructions: question.instructions.map(item) }))
  const bare =
    withoutQuestion.length > 0 || (kind !== 'operational-meeting' && questions.length === 0 && !ownOnly)
  return bare
    ? [{ position: 0, title: null, speaker: null, instructions: withoutQuestion.map(item) }, ...given]
    : given
}

function entryOf(
  { document, kind }: Protocol,
  { position, instructions }: QuestionItem,
  shown: ProtocolShown,
) {
  const wrong = shown.wrong?.position === position ? shown.wrong : undefined
  const points = instructions.map(({ point }) => point)
  return {
    protocolId: document.id,
    kind,
    date: formatDay(document.registered_on),
    question: position,
    next: nextInstructionNumber(position || null, points),
    form: wrong?.form ?? { text: '', executors: [], term: '', special: kind !== 'operational-meeting' },
    errors: wrong?.errors ?? [],
    focused: shown.focused === position,
  }
}

function entryField(question: number, field: string | undefined): string | undefined {
  if (field === undefined || field === 'question') return undefined
  return `q${question}[${field === 'due' ? 'term' : field}]`
}

function instructionItem(
  { row, executors }: Instruction,
  today: Protocol['document']['registered_on'],
  reference: Reference,
): InstructionItem {
  const lead = executors.find(({ role }) => role === 'lead')
  return {
    id: row.id,
    point: row.point,
    text: row.text,
    lead: lead?.label ?? '—',
    others: executors.filter((one) => one !== lead).map(({ label }) => label),
    ...instructionTerm(row),
    special: row.special === 1,
    status: taskStatusOf(row, today, reference.calendar),
  }
}
