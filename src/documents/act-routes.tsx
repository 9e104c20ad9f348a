import { DocumentActPage } from '../../views/documents/act-page.tsx'
import { maySeeDocument } from '../access/may-see.ts'
import { onControl } from '../deadlines/on-control.ts'
import { type DocumentRow, findDocument } from '../journals/store.ts'
import { formatDay } from '../kernel/day.ts'
import type { Refusal } from '../kernel/result.ts'
import { readActForm } from '../tasks/act-form.ts'
import { documentCard } from '../tasks/lists/document-with-tasks.ts'
import { notFound } from '../web/answers.tsx'
import type { RequestContext } from '../web/app-env.ts'
import { redirect } from '../web/flash.tsx'
import { readForm, typedValues } from '../web/form.ts'
import { versionKept } from '../web/form-page.ts'
import { sentencesOf, statusOf } from '../web/refusal-answer.ts'
import { renderPage } from '../web/render-page.tsx'
import { createRouter } from '../web/router.ts'
import { type DocumentFormAct, whyNotDocument } from './act.ts'
import { performDocumentAct } from './actions/perform-document-act.ts'
import { type DocumentFormActName, documentFormActs } from './acts.ts'
import { documentCase } from './document-case.ts'

const router = createRouter()

for (const act of documentFormActs) {
  router.get(`/documents/:id/${act.name}`, act.right, async (c) => {
    const document = await seenDocument(c)
    if (!document) return notFound(c)
    const why = whyNotDocument(act, await documentCase(c.var.context, document), c.var.actor)
    if (why && why !== act.first?.code) return notFound(c)
    return actPage(c, act, { document, refusals: why ? [{ code: why }] : [] })
  })

  router.post(`/documents/:id/${act.name}`, act.right, async (c) => {
    const form = await readForm(c)
    const document = await seenDocument(c)
    if (!document) return notFound(c)
    const { context, actor } = c.var
    const input = readActForm(act, form)
    const outcome = input.ok
      ? await performDocumentAct(context, actor, {
          act,
          documentId: document.id,
          input: input.value,
          version: Number(form['version']),
        })
      : input
    if (!outcome.ok)
      return actPage(c, act, { document, values: typedValues(form), refusals: outcome.refusals })
    return redirect(c, `/documents/${document.id}`, { text: act.done })
  })
}

export const documentActRoutes = router

interface Shown {
  document: DocumentRow
  values?: Record<string, string>
  refusals: Refusal[]
}

async function seenDocument(c: RequestContext): Promise<DocumentRow | undefined> {
  const { context, actor } = c.var
  const document = await findDocument(context.db, c.req.param('id') ?? '')
  return document && (await maySeeDocument(context.db, actor, document.id)) ? document : undefined
}

async function actPage(
  c: RequestContext,
  act: DocumentFormAct<DocumentFormActName, unknown>,
  { document, values = act.values?.(document) ?? {}, refusals }: Shown,
) {
  const name = `№ ${document.number} від ${formatDay(document.registered_on)}`
  const waits = refusals.some(({ code }) => code === 'document-on-control')
  const page = (
    <DocumentActPage
      act={act}
      document={{ ...document, version: versionKept(values, refusals) ?? document.version }}
      name={name}
      values={values}
      errors={sentencesOf(refusals)}
      onControl={waits ? await pointsOnControl(c, document) : []}
    />
  )
  return renderPage(c, { title: `${act.words.short} ${name}`, status: statusOf(refusals) }, page)
}

async function pointsOnControl({ var: { context, actor } }: RequestContext, { id }: DocumentRow) {
  const card = await documentCard(context.db, actor, id)
  return card!.tasks
    .filter(({ row }) => onControl.of(row))
    .map(({ row }) => ({
      label: [row.point, row.text].filter(Boolean).join('. '),
      href: `/documents/${id}?task=${row.id}`,
    }))
}
