import { AnswerClosedPage, AnswerPage } from '../../../views/letters/answer-page.tsx'
import { askingNotes } from '../../deadlines/extension.ts'
import { dropAll, type ReceivedFile } from '../../files/received-file.ts'
import { readFileRules } from '../../files/store.ts'
import { receiveForm } from '../../files/web/upload-form.ts'
import { formatDay } from '../../kernel/day.ts'
import { done, type Refusal, type Result } from '../../kernel/result.ts'
import type { FormAct } from '../../tasks/act.ts'
import { sendActForm } from '../../tasks/act-form.ts'
import { extensionFacts } from '../../tasks/actions/case-of.ts'
import { withEvidence } from '../../tasks/actions/with-evidence.ts'
import { findTask } from '../../tasks/store.ts'
import { taskStatusOf } from '../../tasks/task-status.ts'
import { whyDue } from '../../tasks/why-due.ts'
import type { RequestContext } from '../../web/app-env.ts'
import { redirect } from '../../web/flash.tsx'
import { type Form, isGroup, isMultipart, readForm, typedValues } from '../../web/form.ts'
import { htmlAnswer } from '../../web/html-answer.ts'
import { sentencesOf, statusOf } from '../../web/refusal-answer.ts'
import { createRouter } from '../../web/router.ts'
import { answerByLink, noteAnswer } from './answer-by-link.ts'
import { type AnswerCase, answerCase, type LinkAct, linkActs } from './answer-case.ts'
import { answerLinkPath } from './answer-link.ts'

const router = createRouter()

// Mail scanners open every link: looking at it changes nothing, whatever scripts they run.
router.get('/answer/:token', 'anyone', async (c) => {
  const found = await openLink(c)
  return found instanceof Response ? found : answerPage(c, found)
})

for (const act of linkActs) {
  router.post(`/answer/:token/${act.name}`, 'anyone', async (c) => {
    const found = await openLink(c)
    if (found instanceof Response) return found
    const { context, runtime } = c.var
    const noted = await noteAnswer(context, found.itemId, runtime.addressOf?.(c))
    if (!noted.ok) return answerPage(c, found, { act: act.name, refusals: noted.refusals })
    const { form, files } = await readAnswer(c, act, found)
    const { actor, task } = found
    const send = (received: ReceivedFile[]) => {
      const also = withEvidence(context, actor, received)
      return answerByLink(
        found,
        act.name,
        () => sendActForm(context, actor, { act, taskId: task.row.id, form: form[act.name] ?? {}, also }),
        () => findTask(context.db, task.row.id),
      )
    }
    const outcome = files.ok ? await send(files.value).finally(() => dropAll(files.value)) : files
    if (outcome.ok) return redirect(c, answerLinkPath(c.req.param('token') ?? ''))
    const now = await openLink(c)
    if (now instanceof Response) return now
    const filesLost = !files.ok || files.value.length > 0
    return answerPage(c, now, { act: act.name, form, filesLost, refusals: outcome.refusals })
  })
}

export const answerRoutes = router

/** The case that the link opens, or the page that explains why it is closed. */
async function openLink(c: RequestContext): Promise<AnswerCase | Response> {
  c.header('Referrer-Policy', 'no-referrer')
  c.header('X-Robots-Tag', 'noindex, nofollow')
  c.header('Cache-Control', 'no-store')
  const found = await answerCase(c.var.context, c.req.param('token') ?? '')
  if (found && !('closed' in found)) return found
  const { organization } = await c.var.context.reference()
  const page = <AnswerClosedPage council={organization} closed={found?.closed ?? null} />
  return c.html(page, found ? 410 : 404)
}

/** What was sent; the files of an answer that is not open to this person are passed over. */
async function readAnswer(
  c: RequestContext,
  act: FormAct<LinkAct, unknown>,
  { acts }: AnswerCase,
): Promise<{ form: Form; files: Result<ReceivedFile[]> }> {
  if (!act.evidence || !isMultipart(c)) return { form: await readForm(c), files: done([]) }
  const { fields, files } = await receiveForm(c, await readFileRules(c.var.context.db), !acts.includes(act))
  return { form: fields, files }
}

interface Refused {
  act: LinkAct
  refusals: Refusal[]
  form?: Form
  filesLost?: boolean
}

async function answerPage(c: RequestContext, found: AnswerCase, refused?: Refused) {
  const { context, today } = c.var
  const { task, document, acts, actor } = found
  const [{ organization, kind, calendar }, extension, rules] = await Promise.all([
    context.reference(),
    extensionFacts(context, task),
    readFileRules(context.db),
  ])
  const typed = refused?.form?.[refused.act]
  const page = (
    <AnswerPage
      council={organization}
      path={answerLinkPath(c.req.param('token') ?? '')}
      task={task}
      document={{ ...document, kind: kind(task.row.kind)?.name ?? task.row.kind }}
      byLink={actor.byLink}
      status={taskStatusOf(task.row, today, calendar)}
      why={whyDue(task.row, task.state)}
      acts={acts.map((act) => ({
        act: act.name,
        label: act.words.label,
        notes: act.name === 'extension-requests' ? askingNotes({ ...extension, requestedOn: today }) : [],
        evidence: act.evidence ? rules : undefined,
      }))}
      today={formatDay(today)}
      open={refused?.act}
      typed={typed && isGroup(typed) ? typedValues(typed) : {}}
      errors={sentencesOf(refused?.refusals ?? []).map(({ field, message }) => ({
        message,
        field: field && field !== 'files' ? `${refused!.act}[${field}]` : field,
      }))}
      filesLost={refused?.filesLost ?? false}
    />
  )
  return htmlAnswer(c, page, refused ? statusOf(refused.refusals) : 200)
}
