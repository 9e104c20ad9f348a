import { z } from 'zod'
import { MergerPage } from '../../views/tasks/merger-page.tsx'
import { formatDay } from '../kernel/day.ts'
import { requiredDay, text } from '../kernel/form-fields.ts'
import { parseInput } from '../kernel/parse-input.ts'
import { plural } from '../kernel/plural.ts'
import type { Refusal } from '../kernel/result.ts'
import { allDepartments } from '../people/store.ts'
import { notFound } from '../web/answers.tsx'
import type { RequestContext } from '../web/app-env.ts'
import { redirect } from '../web/flash.tsx'
import { readForm } from '../web/form.ts'
import { sentencesOf, statusOf } from '../web/refusal-answer.ts'
import { renderPage } from '../web/render-page.tsx'
import { createRouter } from '../web/router.ts'
import { mergeDepartments } from './actions/merge-departments.ts'

const router = createRouter()

router.get('/executors/departments/:id/merger', 'keep-people', (c) => mergerPage(c, c.req.param('id')))

router.post('/executors/departments/:id/merger', 'keep-people', async (c) => {
  const id = c.req.param('id')
  const form = await readForm(c)
  const input = parseInput(mergerForm, form)
  const outcome = input.ok ? await mergeDepartments(c.var.context, c.var.actor, id, input.value) : input
  if (!outcome.ok) return mergerPage(c, id, typed.parse(form), outcome.refusals)
  const { moved } = outcome.value
  const said = `Підрозділи об’єднано, передано ${moved} ${plural(moved, 'завдання', 'завдання', 'завдань')}.`
  return redirect(c, `/executors/departments/${String(form['into'])}`, { text: said })
})

export const mergerRoutes = router

const mergerForm = z.object({ into: text, on: requiredDay, ground: text })
const words = text.catch('')
const typed = z.object({ into: words, on: words, ground: words })

async function mergerPage(
  c: RequestContext,
  id: string,
  form: Record<string, string> = { on: formatDay(c.var.today) },
  refusals: Refusal[] = [],
) {
  const departments = (await allDepartments(c.var.context.db)).filter((one) => !one.closed_on)
  const department = departments.find((one) => one.id === id)
  if (!department) return notFound(c)
  const page = (
    <MergerPage
      department={department}
      others={departments
        .filter((one) => one !== department)
        .map((one) => ({ value: one.id, label: one.name }))}
      form={form}
      errors={sentencesOf(refusals)}
    />
  )
  const status = statusOf(refusals)
  return renderPage(c, { title: 'Приєднати до іншого підрозділу', status }, page)
}
