import { TodayPage } from '../../views/desk/today-page.tsx'
import { may } from '../access/rights.ts'
import { scopeOf } from '../access/scope.ts'
import { type BackupState, backupTrouble, backupWords, readBackupState } from '../db/backup-state.ts'
import { weekdayName } from '../deadlines/weekday-name.ts'
import { capital } from '../kernel/capital.ts'
import { formatDay, type Instant } from '../kernel/day.ts'
import { lettersNotices } from '../letters/outbox/letters-notice.ts'
import { taskRows } from '../tasks/lists/task-columns.ts'
import { renderPage } from '../web/render-page.tsx'
import { createRouter } from '../web/router.ts'
import { todayParts } from './today.ts'

const router = createRouter()

router.get('/', 'see-register', async (c) => {
  const { context, actor, today } = c.var
  const [parts, reference, notices, backups] = await Promise.all([
    todayParts(context.db, actor, scopeOf(actor), today),
    context.reference(),
    may(actor, 'control') ? lettersNotices(context) : [],
    may(actor, 'keep-people') ? readBackupState(context.db) : null,
  ])
  const page = (
    <TodayPage
      parts={parts.map(({ items, ...part }) => ({ ...part, rows: taskRows(items, reference, today) }))}
      today={today}
      weekday={weekdayName(today)}
      mayRegister={may(actor, 'register')}
      // A register that was never given a mail server is no news of the day.
      notices={notices.filter(({ why }) => why !== 'no-mail-server')}
      backups={backups && backupNews(backups, context.clock.now())}
    />
  )
  return renderPage(c, { title: 'Сьогодні', asOf: formatDay(today) }, page)
})

export const todayRoutes = router

function backupNews(state: BackupState, now: Instant) {
  const trouble = backupTrouble(state, now) ?? (state.fault && 'останню копію реєстру зробити не вдалося')
  if (!trouble) return { words: `${capital(backupWords(state))}.`, warn: false }
  return { words: [`${capital(trouble)}.`, state.fault].filter(Boolean).join(' '), warn: true }
}
