import { roleNames } from '../views/words/role-names.ts'
import { issueSignInLink } from './accounts/actions/issue-sign-in-link.ts'
import { type Role, roles } from './accounts/actor.ts'
import { signInLinkPath } from './accounts/sign-in-link.ts'
import type { Config } from './config.ts'
import type { Office } from './office.ts'

/**
 * What the server says when it has started: where it is, where the data are, and for the demo council a fresh
 * one-time sign-in link for each role. A real council gets no links on a screen that others may see.
 */
export async function welcome(office: Office, config: Config, address: string): Promise<string[]> {
  const where = config.publicUrl ?? address
  const lines = [
    '',
    `  Виконано слухає на ${address}`,
    `  Адреса для людей:  ${where}`,
    `  Дані:              ${config.dataFolder}`,
  ]
  if (config.host === '127.0.0.1') lines.push('  Лише з цього комп’ютера; для інших задайте HOST=0.0.0.0')
  if (config.smtpUrl === null) lines.push('  Пошту не налаштовано (SMTP_URL): листи чекають у черзі')
  const links = (await isDemoCouncil(office)) ? await demoLinks(office) : []
  if (links.length > 0)
    lines.push('', '  Демонстраційна рада. Одноразові посилання для входу (діють добу):', '')
  return [...lines, ...links.map(({ role, path }) => `  ${roleNames[role].padEnd(14)} ${where}${path}`), '']
}

async function isDemoCouncil(office: Office): Promise<boolean> {
  const row = await office.db.read
    .selectFrom('settings')
    .select('value')
    .where('name', '=', 'data-set')
    .executeTakeFirst()
  return row?.value === 'demo'
}

/** One link for one person of each role. */
export async function demoLinks(office: Office): Promise<{ role: Role; path: string }[]> {
  const accounts = await office.db.read
    .selectFrom('accounts')
    .select(['email', 'role'])
    .where('closed_at', 'is', null)
    .orderBy('email')
    .execute()
  const links: { role: Role; path: string }[] = []
  for (const role of roles) {
    const account = accounts.find((one) => one.role === role)
    const link = account && (await issueSignInLink(office, account.email))
    if (link?.ok) links.push({ role, path: signInLinkPath(link.value.linkSecret) })
  }
  return links
}
