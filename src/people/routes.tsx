import { z } from 'zod'
import { DepartmentPage } from '../../views/people/department-page.tsx'
import { DepartmentsPage } from '../../views/people/departments-page.tsx'
import { NewDepartmentPage, NewPersonPage } from '../../views/people/new-forms.tsx'
import { PersonPage } from '../../views/people/person-page.tsx'
import { suggestions } from '../../views/people/suggestions.ts'
import { may } from '../access/rights.ts'
import { signInLinkPath } from '../access/sign-in-link.ts'
import { type Day, formatDay } from '../kernel/day.ts'
import { optionalText, requiredDay, text, versionRead } from '../kernel/form-fields.ts'
import { type Result, reject } from '../kernel/result.ts'
import type { RequestContext } from '../web/app-env.ts'
import { redirect } from '../web/flash.tsx'
import { readForm, typedValues } from '../web/form.ts'
import { type FormPage, type PageOfForms, showForm, takeForm } from '../web/form-page.ts'
import { renderPage } from '../web/render-page.tsx'
import { createRouter } from '../web/router.ts'
import { addDepartment } from './actions/add-department.ts'
import { addPerson } from './actions/add-person.ts'
import { reopenAccount } from './actions/change-account.ts'
import { closeAccount } from './actions/close-account.ts'
import { closeDepartment } from './actions/close-department.ts'
import { invitePerson } from './actions/invite-person.ts'
import { keepPerson, type PersonInLetters } from './actions/keep-person.ts'
import { nameDeputy } from './actions/name-deputy.ts'
import { nameHead } from './actions/name-head.ts'
import { personLeaves, personReturns } from './actions/person-leaves.ts'
import { renameDepartment } from './actions/rename-department.ts'
import { type DepartmentCard, findDepartmentCard } from './lists/department.ts'
import { type DepartmentList, departmentList } from './lists/departments.ts'
import { findPersonCard, type PersonCard } from './lists/person.ts'
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

/** What a field of executors offers while a person types; `people=1` where only a person will do. */
router.get('/executors/suggest', 'see-register', async (c) => {
  const { db } = c.var.context
  const question = (c.req.query('q') ?? '').slice(0, LONGEST_QUESTION)
  const [departments, people] = await Promise.all([allDepartments(db), allPeople(db)])
  const offered = suggestExecutors({ departments, people }, question, c.req.query('people') !== undefined)
  return c.html(suggestions(offered))
})

router.get('/executors/departments/new', 'keep-people', (c) => showForm(c, newDepartment))
router.post('/executors/departments', 'keep-people', (c) => takeForm(c, newDepartment))

router.get('/executors/departments/:id', 'see-register', (c) => showForm(c, departmentPage))
router.post('/executors/departments/:id/names', 'keep-people', (c) => takeForm(c, renaming))
router.post('/executors/departments/:id/closure', 'keep-people', (c) => takeForm(c, closing))
router.post('/executors/departments/:id/head', 'keep-people', (c) => takeForm(c, namingHead))
router.post('/executors/departments/:id/deputy', 'keep-people', (c) => takeForm(c, namingDeputy))

router.get('/executors/people/new', 'keep-people', (c) => showForm(c, newPerson))
router.post('/executors/people', 'keep-people', (c) => takeForm(c, newPerson))

router.get('/executors/people/:id', 'keep-people', (c) => showForm(c, personPage()))
router.post('/executors/people/:id/letters', 'keep-people', (c) => takeForm(c, letters))
router.post('/executors/people/:id/departure', 'keep-people', (c) => takeForm(c, departure))

router.post('/executors/people/:id/account-closure', 'keep-people', (c) => takeForm(c, accountClosure))
router.post('/executors/people/:id/account-reopening', 'keep-people', (c) => takeForm(c, accountReopening))

/** The link stands in the very answer: an address with the secret in it would be remembered on the way. */
router.post('/executors/people/:id/invitation', 'keep-people', async (c) => {
  const sent = await readForm(c)
  const { seq, ...draft } = z.object({ email: text, role: text, seq: versionRead }).parse(sent)
  const editor = { actor: c.var.actor, readSeq: seq }
  const outcome = await invitePerson(c.var.context, editor, c.req.param('id'), draft)
  if (!outcome.ok) return showForm(c, personPage(), { values: typedValues(sent), refusals: outcome.refusals })
  const origin = c.var.runtime.publicUrl ?? new URL(c.req.url).origin
  return showForm(c, personPage(new URL(signInLinkPath(outcome.value.linkSecret), origin).href))
})

router.post('/executors/people/:id/return', 'keep-people', async (c) => {
  const id = c.req.param('id')
  const { seq } = z.object({ seq: versionRead }).parse(await readForm(c))
  const outcome = await personReturns(c.var.context, { actor: c.var.actor, readSeq: seq }, id)
  if (!outcome.ok) return showForm(c, personPage(), { refusals: outcome.refusals })
  return redirect(c, `/executors/people/${id}`, { text: 'Людину повернуто.' })
})

export const executorRoutes = router

const newDepartment: FormPage<null, { name: string }, { id: string }> = {
  fields: z.object({ name: text }),
  perform: ({ c, input }) => addDepartment(c.var.context, c.var.actor, input.name),
  done: ({ id }) => [`/executors/departments/${id}`, 'Підрозділ додано.'],
  page: (_c, _, { values, errors }) => ({
    title: 'Новий підрозділ',
    body: <NewDepartmentPage values={values} errors={errors} />,
  }),
}

const departmentPage: PageOfForms<DepartmentCard> = {
  load: (c) => findDepartmentCard(c.var.context.db, c.req.param('id') ?? '', c.var.today),
  page: (c, found, { values, errors, readVersion }) => {
    const { actor, today } = c.var
    const department = { ...found.department, seq: readVersion ?? found.department.seq }
    const card = { ...found, department }
    const { head_id, deputy_id } = department
    const current = {
      head: head_id ?? '',
      deputy: deputy_id ?? '',
      from: formatDay(today),
      on: formatDay(today),
    }
    const body = (
      <DepartmentPage
        card={card}
        today={today}
        mayKeep={may(actor, 'keep-people')}
        values={{ ...current, ...values }}
        errors={errors}
      />
    )
    return { title: card.department.name, asOf: formatDay(today), body }
  },
}

/**
 * A form of the page of a department: its fields, what is done with them, and what is said then. A person who has read an older
 * history is informed.
 */
function ofDepartment<I extends { seq?: number }>(
  said: string,
  fields: z.ZodType<I>,
  change: (c: RequestContext, id: string, input: I) => Promise<Result<void>>,
): FormPage<DepartmentCard, I> {
  return {
    ...departmentPage,
    fields,
    perform: async ({ c, loaded: { department }, input }) =>
      input.seq !== undefined && input.seq !== department.seq
        ? reject({ code: 'conflict' })
        : change(c, department.id, input),
    done: (_, { loaded }) => [`/executors/departments/${loaded.department.id}`, said],
  }
}

const renaming = ofDepartment(
  'Підрозділ перейменовано.',
  z.object({ name: text, from: requiredDay, seq: versionRead }),
  ({ var: { context, actor } }, id, input) => renameDepartment(context, actor, id, input),
)
const closing = ofDepartment(
  'Підрозділ закрито.',
  z.object({ on: requiredDay, seq: versionRead }),
  ({ var: { context, actor } }, id, { on }) => closeDepartment(context, actor, id, on),
)
const namingHead = ofDepartment(
  'Керівника записано.',
  z.object({ head: optionalText, seq: versionRead }),
  ({ var: { context, actor } }, id, { head }) => nameHead(context, actor, id, head),
)
const namingDeputy = ofDepartment(
  'Записано.',
  z.object({ deputy: optionalText, seq: versionRead }),
  ({ var: { context, actor } }, id, { deputy }) => nameDeputy(context, actor, id, deputy),
)

const newPersonFields = z.object({ name: text, department: optionalText, post: text, email: text })
const newPerson: FormPage<null, z.infer<typeof newPersonFields>, { id: string; short_name: string }> = {
  first: (c) => ({ department: c.req.query('department') ?? '' }),
  fields: newPersonFields,
  perform: ({ c, input: { department, ...rest } }) =>
    addPerson(c.var.context, c.var.actor, { ...rest, departmentId: department }),
  done: ({ id, short_name }) => [`/executors/people/${id}`, `${short_name}: додано.`],
  page: async (c, _, { values, errors }) => {
    const departments = (await allDepartments(c.var.context.db)).filter(({ closed_on }) => !closed_on)
    const choices = departments.map(({ id, name }) => ({ value: id, label: name }))
    return {
      title: 'Нова людина',
      body: <NewPersonPage values={values} departments={choices} errors={errors} />,
    }
  },
}

function personPage(link?: string): PageOfForms<PersonCard> {
  return {
    load: (c) => findPersonCard(c.var.context.db, c.req.param('id') ?? ''),
    page: (c, found, { values, errors, readVersion }) => {
      const { computed } = found
      const person = { ...found.person, seq: readVersion ?? found.person.seq }
      const card = { ...found, person }
      const current = {
        mailbox: person.email ?? '',
        post: person.post ?? '',
        vocative: person.vocative ?? computed.vocative,
        dative: person.dative ?? computed.dative,
        postDative: person.post_dative ?? (person.post && postInDative(person.post)) ?? '',
        email: person.email ?? '',
        role: 'executor',
        on: formatDay(c.var.today),
      }
      const own = person.id === c.var.actor.personId
      const body = (
        <PersonPage card={card} own={own} values={{ ...current, ...values }} link={link} errors={errors} />
      )
      return { title: person.name, body }
    },
  }
}

const letters: FormPage<PersonCard, PersonInLetters & { seq?: number }> = {
  ...personPage(),
  fields: z.object({
    mailbox: text,
    post: text,
    vocative: text,
    dative: text,
    postDative: text,
    seq: versionRead,
  }),
  perform: ({ c, loaded, input: { seq, ...draft } }) =>
    keepPerson(c.var.context, c.var.actor, { id: loaded.person.id, draft, readSeq: seq }),
  done: (_, { loaded }) => [`/executors/people/${loaded.person.id}`, 'Записано.'],
}

const accountClosure: FormPage<PersonCard, { seq?: number }> = {
  ...personPage(),
  fields: z.object({ seq: versionRead }),
  perform: ({ c, loaded: { account }, input: { seq } }) =>
    closeAccount(c.var.context, c.var.actor, account?.email ?? '', seq),
  done: (_, { loaded }) => [`/executors/people/${loaded.person.id}`, 'Вхід закрито.'],
}

const accountReopening: FormPage<PersonCard, { seq?: number }> = {
  ...personPage(),
  fields: z.object({ seq: versionRead }),
  perform: ({ c, loaded, input: { seq } }) =>
    reopenAccount(c.var.context, { actor: c.var.actor, readSeq: seq }, loaded.person.id),
  done: (_, { loaded }) => [`/executors/people/${loaded.person.id}`, 'Вхід знову відкрито.'],
}

const departure: FormPage<PersonCard, { on: Day; seq?: number }> = {
  ...personPage(),
  fields: z.object({ on: requiredDay, seq: versionRead }),
  perform: ({ c, loaded, input: { on, seq } }) =>
    personLeaves(c.var.context, { actor: c.var.actor, readSeq: seq }, loaded.person.id, on),
  done: (_, { loaded }) => {
    const path = `/executors/people/${loaded.person.id}`
    return [path, { text: 'Звільнення записано, вхід закрито.', undo: `${path}/return` }]
  },
}

/** The departments that match, or have a person who does; of the others' people only those who do. */
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
