import { z } from 'zod'
import { ProtocolPaperPage } from '../../views/meetings/protocol-paper-page.tsx'
import { streamWords } from '../../views/meetings/stream-words.ts'
import { may } from '../access/rights.ts'
import { text, versionRead } from '../kernel/form-fields.ts'
import { reject } from '../kernel/result.ts'
import { notFound } from '../web/answers.tsx'
import type { RequestContext } from '../web/app-env.ts'
import { redirect } from '../web/flash.tsx'
import { readForm } from '../web/form.ts'
import { type FormPage, type PageOfForms, showForm, takeForm } from '../web/form-page.ts'
import { renderPage } from '../web/render-page.tsx'
import { createRouter } from '../web/router.ts'
import { saveDetails } from './actions/save-details.ts'
import { type SpeechDraft, saveSpeeches } from './actions/save-speeches.ts'
import { findDetails, findSpeeches } from './agenda-store.ts'
import { agendaOfProtocol, agendaPage } from './lists/agenda-page.ts'
import { findProtocol, type Protocol } from './lists/protocol.ts'
import { type MeetingLine, protocolLines } from './paper.ts'
import { executorsIn, extractFor, paperQuestions } from './paper-of-protocol.ts'
import { speechForms } from './speech-form.ts'
import { wordAnswer } from './web/word-answer.ts'

const router = createRouter()

router.get('/meetings/:id/paper', 'see-register', (c) => showForm(c, protocolPaper()))

router.get('/meetings/:id/word', 'see-register', async (c) => {
  const protocol = await findProtocol(c.var.context.db, c.var.actor, c.req.param('id'))
  if (!protocol) return notFound(c)
  const { number, registered_on: day } = protocol.document
  return wordAnswer(c, {
    paper: 'protocol',
    name: `Протокол № ${number}`,
    lines: await linesOf(c, protocol),
    day,
  })
})

router.post('/meetings/:id/details', 'register', (c) => takeForm(c, details))

// A list of rows, which the typed values of a form page do not hold: written by hand.
router.post('/meetings/:id/speeches', 'register', async (c) => {
  const { context, actor } = c.var
  const id = c.req.param('id')
  const { speeches } = speechForms.parse(await readForm(c))
  const outcome = await saveSpeeches(context, actor, { documentId: id, speeches })
  if (outcome.ok) return redirect(c, `/meetings/${id}/paper`, { text: 'Записано.' })
  return showForm(c, protocolPaper(speeches), { refusals: outcome.refusals })
})

router.get('/meetings/:id/extracts/:department', 'see-register', async (c) => {
  const found = await extractOf(c, c.req.param('id'), c.req.param('department'))
  if (!found) return notFound(c)
  const { number, id } = found.protocol.document
  const title = `Витяг з протоколу № ${number}`
  const page = (
    <ProtocolPaperPage
      id={id}
      number={number}
      title={title}
      lines={await linesOf(c, found.protocol, found.name)}
      word={`/meetings/${id}/extracts/${found.department}/word`}
      extracts={[]}
      errors={[]}
    />
  )
  return renderPage(c, { title }, page)
})

router.get('/meetings/:id/extracts/:department/word', 'see-register', async (c) => {
  const found = await extractOf(c, c.req.param('id'), c.req.param('department'))
  if (!found) return notFound(c)
  const name = `Витяг з протоколу № ${found.protocol.document.number}, ${found.name}`
  const lines = await linesOf(c, found.protocol, found.name)
  return wordAnswer(c, { paper: 'extract', name, lines, day: found.protocol.document.registered_on })
})

export const paperRoutes = router

const detailsForm = z.object({
  version: versionRead,
  hour: text,
  place: text,
  chair: text,
  attendees: text,
  keeper: text,
})

/** The paper of a protocol with the forms of its head and, as far as typed, of who spoke. */
function protocolPaper(typed: readonly SpeechDraft[] = []): PageOfForms<Protocol> {
  return {
    load: (c) => findProtocol(c.var.context.db, c.var.actor, c.req.param('id')!),
    async first(c, { document }) {
      const kept = await findDetails(c.var.context.db, document.id)
      return {
        hour: kept?.hour ?? '',
        place: kept?.place ?? '',
        chair: kept?.chair ?? '',
        attendees: kept?.attendees ?? '',
        keeper: kept?.keeper ?? '',
      }
    },
    async page(c, protocol, { values, errors, readVersion }) {
      const { document } = protocol
      const mayWrite = may(c.var.actor, 'register') && !document.annulled_on
      const title = `Протокол № ${document.number}`
      const body = (
        <ProtocolPaperPage
          id={document.id}
          number={document.number}
          title={title}
          lines={await linesOf(c, protocol)}
          word={`/meetings/${document.id}/word`}
          extracts={executorsIn(protocol)}
          form={
            mayWrite
              ? { ...values, version: String(readVersion ?? (await versionNow(c, document.id))) }
              : undefined
          }
          speeches={mayWrite ? await speechesOf(c, protocol, typed) : undefined}
          errors={errors}
        />
      )
      return { title, body }
    },
  }
}

async function versionNow({ var: { context } }: RequestContext, documentId: string): Promise<number> {
  return (await findDetails(context.db, documentId))?.version ?? 0
}

const details: FormPage<Protocol, z.output<typeof detailsForm>> = {
  ...protocolPaper(),
  fields: detailsForm,
  async perform({ c, loaded, input: { version, ...head } }) {
    if (version === undefined) return reject({ code: 'conflict' })
    const documentId = loaded.document.id
    return saveDetails(c.var.context, c.var.actor, { documentId, details: head, readVersion: version })
  },
  done: (_, { loaded }) => [`/meetings/${loaded.document.id}/paper`, 'Записано.'],
}

/** Who spoke on each question: as typed, otherwise as written down. */
async function speechesOf(
  c: RequestContext,
  { document, questions }: Protocol,
  typed: readonly SpeechDraft[],
) {
  const speeches = await findSpeeches(c.var.context.db, document.id)
  return questions.map(({ position, title }) => {
    const sent = typed.find(({ question }) => question === position)
    const now = speeches.get(position)
    return {
      question: position,
      title,
      version: sent?.version ?? now?.version ?? 0,
      spoken: sent?.spoken ?? now?.spoken ?? '',
    }
  })
}

async function extractOf(c: RequestContext, id: string, department: string) {
  const protocol = await findProtocol(c.var.context.db, c.var.actor, id)
  const one = protocol && executorsIn(protocol).find((known) => known.id === department)
  return one && { protocol: extractFor(protocol, department), department, name: one.name }
}

/** The paper of a protocol as far as this person may read it. */
async function linesOf(c: RequestContext, protocol: Protocol, extract?: string): Promise<MeetingLine[]> {
  const { context, actor } = c.var
  const { document, kind } = protocol
  const [details, bound] = await Promise.all([
    findDetails(context.db, document.id),
    agendaOfProtocol(context.db, document.id),
  ])
  // An extract holds what one executor has to do now; decisions on earlier instructions are in the protocol only.
  const agenda = bound && extract === undefined ? await agendaPage(context.db, actor, bound.id) : undefined
  const decided = new Map(
    agenda?.questions.map(({ number, earlier }) => [number, earlier.filter(({ mark }) => mark !== null)]),
  )
  const head = {
    meeting: streamWords[kind].ofOne,
    date: document.registered_on,
    hour: details?.hour ?? '',
    place: details?.place ?? '',
    chair: details?.chair ?? '',
    attendees: details?.attendees ?? '',
    keeper: details?.keeper ?? '',
  }
  return protocolLines(document.number, head, paperQuestions(protocol, decided), extract)
}
