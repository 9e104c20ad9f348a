import { issueSignInLink } from '../access/actions/issue-sign-in-link.ts'
import { type Role, roles } from '../access/actor.ts'
import { signInLinkPath } from '../access/sign-in-link.ts'
import type { AppContext } from '../web/app-context.ts'

/** Fills a register without people with the demo council; leaves any other as it is. Answers whether it did. */
export async function beginWithDemo(context: AppContext): Promise<boolean> {
  const account = await context.db.read.selectFrom('accounts').select('id').limit(1).executeTakeFirst()
  if (account) return false
  const { seedDemo } = await import('../../seeds/demo/seed-demo.ts')
  return (await seedDemo(context)).ok
}

/**
 * A fresh one-time link for one person of each role, the demo council's alone: a real council gets no links on a screen
 * that others may see.
 */
export async function demoLinks(context: AppContext): Promise<{ role: Role; path: string }[]> {
  if (!(await context.reference()).demo) return []
  const accounts = await context.db.read
    .selectFrom('accounts')
    .select(['email', 'role'])
    .where('closed_at', 'is', null)
    .orderBy('email')
    .execute()
  const links: { role: Role; path: string }[] = []
  for (const role of roles) {
    const account = accounts.find((one) => one.role === role)
    const link = account && (await issueSignInLink(context, account.email))
    if (link?.ok) links.push({ role, path: signInLinkPath(link.value.linkSecret) })
  }
  return links
}
