import { formatInstant } from '../../kernel/day.ts'
import type { Cause, CauseKind } from './causes-of-difference.ts'

const words = {
  assigned: 'визначено виконавців',
  'term-set': 'встановлено строк',
  placed: 'взято на контроль',
  extended: 'строк продовжено',
  returned: 'повернуто на доопрацювання',
  executed: 'виконано',
  removed: 'знято з контролю',
  'returned-to-control': 'повернуто на контроль',
} as const

/** What made the difference, without any text of the task: the list is read also by those who may not open it. */
export function causeText(what: CauseKind): string {
  switch (what) {
    case 'registered':
      return 'документ зареєстровано'
    case 'annulled':
      return 'документ анульовано'
    case 'sent':
      return 'лист надіслано'
    case 'asked':
      return 'питання внесено до протоколу'
    case 'term-ended':
      return 'настав строк; нічого не внесено'
    case 'term-near':
      return 'строк став близьким; нічого не внесено'
    case 'move-past':
      return 'перенесення строку відійшло від дня звіту; нічого не внесено'
    default:
      return isRetracted(what)
        ? `запис «${words[what.slice('retracted:'.length) as keyof typeof words]}» визнано помилковим`
        : words[what]
  }
}

/** «10.07.2026 12:00, Коваль О. П.»; what only the calendar brought was not entered by anybody. */
export function enteredText({ recordedAt, recordedBy }: Cause): string {
  if (!recordedAt) return '—'
  return `${formatInstant(recordedAt)}, ${recordedBy ?? 'реєстр'}`
}

function isRetracted(what: CauseKind): what is Extract<CauseKind, `retracted:${string}`> {
  return what.startsWith('retracted:')
}
