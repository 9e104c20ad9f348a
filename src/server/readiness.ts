import { sql } from 'kysely'
import type { Database } from '../db/database.ts'
import { newestMigration } from '../db/newest-migration.ts'
import { yearOf } from '../kernel/day.ts'
import { type LettersNotice, lettersNotices } from '../letters/outbox/letters-notice.ts'
import type { AppContext } from '../web/app-context.ts'

export interface Check {
  name: 'database' | 'migrations' | 'mail' | 'calendar'
  ok: boolean
  /** In Ukrainian, for whoever runs the server. */
  detail: string
}

/** Whether people can work now, and what somebody should look after before it hurts. */
export interface Readiness {
  ok: boolean
  checks: Check[]
}

/** Letters can wait and a calendar can be added: only a database that does not answer, or is old, keeps people out. */
const NEEDED = new Set<Check['name']>(['database', 'migrations'])

export async function readiness(context: AppContext, mail: { smtpUrl?: string | null }): Promise<Readiness> {
  const checks = [
    await checkDatabase(context.db),
    await checkMigrations(context.db),
    await checkMail(context, mail.smtpUrl),
    await checkCalendar(context),
  ]
  return { ok: checks.every(({ name, ok }) => ok || !NEEDED.has(name)), checks }
}

async function checkDatabase(db: Database): Promise<Check> {
  try {
    await sql`SELECT 1`.execute(db.read)
    return { name: 'database', ok: true, detail: 'база даних відповідає' }
  } catch (error) {
    return { name: 'database', ok: false, detail: `база даних не відповідає: ${error}` }
  }
}

async function checkMigrations(db: Database): Promise<Check> {
  const applied = await sql<{ name: string }>`SELECT name FROM d1_migrations`
    .execute(db.read)
    .catch(() => null)
  const ok = applied?.rows.some(({ name }) => name === newestMigration) ?? false
  const detail = ok ? `застосовано ${newestMigration}` : `не застосовано ${newestMigration}`
  return { name: 'migrations', ok, detail }
}

// Asked by anybody: says that letters stand still, and not about whom they are nor what the server said.
async function checkMail(context: AppContext, smtpUrl: string | null | undefined): Promise<Check> {
  if (!smtpUrl) return { name: 'mail', ok: true, detail: 'SMTP_URL не задано: листи чекають у черзі' }
  const notices = await lettersNotices(context).catch(() => [])
  const still = notices.map(({ why }) => stillWords[why]).filter((words) => words !== undefined)
  if (still.length > 0) return { name: 'mail', ok: false, detail: still.join('; ') }
  return { name: 'mail', ok: true, detail: `листи надсилаються через ${new URL(smtpUrl).host}` }
}

const stillWords: Partial<Record<LettersNotice['why'], string>> = {
  'other-instance': 'надсилання призупинено: база — копія або відновлена з копії',
  'clock-leapt': 'надсилання призупинено: годинник перескочив',
  'planner-late': 'сьогоднішніх листів ще не сплановано',
  'server-unreachable': 'поштовий сервер не приймає листів',
  'too-many': 'листів більше, ніж буває: чекають на людину',
}

async function checkCalendar(context: AppContext): Promise<Check> {
  const nextYear = yearOf(context.clock.today()) + 1
  const calendar = await context.reference().then(
    (reference) => reference.calendar,
    () => null,
  )
  const ok = calendar?.coveredYears.has(nextYear) ?? false
  const detail = ok
    ? `виробничий календар на ${nextYear} рік є`
    : `немає виробничого календаря на ${nextYear} рік`
  return { name: 'calendar', ok, detail }
}
