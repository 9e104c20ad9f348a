import { z } from 'zod'
import { LeavesPage } from '../../views/people/leaves-page.tsx'
import { requiredDay, text } from '../kernel/form-fields.ts'
import { redirect } from '../web/flash.tsx'
import { readForm } from '../web/form.ts'
import { type FormPage, type PageOfForms, showForm, takeForm } from '../web/form-page.ts'
import { createRouter } from '../web/router.ts'
import { endLeave } from './actions/end-leave.ts'
import { recordLeave } from './actions/record-leave.ts'
import { type Leave, leavesOf } from './lists/leaves.ts'
import { findPersonCard, type PersonCard } from './lists/person.ts'

const router = createRouter()

router.get('/executors/people/:id/leaves', 'keep-people', (c) => showForm(c, leavesPage()))
router.post('/executors/people/:id/leaves', 'keep-people', (c) => takeForm(c, leaving))

router.post('/executors/leaves/:id/ending', 'keep-people', async (c) => {
  const { person, reason } = z.object({ person: text, reason: text }).parse(await readForm(c))
  const outcome = await endLeave(c.var.context, c.var.actor, { leaveId: c.req.param('id'), reason })
  if (!outcome.ok) return showForm(c, leavesPage(person), { refusals: outcome.refusals })
  const path = `/executors/people/${outcome.value.personId}/leaves`
  return redirect(c, path, { text: 'Заступництво припинено.' })
})

export const leaveRoutes = router

interface Shown {
  person: PersonCard['person']
  leaves: Leave[]
}

/** The page of this person, or of the one in the address. */
function leavesPage(of?: string): PageOfForms<Shown> {
  return {
    load: async (c) => {
      const id = of ?? c.req.param('id') ?? ''
      const { db } = c.var.context
      const [card, leaves] = await Promise.all([findPersonCard(db, id), leavesOf(db, id)])
      return card && { person: card.person, leaves }
    },
    page: (c, { person, leaves }, { values, errors }) => ({
      title: `Заступництво: ${person.short_name}`,
      body: (
        <LeavesPage person={person} leaves={leaves} today={c.var.today} values={values} errors={errors} />
      ),
    }),
  }
}

const leaveFields = z.object({
  substitute: text,
  from: requiredDay,
  to: requiredDay,
  orderNumber: text,
  orderDate: requiredDay,
})

const leaving: FormPage<Shown, z.infer<typeof leaveFields>> = {
  ...leavesPage(),
  fields: leaveFields,
  perform: ({ c, loaded, input }) =>
    recordLeave(c.var.context, c.var.actor, { personId: loaded.person.id, leave: input }),
  done: (_, { loaded }) => [
    `/executors/people/${loaded.person.id}/leaves`,
    'Заступництво записано: права діють лише в ці дні.',
  ],
}
