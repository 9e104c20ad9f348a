import { z } from 'zod'
import {
  EXPLAINED_AT_ONCE,
  ExplanationsPage,
  type TaskToExplain,
} from '../../../views/reports/explanations-page.tsx'
import { pageOf } from '../../kernel/address.ts'
import { daysBetween } from '../../kernel/day.ts'
import { text } from '../../kernel/form-fields.ts'
import { parseInput } from '../../kernel/parse-input.ts'
import type { Refusal } from '../../kernel/result.ts'
import type { RequestContext } from '../../web/app-env.ts'
import { redirect } from '../../web/flash.tsx'
import { readForm } from '../../web/form.ts'
import { sentencesOf, statusOf } from '../../web/refusal-answer.ts'
import { renderPage } from '../../web/render-page.tsx'
import { createRouter } from '../../web/router.ts'
import { namedTasks } from '../figures/named-tasks.ts'
import { nowOn } from '../query/query.ts'
import { explainDelay } from './explain-delay.ts'
import { explanationForm } from './explanation-form.ts'
import { explainableTasks, explanationsOf, unexplainedCount } from './store.ts'

const router = createRouter()

const PAGE = '/reports/not-in-time/explanations'

router.get(PAGE, 'report', (c) => explanationsPage(c))

router.post(`${PAGE}/:task`, 'report', async (c) => {
  const { context, actor } = c.var
  const taskId = c.req.param('task')
  const sent = (await readForm(c))[taskId] ?? {}
  const input = parseInput(explanationForm, sent)
  const outcome = input.ok ? await explainDelay(context, actor, { taskId, input: input.value }) : input
  if (!outcome.ok) return explanationsPage(c, { taskId, ...typed.parse(sent) }, outcome.refusals)
  return redirect(c, `${PAGE}?page=${pageOf(c.req.query('page'))}`, { text: 'Записано до переліку.' })
})

export const explanationRoutes = router

const words = text.catch('')
const typed = z.object({ reason: words, standing: words, expectedOn: words })

async function explanationsPage(
  c: RequestContext,
  form?: { taskId: string } & z.output<typeof typed>,
  refusals: Refusal[] = [],
) {
  const { context, actor, today } = c.var
  const { db } = context
  const page = pageOf(c.req.query('page'))
  const ids = (await explainableTasks(db, actor, today).execute()).map(({ id }) => id)
  const shown = ids.slice((page - 1) * EXPLAINED_AT_ONCE, page * EXPLAINED_AT_ONCE)
  const [tasks, said, unexplained, { kinds }] = await Promise.all([
    namedTasks(db, actor, nowOn(today), shown),
    explanationsOf(db, shown),
    unexplainedCount(db, actor, today),
    context.reference(),
  ])
  const errors = sentencesOf(refusals).map((error) =>
    error.field && form ? { ...error, field: `${form.taskId}[${error.field}]` } : error,
  )
  return renderPage(
    c,
    { title: 'Причини прострочення', ...(refusals.length > 0 && { status: statusOf(refusals) }) },
    <ExplanationsPage
      tasks={tasks.flatMap((task): TaskToExplain[] =>
        task?.dueDay
          ? [{ ...task, daysLate: daysBetween(task.dueDay, today), said: said.get(task.id) ?? [] }]
          : [],
      )}
      total={ids.length}
      unexplained={unexplained}
      page={page}
      kinds={kinds}
      typed={form}
      errors={errors}
    />,
  )
}
