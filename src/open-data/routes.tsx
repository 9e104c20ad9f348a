import { OpenDataPage } from '../../views/open-data/open-data-page.tsx'
import { PublicPage } from '../../views/open-data/public-page.tsx'
import type { Actor } from '../access/actor.ts'
import { may } from '../access/rights.ts'
import { hashOfSecret } from '../access/secret.ts'
import { contentDisposition } from '../files/content-disposition.ts'
import { pageOf } from '../kernel/address.ts'
import { yearOf } from '../kernel/day.ts'
import type { Refusal } from '../kernel/result.ts'
import { askToSignIn, notFound } from '../web/answers.tsx'
import type { AppContext } from '../web/app-context.ts'
import type { RequestContext } from '../web/app-env.ts'
import { isKnown } from '../web/etag.ts'
import { redirect } from '../web/flash.tsx'
import { readForm } from '../web/form.ts'
import { versionKept } from '../web/form-page.ts'
import { sentencesOf, statusOf } from '../web/refusal-answer.ts'
import { renderPage } from '../web/render-page.tsx'
import { createRouter } from '../web/router.ts'
import { sessionSecret } from '../web/session-cookie.ts'
import { recogniseVisitor } from '../web/visitor.ts'
import { keepPublication, type PublicationDraft } from './actions/keep-publication.ts'
import type { DataSetName } from './data-set.ts'
import { keptFile } from './kept-file.ts'
import { actsFile } from './lists/acts-file.ts'
import { actsMark } from './lists/acts-mark.ts'
import { actsOfYear, yearsOfActs } from './lists/acts-of-year.ts'
import { departmentsFile, finishedHalfYears, halfYearFile } from './lists/discipline-files.ts'
import { publicationHistory } from './lists/publication-history.ts'
import { passportOf } from './passport.ts'
import type { Publication } from './publication.ts'
import { publicationForm } from './publication-form.ts'
import { dataSets } from './sets.ts'
import { currentPublication } from './store.ts'

const router = createRouter()

// One address: the desk of those who keep it, and the page of everybody else where the council has opened it.
router.get('/open-data', 'anyone', async (c) => {
  const { context } = c.var
  const [publication, visitor] = await Promise.all([currentPublication(context.db), recogniseVisitor(c)])
  if (visitor && may(visitor, 'see-open-data') && c.req.query('as') !== 'public') {
    c.set('actor', visitor)
    return desk(c, publication)
  }
  if (!publication.published) return !visitor && sessionSecret(c) ? askToSignIn(c) : notFound(c)
  const { organization } = await context.reference()
  c.header('Cache-Control', OPEN)
  return c.html(<PublicPage council={organization} publisherId={publication.publisherId} sets={dataSets} />)
})

router.post('/open-data', 'publish', async (c) => {
  const { context, actor } = c.var
  const form = publicationForm.parse(await readForm(c))
  const outcome = await keepPublication(context, actor, form)
  if (!outcome.ok) return desk(c, await currentPublication(context.db), form, outcome.refusals)
  const text = form.published
    ? 'Записано. Набори відкрито для всіх.'
    : 'Записано. Набори закрито для сторонніх.'
  return redirect(c, '/open-data', { text })
})

for (const set of dataSets) {
  router.get(`/open-data/${set.name}.csv`, 'anyone', async (c) => {
    const publication = await openTo(c)
    if (!publication) return notFound(c)
    const { mark, body } = await fileOf(c.var.context, set.name, publication)
    const etag = `"${hashOfSecret(mark)}"`
    const headers = {
      ...headersOf(publication),
      ETag: etag,
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': contentDisposition('attachment', `${set.name}.csv`),
    }
    if (isKnown(c, etag)) return c.body(null, 304, headers)
    // Hono answers HEAD with the headers of GET, so no body has to be made for it.
    return c.req.method === 'HEAD' ? c.body(null, 200, headers) : c.body(streamed(body()), 200, headers)
  })

  router.get(`/open-data/${set.name}.json`, 'anyone', async (c) => {
    const publication = await openTo(c)
    if (!publication) return notFound(c)
    const { organization } = await c.var.context.reference()
    const passport = passportOf(set, { name: organization, id: publication.publisherId })
    return c.body(`${JSON.stringify(passport, null, 2)}\n`, 200, {
      ...headersOf(publication),
      'Content-Type': 'application/csvm+json; charset=utf-8',
    })
  })
}

export const openDataRoutes = router

// Any cache may keep the file but must revalidate it each time, so that a withdrawn file disappears at once.
const OPEN = 'public, no-cache'

/** What is published, for everybody; before that for those who keep it, who look at the files first. */
async function openTo(c: RequestContext): Promise<Publication | null> {
  const publication = await currentPublication(c.var.context.db)
  if (publication.published) return publication
  const visitor = await recogniseVisitor(c)
  return visitor && may(visitor, 'see-open-data') ? publication : null
}

function headersOf({ published }: Publication): Record<string, string> {
  if (!published) return { 'Cache-Control': 'private, no-store' }
  return {
    'Cache-Control': OPEN,
    // Open data are read by pages of others as well.
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  }
}

interface PublishedFile {
  /** what is another text as soon as the file is another one */
  mark: string
  body(): AsyncGenerator<string> | Generator<string>
}

async function fileOf(
  context: AppContext,
  name: DataSetName,
  publication: Publication,
): Promise<PublishedFile> {
  if (name === 'acts')
    return { mark: await actsMark(context, publication), body: () => actsFile(context, publication) }
  const { reports, clock } = context
  const key = `${clock.today()} ${publication.version}`
  const file = await keptFile(reports, { name, key, now: clock.now() }, async () => {
    const questions = await finishedHalfYears(context)
    return name === 'half-year'
      ? halfYearFile(context, questions)
      : departmentsFile(context, publication, questions)
  })
  return {
    mark: file,
    body: function* () {
      yield file
    },
  }
}

/** As fast as it is read, and no more of it in memory than a piece. */
function streamed(pieces: AsyncGenerator<string> | Generator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}

async function desk(
  c: RequestContext,
  publication: Publication,
  typed?: PublicationDraft,
  refusals: Refusal[] = [],
) {
  const { context, today } = c.var
  const actor: Actor = c.var.actor
  const years = await yearsOfActs(context)
  const requestedYear = Number(c.req.query('year'))
  const year = years.find((one) => one.year === requestedYear)?.year ?? years[0]?.year ?? yearOf(today)
  const [acts, history, { organization }] = await Promise.all([
    actsOfYear(context, publication, year),
    publicationHistory(context.db),
    context.reference(),
  ])
  const form = typed ?? {
    published: publication.published,
    publisherId: publication.publisherId ?? '',
    places: publication.places.join('\n'),
    version: String(publication.version),
  }
  const page = (
    <OpenDataPage
      publication={publication}
      organization={organization}
      sets={dataSets}
      years={years}
      year={year}
      acts={acts}
      page={pageOf(c.req.query('page'))}
      history={history}
      form={{
        ...form,
        version: String(versionKept({ version: form.version }, refusals) ?? publication.version),
      }}
      mayPublish={may(actor, 'publish')}
      mayEdit={may(actor, 'register')}
      errors={sentencesOf(refusals)}
    />
  )
  return renderPage(c, { title: 'Відкриті дані', status: statusOf(refusals) }, page)
}
