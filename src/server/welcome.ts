import type { Role } from '../access/actor.ts'
import { roleNames } from '../access/role-names.ts'
import type { Config } from '../config.ts'

/** What the server says when it has started: where it is, where the data are, and the demo council's ways in. */
export function welcome(config: Config, address: string, links: { role: Role; path: string }[]): string[] {
  const where = config.publicUrl ?? address
  const lines = ['', `  Виконано слухає на ${address}`, `  Дані: ${config.dataFolder}`]
  if (config.publicUrl) lines.push(`  Адреса для людей: ${config.publicUrl}`)
  if (config.host === '127.0.0.1') lines.push('  Лише з цього комп’ютера; для інших задайте HOST=0.0.0.0')
  if (config.smtpUrl === null) lines.push('  Пошту не налаштовано (SMTP_URL): листи чекають у черзі')
  return [...lines, '', ...linkLines(where, links)]
}

/** One line for each role. */
export function linkLines(where: string, links: { role: Role; path: string }[]): string[] {
  if (links.length === 0) return []
  const title = '  Демонстраційна рада. Одноразові посилання для входу (діють добу):'
  return [title, ...links.map(({ role, path }) => `  ${roleNames[role].padEnd(20)} ${where}${path}`), '']
}
