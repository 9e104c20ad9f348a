import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { z } from 'zod'
import { AccountPage } from '../../views/access/account-page.tsx'
import { SignInLinkPage } from '../../views/access/sign-in-link-page.tsx'
import { SignInPage } from '../../views/access/sign-in-page.tsx'
import type { FormError } from '../../views/parts/error-summary.tsx'
import { text } from '../kernel/form-fields.ts'
import type { AppEnv, RequestContext } from '../web/app-env.ts'
import { deviceSecret, giveDevice } from '../web/device-cookie.ts'
import { firstPage } from '../web/first-page.ts'
import { redirect } from '../web/flash.tsx'
import { type Form, readForm } from '../web/form.ts'
import { type FormPage, showForm, takeForm } from '../web/form-page.ts'
import { htmlAnswer } from '../web/html-answer.ts'
import { ownPath } from '../web/own-path.ts'
import { sentencesOf, statusOf } from '../web/refusal-answer.ts'
import { createRouter } from '../web/router.ts'
import { giveSession, sessionSecret, takeSessionBack } from '../web/session-cookie.ts'
import { recogniseVisitor } from '../web/visitor.ts'
import { setPassword } from './actions/set-password.ts'
import { type SignedIn, signIn } from './actions/sign-in.ts'
import { checkSignInLink, signInByLink } from './actions/sign-in-by-link.ts'
import { signOut } from './actions/sign-out.ts'
import { ownAccount } from './own-account.ts'
import { roleNames } from './role-names.ts'
import { signInLinkPath } from './sign-in-link.ts'

const router = createRouter()

router.get('/sign-in', 'anyone', async (c) => {
  const next = ownPath(c.req.query('next'))
  const visitor = await recogniseVisitor(c)
  if (visitor) return c.redirect(firstPage(visitor.role, next), 303)
  return signInPage(c, { email: '', next, errors: [] })
})

router.post('/sign-in', 'anyone', async (c) => {
  const form = await readForm(c)
  const email = textOf(form, 'email')
  const next = ownPath(textOf(form, 'next'))
  const { context, runtime } = c.var
  const outcome = await signIn(context, {
    email,
    password: textOf(form, 'password'),
    address: runtime.addressOf?.(c),
    device: deviceSecret(c),
  })
  if (!outcome.ok) {
    return signInPage(c, { email, next, errors: sentencesOf(outcome.refusals) }, statusOf(outcome.refusals))
  }
  return letIn(c, outcome.value, next)
})

router.get('/sign-in/link/:secret', 'anyone', async (c) => {
  const outcome = await checkSignInLink(c.var.context, c.req.param('secret'))
  return signInLinkPage(c, outcome.ok ? [] : sentencesOf(outcome.refusals))
})

router.post('/sign-in/link/:secret', 'anyone', async (c) => {
  const outcome = await signInByLink(c.var.context, c.req.param('secret'), deviceSecret(c))
  if (!outcome.ok) return signInLinkPage(c, sentencesOf(outcome.refusals), statusOf(outcome.refusals))
  return letIn(c, outcome.value, '/')
})

router.post('/sign-out', 'anyone', async (c) => {
  const secret = sessionSecret(c)
  if (secret) await signOut(c.var.context, secret)
  takeSessionBack(c)
  return redirect(c, '/sign-in')
})

router.get('/account', 'signed-in', (c) => showForm(c, passwordForm))
router.post('/account/password', 'signed-in', (c) => takeForm(c, passwordForm))

export const accountRoutes = router

function letIn(c: RequestContext, { sessionSecret, deviceSecret, role }: SignedIn, next: string) {
  giveSession(c, sessionSecret)
  giveDevice(c, deviceSecret)
  return redirect(c, firstPage(role, next))
}

type SignInProps = Omit<Parameters<typeof SignInPage>[0], 'council'>

async function signInPage(c: RequestContext, props: SignInProps, status: ContentfulStatusCode = 200) {
  return htmlAnswer(c, <SignInPage council={await council(c)} {...props} />, status)
}

type LinkContext = Context<AppEnv, '/sign-in/link/:secret'>

async function signInLinkPage(c: LinkContext, errors: FormError[], status: ContentfulStatusCode = 200) {
  const action = signInLinkPath(c.req.param('secret'))
  return htmlAnswer(c, <SignInLinkPage council={await council(c)} action={action} errors={errors} />, status)
}

const passwordFields = z.object({ current: text, password: text, repeated: text })

/** One's own account; a password that was typed is never shown again. */
const passwordForm: FormPage<Awaited<ReturnType<typeof ownAccount>>, z.infer<typeof passwordFields>> = {
  load: (c) => ownAccount(c.var.context.db, c.var.actor),
  fields: passwordFields,
  perform: ({ c, input }) =>
    setPassword(c.var.context, c.var.actor, { ...input, sessionSecret: sessionSecret(c) ?? null }),
  done: () => ['/account', 'Пароль збережено. На інших пристроях потрібно увійти знову.'],
  page: (c, account, { errors }) => ({
    title: 'Мій обліковий запис',
    body: <AccountPage {...account} role={roleNames[c.var.actor.role]} errors={errors} />,
  }),
}

async function council(c: RequestContext): Promise<string> {
  return (await c.var.context.reference()).organization
}

function textOf(form: Form, name: string): string {
  const value = form[name]
  return typeof value === 'string' ? value : ''
}
