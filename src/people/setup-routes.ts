import { sameSecret } from '../access/secret.ts'
import { signInLinkPath } from '../access/sign-in-link.ts'
import type { Refusal } from '../kernel/result.ts'
import { notFound, problem } from '../web/answers.tsx'
import type { RequestContext } from '../web/app-env.ts'
import { readForm } from '../web/form.ts'
import { sentencesOf, statusOf } from '../web/refusal-answer.ts'
import { createRouter } from '../web/router.ts'
import { SHORTEST_SETUP_SECRET } from '../web/runtime.ts'
import { bearerToken } from '../web/visitor.ts'
import { setUpRegister } from './actions/set-up-register.ts'

const router = createRouter()

// Only for the person who deploys the register where no command can be run beside it: the secret of the deployment opens it.
router.post('/sign-in/setup', 'anyone', async (c) => {
  if (!knowsSetupSecret(c)) return notFound(c)
  const { organization, admin } = await readForm(c)
  const draft = { organization: textOf(organization), admin: textOf(admin) }
  const outcome = await setUpRegister(c.var.context, draft)
  if (!outcome.ok) return refused(c, outcome.refusals)
  const where = c.var.runtime.publicUrl ?? new URL(c.req.url).origin
  return c.json({ link: where + signInLinkPath(outcome.value.linkSecret) }, 201)
})

export const setupRoutes = router

function knowsSetupSecret(c: RequestContext): boolean {
  const { setupSecret } = c.var.runtime
  if (!setupSecret || setupSecret.length < SHORTEST_SETUP_SECRET) return false
  return sameSecret(bearerToken(c) ?? '', setupSecret)
}

function refused(c: RequestContext, refusals: Refusal[]) {
  const [first] = refusals
  if (first?.code === 'not-found') return notFound(c)
  const errors = sentencesOf(refusals)
  return problem(c, statusOf(refusals), {
    title: 'Реєстр не створено',
    detail: errors.map(({ message }) => message).join(' '),
    code: first!.code,
    errors,
  })
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
