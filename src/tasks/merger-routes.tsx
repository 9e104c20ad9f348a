import { z } from 'zod'
import { MergerPage } from '../../views/tasks/merger-page.tsx'
import type { Choice } from '../kernel/choice.ts'
import { formatDay } from '../kernel/day.ts'
import { requiredDay, text } from '../kernel/form-fields.ts'
import { plural } from '../kernel/plural.ts'
import { allDepartments, type Department } from '../people/store.ts'
import { type FormPage, showForm, takeForm } from '../web/form-page.ts'
import { createRouter } from '../web/router.ts'
import { mergeDepartments } from './actions/merge-departments.ts'

const router = createRouter()

router.get('/executors/departments/:id/merger', 'keep-people', (c) => showForm(c, merger))
router.post('/executors/departments/:id/merger', 'keep-people', (c) => takeForm(c, merger))

export const mergerRoutes = router

interface Merging {
  department: Department
  others: Choice[]
}

const mergerFields = z.object({ into: text, on: requiredDay, ground: text })

const merger: FormPage<Merging, z.infer<typeof mergerFields>, { moved: number }> = {
  load: async (c) => {
    const open = (await allDepartments(c.var.context.db)).filter(({ closed_on }) => !closed_on)
    const department = open.find(({ id }) => id === c.req.param('id'))
    const others = open
      .filter((one) => one !== department)
      .map(({ id, name }) => ({ value: id, label: name }))
    return department && { department, others }
  },
  first: (c) => ({ on: formatDay(c.var.today) }),
  fields: mergerFields,
  perform: ({ c, loaded, input }) =>
    mergeDepartments(c.var.context, c.var.actor, { id: loaded.department.id, ...input }),
  done: ({ moved }, { input }) => [
    `/executors/departments/${input.into}`,
    `Підрозділи об’єднано, передано ${moved} ${plural(moved, 'завдання', 'завдання', 'завдань')}.`,
  ],
  page: (_, loaded, { values, errors }) => ({
    title: 'Приєднати до іншого підрозділу',
    body: <MergerPage {...loaded} values={values} errors={errors} />,
  }),
}
