import { done } from '../kernel/result.ts'
import { checkAdministrators } from './checks/administrators.ts'
import { checkCalendar } from './checks/calendar.ts'
import type { CheckUp } from './checks/check-up.ts'
import { checkForeignKeys, checkGuards, checkIntegrity, checkMigrations } from './checks/database.ts'
import { checkFiles } from './checks/files.ts'
import { checkJournals } from './checks/journals.ts'
import { checkLetters } from './checks/letters.ts'
import { checkProjection } from './checks/projection.ts'
import { checkReference } from './checks/reference.ts'
import { checkSignedReports } from './checks/signed-reports.ts'
import type { Command } from './command.ts'

/** What is looked at, by the name a script knows it under. */
const checkUps: Record<string, CheckUp> = {
  integrity: checkIntegrity,
  'foreign-keys': checkForeignKeys,
  migrations: checkMigrations,
  guards: checkGuards,
  reference: checkReference,
  calendar: checkCalendar,
  administrators: checkAdministrators,
  journals: checkJournals,
  letters: checkLetters,
  files: checkFiles,
  projection: checkProjection,
  seals: checkSignedReports,
}

export const doctor: Command = {
  name: 'doctor',
  summary: 'перевірити, чи реєстр цілий',
  notes: ['Нічого не змінює. Код завершення 1, коли хоч одна перевірка не пройшла.'],
  async run({ openRegister }) {
    const context = await openRegister()
    const checks: { name: string; ok: boolean; detail: string }[] = []
    for (const [name, checkUp] of Object.entries(checkUps)) checks.push({ name, ...(await checkUp(context)) })
    const failed = checks.filter(({ ok }) => !ok)
    return done({
      lines: checks.map(({ name, ok, detail }) => `${ok ? 'так' : 'НІ '}  ${name}: ${detail}`),
      value: { ok: failed.length === 0, checks },
      failures: failed.map(({ name, detail }) => `${name}: ${detail}`),
    })
  },
}
