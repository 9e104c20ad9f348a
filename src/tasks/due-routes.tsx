import { type DueForm, DuePage, DuePreview, DuePreviewRefused } from '../../views/tasks/due-page.tsx'
import { maySeeDocument } from '../access/may-see.ts'
import { type DueAnswer, explainDue } from '../deadlines/explain-term.ts'
import { readMoment } from '../deadlines/moment.ts'
import { weekdayName } from '../deadlines/weekday-name.ts'
import { findDocument } from '../journals/store.ts'
import { type Day, formatDay, parseDay } from '../kernel/day.ts'
import type { RequestContext } from '../web/app-env.ts'
import { sentencesOf, statusOf } from '../web/refusal-answer.ts'
import { renderPage } from '../web/render-page.tsx'
import { createRouter } from '../web/router.ts'
import { dueOf, type TermStart } from './task-draft.ts'
import { readTermWords } from './term-words.ts'

const router = createRouter()

router.get('/deadlines', 'see-register', async (c) => {
  const reference = await c.var.context.reference()
  const query = new URL(c.req.url).searchParams
  const submitted = query.has('kind')
  const form: DueForm = {
    kind: query.get('kind') ?? reference.kinds[0]!.id,
    from: query.get('from') ?? formatDay(c.var.today),
    mark: query.get('mark') ?? '',
    term: query.get('term') ?? '',
    unit: query.get('unit') ?? '',
  }
  const outcome = submitted
    ? explainDue(
        {
          kind: form.kind.slice(0, 80),
          from: readMoment(form.from) ?? form.from.slice(0, 40),
          mark: form.mark.trim().slice(0, 80) || undefined,
          term: form.term.trim().slice(0, 20) || undefined,
          unit: form.term.trim() ? form.unit.slice(0, 20) || undefined : undefined,
        },
        reference,
      )
    : null
  const refusals = outcome && !outcome.ok ? outcome.refusals : []
  const page = (
    <DuePage
      form={form}
      kinds={reference.kinds.map(({ id, name }) => ({ value: id, label: name }))}
      marks={reference.marks.map(({ mark }) => ({ value: mark, label: mark }))}
      answer={outcome?.ok ? { ...outcome.value, due: dueWords(outcome.value) } : undefined}
      errors={sentencesOf(refusals)}
    />
  )
  return renderPage(c, { title: 'Порахувати строк', status: statusOf(refusals) }, page)
})

/** What a term typed into a form comes to, for the line under the field. */
router.get('/deadlines/preview', 'see-register', async (c) => {
  const query = new URL(c.req.url).searchParams
  const start = await requestedStart(c, query)
  const typed = typedTerm(query)
  const read = readTermWords(typed)
  // Half a form has no day yet, and in a protocol no term is none: then nothing is said.
  const silent = typed.trim() === '' && query.get('empty') === 'none'
  if (!start || silent) return c.body('', 200, HTML)
  const outcome = read.ok ? dueOf(read.value, start, await c.var.context.reference()) : read
  if (!outcome.ok) {
    const reasons = sentencesOf(outcome.refusals).map(({ message }) => message)
    return c.html(<DuePreviewRefused reasons={reasons} />)
  }
  const { due, dueTime, steps, law } = outcome.value
  const words = due ? dueWords({ due: dueTime ? `${due}T${dueTime}` : due }) : 'без кінцевого строку'
  return c.html(<DuePreview words={words} steps={steps} law={law} />)
})

export const dueRoutes = router

const HTML = { 'Content-Type': 'text/html; charset=utf-8' }

/** «понеділок, 30.11.2026», with the hour for terms in hours. */
function dueWords({ due }: Pick<DueAnswer, 'due'>): string {
  const [day, time] = due.split('T') as [Day, string?]
  return `${formatDay(day)}${time ? ` ${time}` : ''}, ${weekdayName(day)}`
}

/** The days a term may start from: of the document that is named, else as the form has them so far. */
async function requestedStart(c: RequestContext, query: URLSearchParams): Promise<TermStart | null> {
  const { context, actor } = c.var
  const reference = await context.reference()
  const documentId = query.get('document')
  if (documentId) {
    const document = await findDocument(context.db, documentId)
    const kind = document && reference.kind(document.kind)
    if (!kind || !(await maySeeDocument(context.db, actor, documentId))) return null
    return {
      kind,
      registeredOn: document.registered_on,
      receivedAt: document.received_at,
      signedOn: document.correspondent_date,
    }
  }
  const kind = reference.kind(query.get('kind') ?? '')
  const registeredOn = parseDay(query.get('date') ?? query.get('registeredOn') ?? '')
  if (!kind || !registeredOn) return null
  return {
    kind,
    registeredOn,
    receivedAt: readMoment(query.get('receivedAt') ?? ''),
    signedOn: parseDay(query.get('signedOn') ?? query.get('correspondent[date]') ?? ''),
    placedOn: parseDay(query.get('placedOn') ?? ''),
  }
}

// A form of many points sends the field under its own name: «tasks[0][term]».
function typedTerm(query: URLSearchParams): string {
  const nested = [...query].find(([name]) => /\[(?:term|due)\]$/.test(name))
  return query.get('term') ?? nested?.[1] ?? ''
}
