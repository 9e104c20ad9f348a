import { z } from 'zod'
import { LeavesPage } from '../../views/people/leaves-page.tsx'
import { requiredDay, text } from '../kernel/form-fields.ts'
import { parseInput } from '../kernel/parse-input.ts'
import type { Refusal } from '../kernel/result.ts'
import { notFound } from '../web/answers.tsx'
import type { RequestContext } from '../web/app-env.ts'
import { redirect } from '../web/flash.tsx'
import { readForm } from '../web/form.ts'
import { sentencesOf, statusOf } from '../web/refusal-answer.ts'
import { renderPage } from '../web/render-page.tsx'
import { createRouter } from '../web/router.ts'
import { endLeave } from './actions/end-leave.ts'
import { recordLeave } from './actions/record-leave.ts'
import { leavesOf } from './lists/leaves.ts'
import { findPersonCard } from './lists/person.ts'

const router = createRouter()

router.get('/executors/people/:id/leaves', 'keep-people', (c) => leavesPage(c, c.req.param('id')))

router.post('/executors/people/:id/leaves', 'keep-people', async (c) => {
  const id = c.req.param('id')
  const form = await readForm(c)
  const input = parseInput(leaveForm, form)
  const outcome = input.ok ? await recordLeave(c.var.context, c.var.actor, id, input.value) : input
  if (!outcome.ok) return leavesPage(c, id, typed.parse(form), outcome.refusals)
  return redirect(c, `/executors/people/${id}/leaves`, {
    text: 'Заступництво записано: права діють лише в ці дні.',
  })
})

router.post('/executors/leaves/:id/ending', 'keep-people', async (c) => {
  const form = endingForm.parse(await readForm(c))
  const outcome = await endLeave(c.var.context, c.var.actor, c.req.param('id'), form.reason)
  if (outcome.ok)
    return redirect(c, `/executors/people/${outcome.value.personId}/leaves`, {
      text: 'Заступництво припинено.',
    })
  return leavesPage(c, form.person, undefined, outcome.refusals)
})

export const leaveRoutes = router

const leaveForm = z.object({
  substitute: text,
  from: requiredDay,
  to: requiredDay,
  orderNumber: text,
  orderDate: requiredDay,
})
const words = text.catch('')
const typed = z.object({ substitute: words, from: words, to: words, orderNumber: words, orderDate: words })
const endingForm = z.object({ person: words, reason: words })

async function leavesPage(
  c: RequestContext,
  id: string,
  form: Record<string, string> = {},
  refusals: Refusal[] = [],
) {
  const { context, today } = c.var
  const [card, leaves] = await Promise.all([findPersonCard(context.db, id), leavesOf(context.db, id)])
  if (!card) return notFound(c)
  const page = (
    <LeavesPage
      person={card.person}
      leaves={leaves}
      today={today}
      form={form}
      errors={sentencesOf(refusals)}
    />
  )
  const status = statusOf(refusals)
  return renderPage(c, { title: `Заступництво: ${card.person.short_name}`, status }, page)
}
