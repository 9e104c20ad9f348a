import { lettersNotices } from '../../letters/outbox/letters-notice.ts'
import { noticeWords } from '../../letters/outbox/notice-text.ts'
import type { CheckUp } from './check-up.ts'

/** Nothing keeps letters from leaving; a register without a mail server plans them and lets them wait. */
export const checkLetters: CheckUp = async (context) => {
  const notices = (await lettersNotices(context)).filter(({ why }) => why !== 'no-mail-server')
  if (notices.length > 0) return { ok: false, detail: notices.map(noticeWords).join(' ') }
  return { ok: true, detail: context.mail ? 'листи йдуть' : 'поштовий сервер не задано: листи чекають' }
}
