import { plural } from '../../kernel/plural.ts'
import type { LettersNotice } from './letters-notice.ts'

/** What keeps letters from leaving, in a sentence. */
export function noticeWords(notice: LettersNotice): string {
  switch (notice.why) {
    case 'no-mail-server':
      return 'Поштовий сервер не задано (SMTP_URL): листи плануються й чекають.'
    case 'other-instance':
      return 'Надсилання призупинено: ця база — копія або відновлена з копії. Переконайтеся, що з іншої листи не йдуть.'
    case 'clock-leapt':
      return 'Надсилання призупинено: від останнього разу минуло понад 60 днів. Перевірте годинник сервера.'
    case 'planner-late':
      return 'Сьогоднішніх листів ще не сплановано, хоча година минула. Сплануйте їх або перевірте, чи працює розклад.'
    case 'server-unreachable':
      return `Поштовий сервер не приймає: «${notice.words}». Листи чекають і пробуються знову; перевірте адресу, пароль і сам сервер.`
    case 'too-many':
      return `На сьогодні ${notice.count} ${plural(notice.count, 'лист', 'листи', 'листів')} — більше, ніж буває (${notice.most}). Розклад їх не надсилає: перегляньте й надішліть самі.`
    case 'for-a-person':
      return `${notice.count} ${plural(notice.count, 'лист чекає', 'листи чекають', 'листів чекають')} на рішення людини: невідомо, чи дійшли, або відхилені.`
    default:
      return notice satisfies never
  }
}
