import { z } from 'zod'
import { FilesPage } from '../../../views/documents/files/files-page.tsx'
import { WithdrawalPage } from '../../../views/documents/files/withdrawal-page.tsx'
import { maySeeDocument } from '../../access/may-see.ts'
import type { FilesOf } from '../../files/file-place.ts'
import { kindOfFile } from '../../files/file-type.ts'
import { type FileRow, readFileRules } from '../../files/store.ts'
import { answerContent } from '../../files/web/content-answer.ts'
import { receiveFiles } from '../../files/web/upload-form.ts'
import { findDocument } from '../../journals/store.ts'
import { formatDay } from '../../kernel/day.ts'
import { text } from '../../kernel/form-fields.ts'
import type { Refusal } from '../../kernel/result.ts'
import { findTask } from '../../tasks/store.ts'
import { notFound } from '../../web/answers.tsx'
import type { RequestContext } from '../../web/app-env.ts'
import { redirect } from '../../web/flash.tsx'
import { readForm } from '../../web/form.ts'
import { sentencesOf, statusOf } from '../../web/refusal-answer.ts'
import { renderPage } from '../../web/render-page.tsx'
import { createRouter } from '../../web/router.ts'
import { type AddedFiles, addFiles } from './add-files.ts'
import { mayWithdraw } from './file-rights.ts'
import { filesShown } from './files-shown.ts'
import { openPlace } from './open-place.ts'
import { seenFile } from './seen-file.ts'
import { withdrawFile } from './withdraw-file.ts'

const router = createRouter()

router.get('/documents/:id/files', 'see-register', (c) => filesPage(c, { document: c.req.param('id') }, []))

router.post('/documents/:id/files', 'see-register', (c) => upload(c, { document: c.req.param('id') }))

router.post('/tasks/:id/files', 'see-register', (c) => upload(c, { task: c.req.param('id') }))

router.get('/files/:id', 'see-register', async (c) => {
  const file = await seenFile(c.var.context.db, c.var.actor, c.req.param('id'))
  return file ? answerContent(c, file, 'attachment') : notFound(c)
})

router.get('/files/:id/preview', 'see-register', async (c) => {
  const file = await seenFile(c.var.context.db, c.var.actor, c.req.param('id'))
  return file && kindOfFile(file.type).preview ? answerContent(c, file, 'inline') : notFound(c)
})

router.get('/files/:id/withdrawal', 'see-register', async (c) => {
  const file = await seenFile(c.var.context.db, c.var.actor, c.req.param('id'))
  if (!file || file.withdrawn_at || !mayWithdraw(file, c.var.actor)) return notFound(c)
  return withdrawalPage(c, file, '', [])
})

router.post('/files/:id/withdrawal', 'see-register', async (c) => {
  const { reason } = z.object({ reason: text.catch('') }).parse(await readForm(c))
  const { context, actor } = c.var
  const id = c.req.param('id')
  const outcome = await withdrawFile(context, actor, id, reason)
  if (outcome.ok)
    return redirect(c, `/documents/${outcome.value.document_id}#files`, {
      text: `Файл «${outcome.value.name}» вилучено, запис про нього лишився.`,
    })
  const file = await seenFile(context.db, actor, id)
  return file ? withdrawalPage(c, file, reason, outcome.refusals) : notFound(c)
})

export const fileRoutes = router

async function upload(c: RequestContext, filesOf: FilesOf): Promise<Response> {
  const { context, actor } = c.var
  // The right is checked before the bytes are read, so that no megabytes are sent in vain.
  const place = await openPlace(context, actor, filesOf)
  if (!place.ok && place.refusals.some(({ code }) => code === 'not-found')) return notFound(c)
  const received = place.ok ? await receiveFiles(c, await readFileRules(context.db)) : place
  const outcome = received.ok
    ? await addFiles(context, actor, { filesOf, received: received.value })
    : received
  if (outcome.ok) {
    const { documentId } = outcome.value
    const card =
      'task' in filesOf ? `/documents/${documentId}?task=${filesOf.task}` : `/documents/${documentId}`
    return redirect(c, `${card}#files`, { text: addedWords(outcome.value) })
  }
  return filesPage(c, filesOf, outcome.refusals)
}

function addedWords({ added, there }: AddedFiles): string {
  const names = (files: FileRow[]) => files.map(({ name }) => `«${name}»`).join(', ')
  return [
    ...(added.length > 0 ? [`Додано файли: ${names(added)}.`] : []),
    ...(there.length > 0 ? [`Такі самі тут уже є: ${names(there)}.`] : []),
  ].join(' ')
}

async function filesPage(c: RequestContext, filesOf: FilesOf, refusals: Refusal[]): Promise<Response> {
  const { context, actor } = c.var
  const task = 'task' in filesOf ? await findTask(context.db, filesOf.task) : undefined
  const id = 'document' in filesOf ? filesOf.document : (task?.row.document_id ?? '')
  const document = await findDocument(context.db, id)
  if (!document || !(await maySeeDocument(context.db, actor, id))) return notFound(c)
  const shown = await filesShown(context.db, actor, document, task)
  const name = `№ ${document.number} від ${formatDay(document.registered_on)}`
  const page = <FilesPage shown={shown} documentName={name} errors={sentencesOf(refusals)} />
  return renderPage(c, { title: `Файли ${name}`, status: statusOf(refusals) }, page)
}

function withdrawalPage(c: RequestContext, file: FileRow, reason: string, refusals: Refusal[]) {
  const page = <WithdrawalPage file={file} reason={reason} errors={sentencesOf(refusals)} />
  return renderPage(c, { title: 'Вилучити файл', status: statusOf(refusals) }, page)
}
