import { sql } from 'kysely'
import { countAdministrators } from '../access/lists/administrators.ts'
import { backupTrouble, backupWords, readBackupState } from '../db/backup-state.ts'
import type { Database } from '../db/database.ts'
import { newestMigration } from '../db/newest-migration.ts'
import { addMinutes, formatInstant, yearOf } from '../kernel/day.ts'
import { type LettersNotice, lettersNotices } from '../letters/outbox/letters-notice.ts'
import type { AppContext } from '../web/app-context.ts'
import { type Runtime, SHORTEST_SETUP_SECRET } from '../web/runtime.ts'
import { lastHeartbeat } from './schedule.ts'

export interface Check {
  name:
    | 'database'
    | 'migrations'
    | 'files'
    | 'administrator'
    | 'address'
    | 'mail'
    | 'schedule'
    | 'backup'
    | 'calendar'
  ok: boolean
  /** in Ukrainian, for the administrator of the server */
  detail: string
}

/** Whether people can work now, and what the administrator should mend before they cannot. */
export interface Readiness {
  ok: boolean
  checks: Check[]
}

/** Letters can wait and a calendar can be added: only a database that does not answer, or is old, keeps people out. */
const NEEDED = new Set<Check['name']>(['database', 'migrations'])
/** The hash of no content: looked up only to see whether the file store answers. */
const NO_CONTENT = '0'.repeat(64)
/** Twice as long as between two heartbeats. */
const SCHEDULE_LATE_MINUTES = 120

/** The configured parts and whether each answers, one line a part; never a secret. */
export async function readiness(context: AppContext, runtime: Runtime): Promise<Readiness> {
  const checks = await Promise.all([
    checkDatabase(context.db),
    checkMigrations(context.db),
    checkFiles(context),
    checkAdministrator(context, runtime),
    checkAddress(runtime),
    checkMail(context, runtime),
    checkSchedule(context),
    checkBackup(context),
    checkCalendar(context),
  ])
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

async function checkFiles({ files }: AppContext): Promise<Check> {
  try {
    await files.has(NO_CONTENT)
    return { name: 'files', ok: true, detail: 'сховище файлів відповідає' }
  } catch {
    return { name: 'files', ok: false, detail: 'сховище файлів не відповідає' }
  }
}

async function checkAdministrator({ db }: AppContext, { setupSecret }: Runtime): Promise<Check> {
  const there = (await countAdministrators(db).catch(() => 0)) > 0
  const detail = there ? 'адміністратор є' : `немає жодного адміністратора: ${wayToTheFirst(setupSecret)}`
  return { name: 'administrator', ok: there, detail }
}

function wayToTheFirst(setupSecret: string | null | undefined): string {
  if (setupSecret === undefined) return 'його створює команда init'
  if (setupSecret === null) return 'SETUP_SECRET не задано'
  return setupSecret.length < SHORTEST_SETUP_SECRET
    ? `SETUP_SECRET коротший за ${SHORTEST_SETUP_SECRET} знаків`
    : 'його створює запит POST /sign-in/setup із SETUP_SECRET'
}

async function checkAddress({ publicUrl }: Runtime): Promise<Check> {
  const detail = publicUrl
    ? `адреса для людей: ${publicUrl}`
    : 'BASE_URL не задано: адресою для людей є та, за якою прийшов запит'
  return { name: 'address', ok: true, detail }
}

// The page is public: it says that letters are stuck, but neither their recipients nor the words of the mail server.
async function checkMail(context: AppContext, { smtpUrl, mailWaits }: Runtime): Promise<Check> {
  if (mailWaits) return { name: 'mail', ok: false, detail: mailWaits }
  if (!smtpUrl) return { name: 'mail', ok: true, detail: 'SMTP_URL не задано: листи чекають у черзі' }
  const notices = await lettersNotices(context).catch(() => [])
  const still = notices.map(({ why }) => stillWords[why]).filter((words) => words !== undefined)
  if (still.length > 0) return { name: 'mail', ok: false, detail: still.join('; ') }
  const open = context.mail?.inTheClear ? ' БЕЗ ШИФРУВАННЯ: в адресі SMTP_URL стоїть tls=no' : ''
  return { name: 'mail', ok: true, detail: `листи надсилаються через ${new URL(smtpUrl).host}${open}` }
}

const stillWords: Partial<Record<LettersNotice['why'], string>> = {
  'other-instance': 'надсилання призупинено: база — копія або відновлена з копії',
  'clock-leapt': 'надсилання призупинено: годинник перескочив',
  'planner-late': 'сьогоднішніх листів ще не сплановано',
  'server-unreachable': 'поштовий сервер не приймає листів',
  'too-many': 'листів більше, ніж буває: чекають на людину',
}

async function checkSchedule(context: AppContext): Promise<Check> {
  const last = await lastHeartbeat(context).catch(() => undefined)
  if (!last) return { name: 'schedule', ok: false, detail: 'розклад ще не працював' }
  const ok = addMinutes(last, SCHEDULE_LATE_MINUTES) > context.clock.now()
  const detail = ok
    ? `розклад працює: ${formatInstant(last)}`
    : `розклад стоїть: востаннє працював ${formatInstant(last)}`
  return { name: 'schedule', ok, detail }
}

async function checkBackup({ db, clock }: AppContext): Promise<Check> {
  const state = await readBackupState(db).catch(() => null)
  if (!state) return { name: 'backup', ok: true, detail: 'копій за розкладом програма не робить' }
  const trouble = backupTrouble(state, clock.now())
  return { name: 'backup', ok: trouble === null, detail: trouble ?? backupWords(state) }
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
