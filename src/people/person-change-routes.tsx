import type { JSX } from 'hono/jsx/jsx-runtime'
import { z } from 'zod'
import type { Values } from '../../views/parts/form-fields.ts'
import {
  CorrectNameFields,
  LoginFields,
  NewNameFields,
  PersonChangePage,
  RoleFields,
  TransferFields,
} from '../../views/people/person-change-page.tsx'
import { roleNames } from '../access/role-names.ts'
import type { Choice } from '../kernel/choice.ts'
import { formatDay } from '../kernel/day.ts'
import { optionalText, requiredDay, text, versionRead } from '../kernel/form-fields.ts'
import type { Result } from '../kernel/result.ts'
import type { RequestContext } from '../web/app-env.ts'
import { type FormPage, type FormState, showForm, takeForm } from '../web/form-page.ts'
import { createRouter } from '../web/router.ts'
import { changeLogin, changeRole } from './actions/change-account.ts'
import { changeName, correctName } from './actions/name-person.ts'
import { transferPerson } from './actions/transfer-person.ts'
import { findPersonCard, type PersonCard } from './lists/person.ts'
import type { StaffEditor } from './person-to-change.ts'
import { allDepartments } from './store.ts'

const router = createRouter()

router.get('/executors/people/:id/name', 'keep-people', (c) => showForm(c, correction))
router.post('/executors/people/:id/name', 'keep-people', (c) => takeForm(c, correction))

router.get('/executors/people/:id/surname', 'keep-people', (c) => showForm(c, newName))
router.post('/executors/people/:id/surname', 'keep-people', (c) => takeForm(c, newName))

router.get('/executors/people/:id/transfer', 'keep-people', (c) => showForm(c, transfer))
router.post('/executors/people/:id/transfer', 'keep-people', (c) => takeForm(c, transfer))

router.get('/executors/people/:id/role', 'keep-people', (c) => showForm(c, role))
router.post('/executors/people/:id/role', 'keep-people', (c) => takeForm(c, role))

router.get('/executors/people/:id/login', 'keep-people', (c) => showForm(c, login))
router.post('/executors/people/:id/login', 'keep-people', (c) => takeForm(c, login))

export const personChangeRoutes = router

interface Loaded {
  card: PersonCard
  departments: Choice[]
}

interface Change<Input> {
  /** the last part of the address */
  at: string
  title: string
  button: string
  /** the word when it is done */
  said: string
  fields: z.ZodType<Input>
  now(card: PersonCard): string
  first(card: PersonCard, c: RequestContext): Values
  form(loaded: Loaded, state: FormState): JSX.Element
  /** whether there is such a thing of this person to change */
  open?(card: PersonCard): boolean
  perform(c: RequestContext, editor: StaffEditor, id: string, input: Input): Promise<Result<void>>
}

/** A change of one person as a page with a form; nothing of a person who has left is changed. */
function changeOf<I extends { seq?: number }>(change: Change<I>): FormPage<Loaded, I> {
  return {
    load: async (c) => {
      const { db } = c.var.context
      const [card, all] = await Promise.all([findPersonCard(db, c.req.param('id') ?? ''), allDepartments(db)])
      const open = all.filter(({ closed_on }) => !closed_on)
      const departments = open.map(({ id, name }) => ({ value: id, label: name }))
      return card && !card.person.left_on && change.open?.(card) !== false ? { card, departments } : undefined
    },
    first: (c, { card }) => change.first(card, c),
    fields: change.fields,
    perform: ({ c, loaded, input }) =>
      change.perform(c, { actor: c.var.actor, readSeq: input.seq }, loaded.card.person.id, input),
    done: (_, { loaded }) => [`/executors/people/${loaded.card.person.id}`, change.said],
    page: (_c, loaded, state) => ({
      title: change.title,
      body: (
        <PersonChangePage
          title={change.title}
          action={`/executors/people/${loaded.card.person.id}/${change.at}`}
          person={{ ...loaded.card.person, seq: state.readVersion ?? loaded.card.person.seq }}
          now={change.now(loaded.card)}
          button={change.button}
          errors={state.errors}
        >
          {change.form(loaded, state)}
        </PersonChangePage>
      ),
    }),
  }
}

const correction = changeOf({
  at: 'name',
  title: 'Виправити ім’я',
  button: 'Виправити',
  said: 'Ім’я виправлено.',
  fields: z.object({ name: text, seq: versionRead }),
  now: ({ person }) => person.name,
  first: ({ person }) => ({ name: person.name }),
  form: ({ card }, state) => <CorrectNameFields id={card.person.id} {...state} />,
  perform: ({ var: { context } }, editor, id, { name }) => correctName(context, editor, id, name),
})

const newName = changeOf({
  at: 'surname',
  title: 'Нове прізвище',
  button: 'Записати',
  said: 'Нове прізвище записано.',
  fields: z.object({ name: text, from: requiredDay, ground: text, seq: versionRead }),
  now: ({ person }) => person.name,
  first: ({ person }, c) => ({ name: person.name, from: formatDay(c.var.today) }),
  form: (_, state) => <NewNameFields {...state} />,
  perform: ({ var: { context } }, editor, id, input) => changeName(context, editor, id, input),
})

const transfer = changeOf({
  at: 'transfer',
  title: 'Підрозділ і посада',
  button: 'Записати',
  said: 'Записано.',
  fields: z.object({
    department: optionalText,
    post: text,
    from: requiredDay,
    ground: text,
    seq: versionRead,
  }),
  now: ({ person, department }) =>
    [department ?? 'поза підрозділами', person.post].filter(Boolean).join(', '),
  first: ({ person }, c) => ({
    department: person.department_id ?? '',
    post: person.post ?? '',
    from: formatDay(c.var.today),
  }),
  form: ({ card, departments }, state) => (
    <TransferFields
      departments={departments}
      leads={card.leads}
      heads={card.heads}
      headByRole={card.account?.role === 'head'}
      {...state}
    />
  ),
  perform: ({ var: { context } }, editor, id, input) => transferPerson(context, editor, id, input),
})

const hasAccount = ({ account }: PersonCard) => account !== null && account.closedAt === null

const role = changeOf({
  at: 'role',
  title: 'Роль',
  button: 'Змінити роль',
  said: 'Роль змінено.',
  fields: z.object({ role: text, seq: versionRead }),
  open: hasAccount,
  now: ({ account }) => (account ? roleNames[account.role] : ''),
  first: ({ account }) => ({ role: account?.role ?? '' }),
  form: (_, state) => <RoleFields {...state} />,
  perform: ({ var: { context } }, editor, id, input) => changeRole(context, editor, id, input.role),
})

const login = changeOf({
  at: 'login',
  title: 'Пошта для входу',
  button: 'Змінити',
  said: 'Пошту для входу змінено.',
  fields: z.object({ login: text, seq: versionRead }),
  open: hasAccount,
  now: ({ account }) => account?.email ?? '',
  first: ({ account }) => ({ login: account?.email ?? '' }),
  form: (_, state) => <LoginFields {...state} />,
  perform: ({ var: { context } }, editor, id, input) => changeLogin(context, editor, id, input.login),
})
