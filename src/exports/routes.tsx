import { ExportPage, ExportState } from '../../views/exports/exports-page.tsx'
import { ExportListPage } from '../../views/exports/list-page.tsx'
import { contentDisposition } from '../files/content-disposition.ts'
import { answerContent } from '../files/web/content-answer.ts'
import { formatDay } from '../kernel/day.ts'
import { type ListFormat, listFormats } from '../kernel/list-format.ts'
import type { Refusal } from '../kernel/result.ts'
import { notFound } from '../web/answers.tsx'
import type { RequestContext } from '../web/app-env.ts'
import { redirect } from '../web/flash.tsx'
import { readForm } from '../web/form.ts'
import { sentencesOf, statusOf } from '../web/refusal-answer.ts'
import { renderPage } from '../web/render-page.tsx'
import { createRouter } from '../web/router.ts'
import { requestExport } from './actions/request-export.ts'
import { withdrawExport } from './actions/withdraw-export.ts'
import { stillOpen } from './lists/still-open.ts'
import { type ExportJob, exportJobsOf, findExportJob } from './store.ts'

const router = createRouter()

router.get('/prepared', 'signed-in', (c) => listPage(c, []))

router.post('/prepared', 'signed-in', async (c) => {
  const { context, actor, today } = c.var
  const form = await readForm(c)
  const address = String(form['list'] ?? '')
  const format: ListFormat = form['format'] === 'csv' ? 'csv' : 'xlsx'
  const outcome = await requestExport(context, actor, { address, format })
  if (!outcome.ok) return refused(c, outcome.refusals)
  const answer = outcome.value
  if (answer.kind === 'file') {
    const bytes = await new Response(ReadableStream.from(answer.pieces)).arrayBuffer()
    return c.body(bytes, 200, {
      'Content-Type': listFormats[format].media,
      'Content-Disposition': contentDisposition('attachment', fileName(answer.name, today, format)),
    })
  }
  c.var.runtime.toPrepare?.(c)
  return redirect(c, `/prepared/${answer.id}`)
})

router.get('/prepared/:id', 'signed-in', async (c) => {
  const { context, actor } = c.var
  const file = await findExportJob(context.db, actor.accountId, c.req.param('id'))
  if (!file || file.state === 'withdrawn') return notFound(c)
  const open = file.state === 'ready' && (await stillOpen(context.reports, actor, file))
  const inWork = file.state === 'waiting' || file.state === 'running'
  return renderPage(
    c,
    {
      title: `${file.name}: файл`,
      refreshes: inWork ? 5 : undefined,
      parts: { prepared: <ExportState file={file} open={open} /> },
    },
    <ExportPage file={file} open={open} />,
  )
})

router.get('/prepared/:id/file', 'signed-in', async (c) => {
  const { context, actor } = c.var
  const file = await findExportJob(context.db, actor.accountId, c.req.param('id'))
  if (!file || file.hash === null || !(await stillOpen(context.reports, actor, file))) return notFound(c)
  const name = fileName(file.name, file.asked_on, file.format)
  const content = {
    hash: file.hash,
    name,
    type: file.format,
    media: listFormats[file.format].media,
    bytes: file.bytes!,
  }
  return answerContent(c, content, 'attachment')
})

router.post('/prepared/:id/withdrawal', 'signed-in', async (c) => {
  const { context, actor } = c.var
  const outcome = await withdrawExport(context, actor, c.req.param('id'))
  if (!outcome.ok) return refused(c, outcome.refusals)
  return redirect(c, '/prepared', { text: `Файл «${outcome.value.name}» прибрано.` })
})

export const exportRoutes = router

function refused(c: RequestContext, refusals: Refusal[]) {
  return refusals.some(({ code }) => code === 'not-found') ? notFound(c) : listPage(c, refusals)
}

async function listPage(c: RequestContext, refusals: Refusal[]) {
  const { context, actor } = c.var
  const files = await exportJobsOf(context.db, actor.accountId)
  const page = <ExportListPage files={files} errors={sentencesOf(refusals)} />
  return renderPage(c, { title: 'Підготовлені файли', status: statusOf(refusals) }, page)
}

function fileName(name: string, day: ExportJob['asked_on'], format: ListFormat): string {
  return `${name.replace(/[\\/:*?"<>|]/g, ' ')} ${formatDay(day)}.${format}`
}
