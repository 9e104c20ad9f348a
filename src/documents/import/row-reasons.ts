import { type Column, columnNames } from './columns.ts'

/** Why a row was not loaded: the first cell that stands in the way, and in the reason the others with it. */
export interface Rejection {
  row: number
  column: string
  reason: string
}

export interface CellReason {
  column: Column
  reason: string
}

/** The sentences in which a row of the file is refused. */
export const because = {
  required: 'Клітинка порожня, а без неї рядок не завантажити.',
  unknownKind: (given: string, known: string) =>
    `Невідомий вид документа «${quoted(given)}». Види: ${known}.`,
  notADay: (given: string) =>
    `«${quoted(given)}» — не день. Напишіть день як 31.01.2026, 31.01.26 або 2026-01-31.`,
  notAnHour: (given: string) =>
    `«${quoted(given)}» — не день і година. Напишіть як 31.01.2026 або 31.01.2026 16:20.`,
  inTheFuture: 'Цей день ще не настав.',
  tooLong: (most: number) => `Занадто довго: не більше ${most} знаків.`,
  receivedAfterRegistration: (registered: string) => `Надійшло пізніше, ніж зареєстровано (${registered}).`,
  sentAfterRegistration: (registered: string) => `Дата кореспондента пізніша за реєстрацію (${registered}).`,
  noExecutor: 'Завдання без головного виконавця: назвіть підрозділ.',
  noDepartment: (given: string) =>
    `«${quoted(given)}» — людина, а її підрозділ невідомий. Напишіть підрозділ, кому й прізвище.`,
  noTask: (filled: string) =>
    `Завдання не названо, а заповнено «${filled}». Заповніть «Завдання» або «Пункт».`,
  notAPerson: (given: string) =>
    `«${quoted(given)}» — не прізвище з ініціалами. Напишіть як «Петренко О. І.».`,
  notATerm: (given: string) =>
    `«${quoted(given)}» — не строк. Напишіть день, «постійно», «щомісяця до 5», «щокварталу до 10», «щопівроку до 15», «щороку до 20.01», «10 днів» або «терміново».`,
  unknownMark: (given: string, known: string) =>
    `«${quoted(given)}» — не строк і не позначка. Напишіть день, «постійно», «щомісяця до 5», «10 днів» або позначку: ${known}.`,
  needsHour: 'Строк у годинах рахується від години надходження: напишіть її в «Надійшло».',
  dueBeforeRegistration: (registered: string) => `Строк раніше за реєстрацію документа (${registered}).`,
  notAnExtension: (given: string) =>
    `«${quoted(given)}» — не продовження. Напишіть «новий строк (дата рішення)»: 15.03.2026 (20.02.2026).`,
  nothingToExtend: 'Продовжено строк, якого немає: початковий строк порожній або «постійно».',
  executedBeforeRegistration: (registered: string) => `Виконано раніше, ніж зареєстровано (${registered}).`,
  notACompleteness: (given: string) =>
    `«${quoted(given)}» — невідомий стан. Напишіть «у повному обсязі», «частково» або лишіть порожнім.`,
  removedBeforeTaken: (taken: string) => `Знято раніше, ніж взято на контроль (${taken}).`,
  removedNeverTaken: 'Знято з контролю, а день взяття на контроль порожній.',
  notAPointReport: (given: string) =>
    `«${quoted(given)}» — не звіт про контрольну точку. Напишіть «строк точки (день звіту)»: 10.04.2026 (08.04.2026).`,
  noSuchPoint: (given: string) => `Контрольної точки «${given}» за цим строком і відліком немає.`,
  pointTwice: (given: string) => `Контрольну точку ${given} названо двічі.`,
  noPeriods: 'Так записують лише періодичні завдання: «щомісяця до 5», «щокварталу до 10».',
  reportedBeforeRegistration: (registered: string) => `Звіт раніше, ніж зареєстровано (${registered}).`,
  notYes: (given: string) => `«${quoted(given)}» — напишіть «так» або лишіть порожнім.`,
  disagrees: (row: number, there: string) =>
    `Рядки одного документа розходяться: у рядку ${row} записано «${quoted(there)}».`,
  noTitle: 'Документ без заголовка.',
  annulled: 'Цей документ у реєстрі анульовано.',
  recordedByHand: (there: string) =>
    `У реєстрі працівник уже записав інше: ${there}. Виправте в реєстрі або у файлі, щоб вони збігалися.`,
} as const

/** The rejection of a row, under the names of the columns as the file has them. */
export function rejectionOf(row: number, [first, ...others]: readonly CellReason[]): Rejection {
  const more = others.map(({ column, reason }) => `«${columnNames[column]}»: ${reason}`)
  return { row, column: columnNames[first!.column], reason: [first!.reason, ...more].join(' ') }
}

const LONGEST_QUOTE = 60

/** What the person wrote, short enough to be shown beside the reason. */
function quoted(given: string): string {
  const line = given.replace(/\s+/g, ' ').trim()
  const signs = Array.from(line.slice(0, LONGEST_QUOTE * 2))
  return signs.length > LONGEST_QUOTE ? `${signs.slice(0, LONGEST_QUOTE).join('')}…` : line
}
