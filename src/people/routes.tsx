import { z } from 'zod'
import { DepartmentPage } from '../../views/people/department-page.tsx'
import { DepartmentsPage } from '../../views/people/departments-page.tsx'
import { NewDepartmentPage, NewPersonPage, type PersonForm } from '../../views/people/new-forms.tsx'
import { PersonPage } from '../../views/people/person-page.tsx'
import { suggestions } from '../../views/people/suggestions.ts'
import { may } from '../access/rights.ts'
import { signInLinkPath } from '../access/sign-in-link.ts'
import { formatDay, parseDay } from '../kernel/day.ts'
import { text } from '../kernel/form-fields.ts'
import { type Refusal, type Result, reject } from '../kernel/result.ts'
import { notFound } from '../web/answers.tsx'
import type { RequestContext } from '../web/app-env.ts'
import { redirect } from '../web/flash.tsx'
import { readForm } from '../web/form.ts'
import { sentencesOf, statusOf } from '../web/refusal-answer.ts'
import { renderPage } from '../web/render-page.tsx'
import { createRouter } from '../web/router.ts'
import { addDepartment } from './actions/add-department.ts'
import { addPerson } from './actions/add-person.ts'
import { closeDepartment } from './actions/close-department.ts'
import { invitePerson } from './actions/invite-person.ts'
import { keepPerson, type PersonInLetters } from './actions/keep-person.ts'
import { nameDeputy } from './actions/name-deputy.ts'
import { nameHead } from './actions/name-head.ts'
import { personLeaves, personReturns } from './actions/person-leaves.ts'
import { renameDepartment } from './actions/rename-department.ts'
import { findDepartmentCard } from './lists/department.ts'
import { type DepartmentList, departmentList } from './lists/departments.ts'
import { findPersonCard } from './lists/person.ts'
import { postInDative } from './post-dative.ts'
import { allDepartments, allPeople } from './store.ts'
import { suggestExecutors } from './suggest.ts'
import { matchersOf } from './words-match.ts'

const LONGEST_QUESTION = 200

const router = createRouter()

router.get('/executors', 'see-register', async (c) => {
  const { context, actor, today } = c.var
  const search = (c.req.query('text') ?? '').trim().slice(0, LONGEST_QUESTION)
  const list = found(await departmentList(context.db, today), search)
  const page = <DepartmentsPage {...list} search={search} asOf={today} mayKeep={may(actor, 'keep-people')} />
  return renderPage(c, { title: 'Підрозділи й люди', asOf: formatDay(today) }, page)
})

/** What a field of executors offers while somebody types; `people=1` where only a person will do. */
router.get('/executors/suggest', 'see-register', async (c) => {
  const { db } = c.var.context
  const question = (c.req.query('q') ?? '').slice(0, LONGEST_QUESTION)
  const [departments, people] = await Promise.all([allDepartments(db), allPeople(db)])
  const offered = suggestExecutors({ departments, people }, question, c.req.query('people') !== undefined)
  return c.html(suggestions(offered))
})

router.get('/executors/departments/new', 'keep-people', (c) => newDepartmentPage(c, ''))

router.post('/executors/departments', 'keep-people', async (c) => {
  const { name } = departmentForm.parse(await readForm(c))
  const outcome = await addDepartment(c.var.context, c.var.actor, name)
  if (!outcome.ok) return newDepartmentPage(c, name, outcome.refusals)
  return redirect(c, `/executors/departments/${outcome.value.id}`, { text: 'Підрозділ додано.' })
})

router.get('/executors/departments/:id', 'see-register', (c) => departmentPage(c, c.req.param('id')))

router.post('/executors/departments/:id/names', 'keep-people', async (c) => {
  const form = departmentForm.parse(await readForm(c))
  return departmentChanged(c, { form, said: 'Підрозділ перейменовано.' }, (id) => {
    const from = parseDay(form.from)
    if (!from) return Promise.resolve(reject(notADay('from', form.from)))
    return renameDepartment(c.var.context, c.var.actor, id, { name: form.name, from })
  })
})

router.post('/executors/departments/:id/closure', 'keep-people', async (c) => {
  const form = departmentForm.parse(await readForm(c))
  return departmentChanged(c, { form, said: 'Підрозділ закрито.' }, (id) => {
    const on = parseDay(form.on)
    return on
      ? closeDepartment(c.var.context, c.var.actor, id, on)
      : Promise.resolve(reject(notADay('on', form.on)))
  })
})

router.post('/executors/departments/:id/head', 'keep-people', async (c) => {
  const form = departmentForm.parse(await readForm(c))
  return departmentChanged(c, { form, said: 'Керівника записано.' }, (id) =>
    nameHead(c.var.context, c.var.actor, id, form.head || null),
  )
})

router.post('/executors/departments/:id/deputy', 'keep-people', async (c) => {
  const form = departmentForm.parse(await readForm(c))
  return departmentChanged(c, { form, said: 'Записано.' }, (id) =>
    nameDeputy(c.var.context, c.var.actor, id, form.deputy || null),
  )
})

router.get('/executors/people/new', 'keep-people', (c) =>
  newPersonPage(c, { name: '', department: c.req.query('department') ?? '', post: '', email: '' }),
)

router.post('/executors/people', 'keep-people', async (c) => {
  const form = personForm.parse(await readForm(c))
  const outcome = await addPerson(c.var.context, c.var.actor, {
    ...form,
    departmentId: form.department || null,
  })
  if (!outcome.ok) return newPersonPage(c, form, outcome.refusals)
  return redirect(c, `/executors/people/${outcome.value.id}`, {
    text: `${outcome.value.short_name}: додано.`,
  })
})

router.get('/executors/people/:id', 'keep-people', (c) => personPage(c, c.req.param('id')))

router.post('/executors/people/:id/letters', 'keep-people', async (c) => {
  const id = c.req.param('id')
  const letters = personInLetters.parse(await readForm(c))
  const outcome = await keepPerson(c.var.context, c.var.actor, id, letters)
  if (!outcome.ok) return personPage(c, id, { letters, refusals: outcome.refusals })
  return redirect(c, `/executors/people/${id}`, { text: 'Записано.' })
})

/** The link stands in the very answer: an address with the secret in it would be remembered on the way. */
router.post('/executors/people/:id/invitation', 'keep-people', async (c) => {
  const id = c.req.param('id')
  const form = personForm.parse(await readForm(c))
  const outcome = await invitePerson(c.var.context, c.var.actor, id, form)
  if (!outcome.ok) return personPage(c, id, { form, refusals: outcome.refusals })
  const origin = c.var.runtime.publicUrl ?? new URL(c.req.url).origin
  return personPage(c, id, { link: new URL(signInLinkPath(outcome.value.linkSecret), origin).href })
})

router.post('/executors/people/:id/departure', 'keep-people', async (c) => {
  const id = c.req.param('id')
  const form = personForm.parse(await readForm(c))
  const on = parseDay(form.on)
  const outcome = on ? await personLeaves(c.var.context, c.var.actor, id, on) : reject(notADay('on', form.on))
  if (!outcome.ok) return personPage(c, id, { form, refusals: outcome.refusals })
  const undo = `/executors/people/${id}/return`
  return redirect(c, `/executors/people/${id}`, { text: 'Звільнення записано, вхід закрито.', undo })
})

router.post('/executors/people/:id/return', 'keep-people', async (c) => {
  const id = c.req.param('id')
  const outcome = await personReturns(c.var.context, c.var.actor, id)
  return outcome.ok ? redirect(c, `/executors/people/${id}`, { text: 'Людину повернуто.' }) : notFound(c)
})

export const executorRoutes = router

const words = text.catch('')
const departmentForm = z.object({ name: words, from: words, on: words, head: words, deputy: words })
const personInLetters = z.object({
  mailbox: words,
  post: words,
  vocative: words,
  dative: words,
  postDative: words,
})
const personForm = z.object({
  name: words,
  department: words,
  post: words,
  email: words,
  role: words,
  on: words,
})

/** The departments that match, or have somebody who does; of the others' people only those who do. */
function found({ departments, others }: DepartmentList, search: string): DepartmentList {
  if (search === '') return { departments, others }
  for (const matches of matchersOf(search)) {
    const list = {
      departments: departments
        .map((department) => {
          if (matches(department.name)) return department
          const people = department.people.filter(({ name }) => matches(`${name} ${department.name}`))
          return { ...department, people }
        })
        .filter((department) => department.people.length > 0 || matches(department.name)),
      others: others.filter(({ name }) => matches(name)),
    }
    if (list.departments.length + list.others.length > 0) return list
  }
  return { departments: [], others: [] }
}

function notADay(field: string, typed: string): Refusal {
  if (typed.trim() === '') return { code: 'required', field }
  return { code: 'not-a-day', field, facts: { given: typed.slice(0, 40) } }
}

function newDepartmentPage(c: RequestContext, name: string, refusals: Refusal[] = []) {
  const status = statusOf(refusals)
  const page = <NewDepartmentPage name={name} errors={sentencesOf(refusals)} />
  return renderPage(c, { title: 'Новий підрозділ', status }, page)
}

async function newPersonPage(c: RequestContext, form: PersonForm, refusals: Refusal[] = []) {
  const departments = (await allDepartments(c.var.context.db)).filter((department) => !department.closed_on)
  const page = (
    <NewPersonPage
      form={form}
      departments={departments.map(({ id, name }) => ({ value: id, label: name }))}
      errors={sentencesOf(refusals)}
    />
  )
  return renderPage(c, { title: 'Нова людина', status: statusOf(refusals) }, page)
}

type DepartmentForm = z.infer<typeof departmentForm>

async function departmentChanged(
  c: RequestContext,
  { form, said }: { form: DepartmentForm; said: string },
  change: (id: string) => Promise<Result<void>>,
) {
  const id = c.req.param('id') ?? ''
  const outcome = await change(id)
  if (!outcome.ok) return departmentPage(c, id, form, outcome.refusals)
  return redirect(c, `/executors/departments/${id}`, { text: said })
}

async function departmentPage(
  c: RequestContext,
  id: string,
  form?: Pick<DepartmentForm, 'name' | 'from' | 'on'>,
  refusals: Refusal[] = [],
) {
  const { context, actor, today } = c.var
  const card = await findDepartmentCard(context.db, id, today)
  if (!card) return notFound(c)
  const page = (
    <DepartmentPage
      card={card}
      today={today}
      mayKeep={may(actor, 'keep-people')}
      form={form ?? { name: '', from: formatDay(today), on: formatDay(today) }}
      errors={sentencesOf(refusals)}
    />
  )
  const status = statusOf(refusals)
  return renderPage(c, { title: card.department.name, status, asOf: formatDay(today) }, page)
}

interface PersonShown {
  letters?: PersonInLetters
  form?: z.infer<typeof personForm>
  refusals?: Refusal[]
  link?: string
}

async function personPage(
  c: RequestContext,
  id: string,
  { form, letters, refusals = [], link }: PersonShown = {},
) {
  const { context, today } = c.var
  const card = await findPersonCard(context.db, id)
  if (!card) return notFound(c)
  const { person, computed } = card
  const page = (
    <PersonPage
      card={card}
      letters={
        letters ?? {
          mailbox: person.email ?? '',
          post: person.post ?? '',
          vocative: person.vocative ?? computed.vocative,
          dative: person.dative ?? computed.dative,
          postDative: person.post_dative ?? (person.post && postInDative(person.post)) ?? '',
        }
      }
      form={{
        email: form?.email || (card.person.email ?? ''),
        role: form?.role || 'executor',
        on: form?.on || formatDay(today),
      }}
      link={link}
      errors={sentencesOf(refusals)}
    />
  )
  return renderPage(c, { title: card.person.name, status: statusOf(refusals) }, page)
}
