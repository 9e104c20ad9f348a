import { RepliesPage } from '../../../views/letters/replies-page.tsx'
import { ReplyPage } from '../../../views/letters/reply-page.tsx'
import { dropAll, type ReceivedFile } from '../../files/received-file.ts'
import { readFileRules } from '../../files/store.ts'
import { answerContent } from '../../files/web/content-answer.ts'
import { receiveFiles } from '../../files/web/upload-form.ts'
import { dayOf, formatDay } from '../../kernel/day.ts'
import { type Refusal, type Result, refusalsOf } from '../../kernel/result.ts'
import { readActForm } from '../../tasks/act-form.ts'
import { reports } from '../../tasks/acts/reports.ts'
import { notFound } from '../../web/answers.tsx'
import type { RequestContext } from '../../web/app-env.ts'
import { redirect } from '../../web/flash.tsx'
import { type Form, readForm } from '../../web/form.ts'
import { sentencesOf, statusOf } from '../../web/refusal-answer.ts'
import { renderPage } from '../../web/render-page.tsx'
import { createRouter } from '../../web/router.ts'
import { type OpenReply, repliesWaiting, replyFor } from './mail-replies.ts'
import { dismissReply, nameTaskOfReply, noteReply, reportReply } from './resolve-reply.ts'
import { type TakenReply, takeReply } from './take-reply.ts'

const router = createRouter()

router.get('/replies', 'control', (c) => repliesPage(c, []))

router.post('/replies', 'control', async (c) => {
  const { context } = c.var
  const received = await receiveFiles(c, { ...(await readFileRules(context.db)), types: ['eml', 'txt'] })
  if (!received.ok) return repliesPage(c, received.refusals)
  const taken: TakenReply[] = []
  for (const file of received.value)
    taken.push(await takeReply(context, await bytesOf(c, file), { byPerson: true }))
  await dropAll(received.value)
  return redirect(c, '/replies', { text: taken.map(({ became }) => takenWords[became]).join(' ') })
})

router.get('/replies/:id', 'see-register', async (c) => {
  const reply = await seen(c)
  return reply ? replyPage(c, reply, firstValues(reply), []) : notFound(c)
})

router.get('/replies/:id/files/:position', 'see-register', async (c) => {
  const reply = await seen(c)
  const file = reply?.files.find(({ position }) => String(position) === c.req.param('position'))
  return file ? answerContent(c, file, 'attachment') : notFound(c)
})

router.post('/replies/:id/task', 'control', async (c) => {
  const form = await readForm(c)
  const { context, actor } = c.var
  const id = c.req.param('id')
  const typed = textOf(form, 'task').trim()
  const task = /[?&]task=([0-9a-z]{20})\b/.exec(typed)?.[1] ?? /([0-9a-z]{20})$/.exec(typed)?.[1] ?? ''
  const outcome = await nameTaskOfReply(context, actor, id, task)
  return outcome.ok ? redirect(c, `/replies/${id}`) : again(c, form, outcome)
})

router.post('/replies/:id/report', 'report', async (c) => {
  const form = await readForm(c)
  const { context, actor } = c.var
  const input = readActForm(reports, form)
  const outcome = input.ok ? await reportReply(context, actor, c.req.param('id'), input.value) : input
  return outcome.ok
    ? redirect(c, `/tasks/${outcome.value.row.id}`, { text: 'Відповідь стала звітом.' })
    : again(c, form, outcome)
})

router.post('/replies/:id/note', 'execute', async (c) => {
  const { context, actor } = c.var
  const reply = await seen(c)
  if (!reply) return notFound(c)
  const outcome = await noteReply(context, actor, reply.row.id, reply.row.text)
  return outcome.ok
    ? redirect(c, `/tasks/${outcome.value.row.id}`, { text: 'Інформацію записано; строк іде далі.' })
    : again(c, {}, outcome)
})

router.post('/replies/:id/dismissal', 'report', async (c) => {
  const { context, actor } = c.var
  const outcome = await dismissReply(context, actor, c.req.param('id'))
  if (!outcome.ok) return again(c, {}, outcome)
  const { controls, row } = outcome.value
  return redirect(c, controls ? '/replies' : `/tasks/${row.task_id}`, { text: 'Відповідь відхилено.' })
})

export const replyRoutes = router

const takenWords: Record<TakenReply['became'], string> = {
  matched: 'Лист додано, завдання впізнано.',
  waiting: 'Лист додано: виберіть, якого завдання він стосується.',
  known: 'Такий лист тут уже є.',
  machine: 'Це автоматична відповідь, її не додано.',
  stranger: 'Лист не додано.',
}

function seen(c: RequestContext): Promise<OpenReply | undefined> {
  return replyFor(c.var.context, c.var.actor, c.req.param('id') ?? '')
}

// What was received is read from where files lie; it gets no row, so the sweep takes it.
async function bytesOf(c: RequestContext, { content }: ReceivedFile): Promise<Uint8Array> {
  await content.keep()
  return new Uint8Array(await new Response(await c.var.context.files.open(content.hash)).arrayBuffer())
}

function firstValues({ row }: OpenReply): Record<string, string> {
  return { text: row.text, executedOn: formatDay(dayOf(row.received_at)) }
}

async function again(c: RequestContext, form: Form, outcome: Result<unknown>) {
  const reply = await seen(c)
  if (!reply) return notFound(c)
  const typed = Object.fromEntries(Object.keys(form).map((name) => [name, textOf(form, name)]))
  return replyPage(c, reply, { ...firstValues(reply), ...typed }, refusalsOf(outcome))
}

function replyPage(c: RequestContext, reply: OpenReply, values: Record<string, string>, refusals: Refusal[]) {
  const page = <ReplyPage reply={reply} values={values} errors={sentencesOf(refusals)} />
  return renderPage(c, { title: 'Відповідь поштою', status: statusOf(refusals) }, page)
}

async function repliesPage(c: RequestContext, refusals: Refusal[]) {
  const page = <RepliesPage replies={await repliesWaiting(c.var.context.db)} errors={sentencesOf(refusals)} />
  return renderPage(c, { title: 'Відповіді поштою', status: statusOf(refusals) }, page)
}

function textOf(form: Form, name: string): string {
  const value = form[name]
  return typeof value === 'string' ? value : ''
}
