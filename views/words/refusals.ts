import type { Refusal, RefusalCode } from '../../src/kernel/refusal.ts'
import { sizeWords } from '../files/size-words.ts'

type Facts = Record<string, string | number>

/** The sentence of a refusal, as screens, the command and the interface for programs show it. */
export function refusalSentence(refusal: Refusal): string {
  return refusalSentences[refusal.code](refusal.facts ?? {})
}

/** Every code has its sentence; facts are what the sentence needs to be of use. */
const refusalSentences: Record<RefusalCode, (facts: Facts) => string> = {
  conflict: () => 'Запис тим часом змінив хтось інший. Перегляньте зміни й повторіть.',
  'not-found': () => 'Такого запису немає.',
  'not-allowed': () => 'Ця дія недоступна для вашої ролі.',
  required: () => 'Заповніть це поле.',
  'too-long': ({ most }) => (most ? `Занадто довго: не більше ${most} знаків.` : 'Занадто довго.'),
  'not-a-day': ({ given }) =>
    `${given ? `«${given}» — не день` : 'Такого дня немає'}. Напишіть день як 31.01.2026 або 2026-01-31.`,
  'not-an-instant': ({ given }) =>
    `«${given}» — не момент часу. Напишіть день (2023-07-05) або мить (2023-07-05T09:00:00Z).`,
  'period-reversed': ({ from, to }) => `Період закінчується (${to}) раніше, ніж починається (${from}).`,
  'as-of-not-seen': ({ latest }) => `Цей день ще не настав: «станом на» може бути не пізніше ${latest}.`,
  'balance-does-not-meet': ({ count, documents }) =>
    `Баланс контролю не сходиться: дні, збережені для швидкого рахунку, не відповідають історії. Записів: ${count}; ${documents}. Перевірте реєстр командою doctor.`,
  'letter-not-waiting': () => 'Цей лист уже не чекає такого рішення: подивіться, де він тепер.',
  'no-mail-server': () =>
    'Поштовий сервер не задано (SMTP_URL): листи чекають. Наприклад: SMTP_URL=smtp://127.0.0.1:2525.',
  'other-instance': () =>
    'Надсилання призупинено: ця база — копія або відновлена з копії. Переконайтеся, що з іншої листи не йдуть, і підтвердьте: letters send --confirm.',
  'clock-leapt': () =>
    'Надсилання призупинено: від останнього разу минуло понад 60 днів. Перевірте годинник і підтвердьте: letters send --confirm.',
  'formula-before-its-act': ({ date }) =>
    `Формула не може діяти раніше за акт, який її назвав (${date}): надруковані відсотки не змінюються.`,
  'unknown-kind': ({ given, known }) => `Невідомий вид документа «${given}». Види: ${known}.`,
  'unknown-mark': ({ given, known }) => `Невідома позначка «${given}». Для цього виду є: ${known}.`,
  'unknown-unit': ({ given }) => `Невідома одиниця строку «${given}». Є day, workingDay, month.`,
  'not-a-term': ({ given, most }) => `«${given}» — не строк: потрібне ціле число від 1 до ${most}.`,
  'unclear-term': ({ given }) =>
    `Строк «${given}» незрозумілий. Напишіть день («20.11.2026»), скільки («10 днів», «5 робочих днів», «1 місяць»), «постійно» або «щокварталу до 10».`,
  'needs-hour': ({ hours }) => `Строк у годинах (${hours}) рахується від години надходження: вкажіть її.`,
  'term-or-mark': () => 'Вкажіть щось одне: позначку або власний строк.',
  'extension-no-due-day': () => 'Завдання не має строку, тож продовжувати нічого.',
  'extension-not-later': ({ due }) => `Новий строк має бути пізніше чинного (${due}).`,
  'extension-into-the-past': () => 'Новий строк минув ще до рішення про продовження.',
  'extension-not-allowed': ({ law }) => `Цей строк не продовжується: ${law}.`,
  'extension-beyond-law': ({ limit, law }) => `Строк можна продовжити не далі ніж до ${limit}: ${law}.`,
  'too-many-attempts': ({ minutes }) => `Забагато спроб. Зачекайте ${minutes} хвилин і спробуйте знову.`,
  'wrong-sign-in': () => 'Адреса або пароль неправильні.',
  'link-expired': () => 'Це посилання недійсне або його строк минув. Попросіть адміністратора про нове.',
  'link-used': () => 'Це посилання вже використано. Попросіть адміністратора про нове.',
  'not-an-email': ({ given }) =>
    `«${given}» — не адреса електронної пошти. Напишіть її як ivanenko@rada.gov.ua.`,
  'account-exists': ({ given }) => `Обліковий запис з адресою ${given} уже є.`,
  'unknown-account': ({ given }) => `Чинного облікового запису з адресою ${given} немає.`,
  'unknown-role': ({ given, known }) => `Невідома роль «${given}». Ролі: ${known}.`,
  'unknown-department': ({ given }) => `Підрозділу «${given}» у реєстрі немає.`,
  'wrong-password': () => 'Чинний пароль інший. Введіть його ще раз.',
  'password-too-short': ({ least }) => `Пароль закороткий: потрібно щонайменше ${least} знаків.`,
  'passwords-differ': () => 'Паролі не збігаються. Введіть новий пароль двічі однаково.',
  'not-a-choice': ({ given, known }) =>
    `Такого варіанта немає${given ? `: «${given}»` : ''}.${known ? ` Можна: ${known}.` : ''}`,
  'long-ago': ({ year }) => `Рік ${year}: перевірте дату. Давні документи завантажують файлом реєстру.`,
  'in-the-future': () => 'Цей день ще не настав.',
  'registered-already': ({ number, date }) =>
    `Такий документ цього кореспондента вже зареєстровано: № ${number} від ${date}.`,
  'received-after-registration': () => 'Документ не може надійти пізніше, ніж його зареєстровано.',
  'sent-after-registration': () => 'Дата кореспондента пізніша за дату реєстрації.',
  'document-annulled': () => 'Документ анульовано: змінювати його не можна.',
  'document-on-control': () => 'Завдання документа на контролі. Спершу зніміть їх з контролю.',
  'acknowledged-already': () => 'Ви вже підтвердили отримання.',
  'request-waits': () => 'Прохання про продовження вже подано, воно чекає рішення.',
  'no-request': () => 'Прохання про продовження немає або його вже розглянуто.',
  'proposal-waits': () => 'Пропозицію передати завдання вже подано, вона чекає рішення.',
  'no-proposal': () => 'Пропозиції передати завдання немає або її вже розглянуто.',
  'sub-instructions-open': ({ who }) =>
    `Не завершено доручене: ${who}. Завершіть або поясніть, чому звітуєте без цього.`,
  'not-of-department': ({ given }) =>
    `«${given}» не працює у вашому підрозділі: підпорядковане доручення дають своїм.`,
  'sub-due-passed': () => 'Цей день уже минув.',
  'sub-due-later': ({ due }) => `Дорученому строк — не пізніше за строк самого завдання (${due}).`,
  'split-due-later': ({ due }) =>
    `Виділеному пункту строк — не пізніше за строк того, з якого його виділено (${due}).`,
  'no-other-point': () => 'У документі немає іншого пункту на виконанні.',
  'same-executors': () => 'Виконавці ті самі, що й були.',
  'leave-overlaps': ({ from, to }) => `На ці дні вже є відсутність: ${from} — ${to}.`,
  'leave-over': ({ to }) => `Ця відсутність уже закінчилася ${to}.`,
  'own-substitute': () => 'Заступати має інша людина.',
  'no-executor': () => 'Назвіть головного виконавця: підрозділ, за потреби з прізвищем після коми.',
  'executor-twice': () => 'Виконавця названо двічі.',
  'unknown-person': ({ given }) => `Працівника «${given}» у реєстрі немає.`,
  'due-before-registration': ({ registered }) => `Строк раніше, ніж документ зареєстровано (${registered}).`,
  'placed-before-registration': ({ registered }) =>
    `На контроль беруть не раніше дати документа (${registered}).`,
  'on-control-already': () => 'Завдання вже взято на контроль.',
  'not-on-control': () => 'Завдання не на контролі.',
  'executed-already': () => 'Завдання вже виконано.',
  'executed-before-registration': ({ registered }) =>
    `День виконання раніше, ніж документ зареєстровано (${registered}).`,
  'executed-before-return': ({ returned }) =>
    `Завдання повернуто на доопрацювання ${returned}: воно не може бути виконане раніше.`,
  'not-executed': () => 'Завдання не виконано: зняти його можна лише рішенням із названою підставою.',
  'reported-already': () => 'Звіт уже подано, він чекає розгляду.',
  'no-report': () => 'Звіту, що чекає розгляду, немає.',
  'removed-before-placed': () => 'Цей день раніше за попередню подію: взяття на контроль або зняття з нього.',
  'removed-before-executed': () => 'Завдання виконано пізніше: раніше за це його не знімають з контролю.',
  'removal-needs-decision': () =>
    'Власні акти знімаються з контролю лише рішенням виконавчого комітету: вкажіть його номер і дату.',
  'not-removed': () => 'Завдання не знято з контролю.',
  'no-question': () => 'Такого питання в протоколі немає.',
  'not-an-hour': ({ given }) => `Це не година: «${given}». Приклад: 10:00.`,
  'agenda-exists': () => 'На цей день і годину порядок денний уже є.',
  'agenda-closed': () => 'Протокол уже зареєстровано: порядок денний не змінюється.',
  'meeting-finished': () => 'Нараду завершено. Щоб щось змінити, поверніть її до роботи й скажіть чому.',
  'meeting-goes-on': () => 'Нараду не завершено.',
  'next-not-later': ({ held }) => `Наступна нарада має бути пізніше за цю (${held}).`,
  'removal-item-blocked': ({ item, why }) => `${item}: ${why}.`,
  'removal-item-in-draft': ({ item }) => `${item}: уже в іншому проєкті рішення.`,
  'removal-not-by-decision': ({ item }) =>
    `${item}: документи цього виду знімаються не рішенням, а резолюцією «До справи».`,
  'removal-not-to-file': ({ item }) =>
    `${item}: документи цього виду знімаються з контролю лише рішенням виконавчого комітету.`,
  'removal-without-items': () => 'Не вибрано жодного пункту: позначте, що знімається з контролю.',
  'decision-adopted-already': ({ number, date }) =>
    `Рішення вже прийнято: № ${number} від ${date}. Нічого не змінено.`,
  'decision-not-adopted': () => 'Рішення ще не прийнято.',
  'decision-reversed-already': ({ number, date }) =>
    `Пункти цього рішення вже повернуто на контроль: № ${number} від ${date}.`,
  'decision-number-taken': ({ number, date }) =>
    `Рішення № ${number} від ${date} вже внесено: у ньому інший перелік.`,
  'no-file': () => 'Виберіть файл.',
  'too-many-files': ({ most }) => `Забагато файлів: за один раз можна додати не більше ${most}.`,
  'upload-too-large': ({ most }) => `Усе разом завелике: за один раз не більше ${sizeWords(Number(most))}.`,
  'file-too-large': ({ name, most }) =>
    `«${name}» завеликий: файл має бути не більший за ${sizeWords(Number(most))}.`,
  'file-is-empty': ({ name }) => `«${name}» порожній: у ньому 0 байтів.`,
  'file-without-name': () => 'Файл без назви: дайте йому назву й додайте знову.',
  'file-name-too-long': ({ name, most }) =>
    `Назва «${name}» задовга: не більше ${most} знаків. Перейменуйте файл.`,
  'file-type-refused': ({ name, known }) =>
    `«${name}»: файли з таким вмістом не приймаються. Можна: ${known}.`,
  'file-wrong-ending': ({ name, type, endings }) =>
    `«${name}»: за вмістом це ${type}, а назва закінчується інакше. Має бути ${endings}.`,
  'file-withdrawn': () => 'Файл уже вилучено.',
  'file-absent': ({ given }) => `Файл «${given}» не читається: немає такого файлу або доступу до нього.`,
  'file-empty': () => 'Файл порожній: у ньому немає жодного рядка.',
  'file-encoding': ({ encoding }) =>
    `Файл збережено в кодуванні ${encoding}, а потрібне UTF-8. В Excel: «Зберегти як» → «CSV UTF-8 (розділювачі — коми)» або «Книга Excel (.xlsx)». Нічого не завантажено.`,
  'file-not-a-table': () => 'Це не таблиця: потрібен файл CSV (UTF-8) або XLSX. Нічого не завантажено.',
  'file-not-a-register': ({ needed }) =>
    `Це не таблиця реєстру: у першому рядку мають бути назви стовпців, щонайменше ${needed}. Нічого не завантажено.`,
  'file-broken': ({ row }) =>
    `Таблицю пошкоджено біля рядка ${row}: лапки в клітинці не закрито. Нічого не завантажено.`,
  'file-columns-missing': ({ missing }) =>
    `Бракує стовпців: ${missing}. Назви мають стояти в першому рядку. Нічого не завантажено.`,
  'file-column-twice': ({ columns }) => `Стовпець записано двічі: ${columns}. Нічого не завантажено.`,
  'file-header-not-first': ({ row }) =>
    `Назви стовпців стоять у рядку ${row}, а мають бути в першому. Приберіть рядки над ними. Нічого не завантажено.`,
  'file-two-headers': () =>
    'У таблиці два рядки заголовків. Залиште один, із назвами стовпців. Нічого не завантажено.',
  'no-register': ({ folder }) =>
    `У теці ${folder} реєстру немає. Створіть його командою init або вкажіть іншу теку.`,
  'register-not-empty': () => 'Реєстр не порожній: у ньому вже працюють. Нічого не змінено.',
  'malformed-json': () => 'Тіло запиту — не JSON у кодуванні UTF-8.',
  'not-json': () => 'Тіло запиту має бути JSON: Content-Type: application/json.',
  'wrong-type': ({ expected }) => `Тут потрібно інше: ${expected}.`,
  'unknown-field': ({ given }) => `Невідоме поле «${given}».`,
  'not-a-day-and-hour': ({ given }) => `«${given}» — не день і година. Напишіть як 2026-11-20T10:15.`,
  'not-a-form': () => 'Тут потрібно інше: жодна з дозволених форм не підходить.',
  'out-of-range': ({ least, most }) => {
    const bounds = [
      least === undefined ? '' : ` не менше ${least}`,
      most === undefined ? '' : ` не більше ${most}`,
    ]
    return `Потрібне число${bounds.filter(Boolean).join(' і')}.`
  },
  'too-many': ({ most }) => `Забагато: не більше ${most}.`,
  'bad-idempotency-key': ({ most }) => `Idempotency-Key: від 1 до ${most} видимих знаків латиницею.`,
  'idempotency-key-reused': () => 'Цей Idempotency-Key уже належить іншому запитові.',
  'version-required': () => 'Вкажіть у заголовку If-Match версію, яку ви бачили (ETag документа).',
  'version-mismatch': ({ version }) => `Запис уже має версію ${version}. Перегляньте зміни й повторіть.`,
  'no-task-of-reply': () => 'Спершу виберіть завдання, якого стосується відповідь.',
  'reply-settled-already': () => 'Цю відповідь уже розглянуто.',
  'no-tasks': () => 'Лист має називати хоча б одне завдання.',
  'letter-on-day-off': ({ day }) => `${day} — неробочий день: листи надсилають у робочі дні.`,
  'heading-too-long': ({ most }) => `Перший абзац — заголовок листа: не більше ${most} знаків.`,
  'unknown-place': ({ place, known }) => `Місця {${place}} немає. Є такі: ${known}.`,
  'missing-place': ({ place }) => `У листі має бути місце {${place}}.`,
  'place-not-alone': ({ place }) =>
    `Місце {${place}} стоїть окремим абзацом, не в заголовку і лише один раз.`,
  'not-a-host': ({ given }) => `«${given}» — не назва сервера. Напишіть, наприклад, control.rada.gov.ua.`,
  'lone-brace': () => 'Фігурна дужка без пари: місця пишуться як {дата}.',
  'letter-that-day-already': ({ person }) =>
    `${person} уже має лист за цей день; усі завдання пишуть в один лист.`,
  'calendar-row-exists': ({ day, name }) => `На ${day} у календарі вже є рядок: ${name}. Змініть його.`,
  'ends-before-beginning': ({ from }) => `Кінець раніше за початок (${from}).`,
  'regime-overlaps': ({ name, from }) => `Ці дні вже охоплює режим «${name}», що діє з ${from}.`,
  'department-exists': ({ given }) => `Підрозділ «${given}» уже є.`,
  'department-closed': () => 'Підрозділ закрито.',
  'department-has-tasks': ({ count }) =>
    `Завдань підрозділу, ще не знятих з контролю: ${count}. Спершу передайте їх або зніміть з контролю.`,
  'name-not-later': ({ from }) => `Чинна назва діє з ${from}: нова може діяти лише з пізнішого дня.`,
  'person-exists': ({ given }) => `«${given}» у цьому підрозділі вже є.`,
  'person-left': ({ on }) => `Працівник звільнився ${on}.`,
  'own-account': () => 'Із собою цього зробити не можна: попросіть іншого адміністратора.',
}
