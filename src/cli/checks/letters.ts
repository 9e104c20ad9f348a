import { type LettersNotice, lettersNotices } from '../../letters/outbox/letters-notice.ts'
import { noticeWords } from '../../letters/outbox/notice-text.ts'
import type { CheckUp } from './check-up.ts'

/**
 * Nothing keeps letters from leaving. A register without a mail server plans them and lets them wait, and a letter that asks for a
 * person's decision, as does a register that was restored from a copy, is a person's work: the register is none the less sound.
 */
export const checkLetters: CheckUp = async (context) => {
  const notices = await lettersNotices(context)
  const faults = notices.filter(({ why }) => !NO_FAULT.has(why))
  if (faults.length > 0) return { ok: false, detail: faults.map(noticeWords).join(' ') }
  const open = context.mail?.inTheClear ? ' БЕЗ ШИФРУВАННЯ: в адресі SMTP_URL стоїть tls=no' : ''
  return {
    ok: true,
    detail: `${notices.length > 0 ? notices.map(noticeWords).join(' ') : 'листи йдуть'}${open}`,
  }
}

const NO_FAULT: ReadonlySet<LettersNotice['why']> = new Set([
  'no-mail-server',
  'for-a-person',
  'other-instance',
])
