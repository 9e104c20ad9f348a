import type { DocumentKind } from '../../journals/kind.ts'
import { plural } from '../../kernel/plural.ts'
import { LAST_DAYS, SOON_DAYS } from '../query/days-before-report.ts'
import { monthName } from '../query/period.ts'
import type { BalanceFigure } from './control-moves.ts'
import type {
  ControlFigure,
  DocumentFlow,
  FigureKey,
  LeadershipFigure,
  MeetingName,
  TaskFigure,
} from './figure-key.ts'
import type { OutcomeFigure } from './formulas.ts'

interface Words {
  name: string
  /** how it is counted */
  formula: string
}

/** Figures of tasks by department, in words. */
export const taskFigureWords: Record<TaskFigure, Words> = {
  opening: {
    name: 'На контролі на початок',
    formula: 'взято на контроль до початку періоду й на його початок не знято',
  },
  taken: { name: 'Взято на контроль', formula: 'взято на контроль у періоді, а на його початок не було' },
  executedInTime: {
    name: 'Виконано в строк',
    formula: 'виконано в періоді не пізніше строку або без строку',
  },
  executedLate: { name: 'Виконано з порушенням строку', formula: 'виконано в періоді пізніше строку' },
  removed: { name: 'Знято з контролю', formula: 'на початок + взято − на кінець' },
  extended: {
    name: 'Строк продовжено',
    formula: 'на контролі, не виконано, строк перенесено рішенням, прийнятим вчасно, і він ще не минув',
  },
  overdue: { name: 'Прострочено', formula: 'на контролі, не виконано, строк минув' },
  inProgress: {
    name: 'На виконанні',
    formula: 'на контролі, не виконано, первинний строк не минув або його немає',
  },
  closing: { name: 'На контролі на кінець', formula: 'взято на контроль і на кінець періоду не знято' },
  due: {
    name: 'Строк припав на період',
    formula: 'чинний строк виконання — у межах періоду; поки період триває — лише той, що вже настав',
  },
  executedOfDue: {
    name: 'Виконано в строк із тих, чий строк припав на період',
    formula: 'чинний строк у межах періоду, виконано не пізніше нього',
  },
  missedOfDue: {
    name: 'Не виконано в строк із тих, чий строк припав на період',
    formula: 'чинний строк у межах періоду, а виконано пізніше нього або ще не виконано',
  },
  leftOut: {
    name: 'Не враховано в рівні дисципліни',
    formula:
      'на контролі в періоді, але без строку, або чинний строк — поза періодом, а поки він триває — і той, що ще не настав',
  },
  dueToday: {
    name: 'Строк сьогодні',
    formula: 'на контролі, не виконано, строк — сьогодні: доки день триває, це не прострочення',
  },
  fallingDue: {
    name: 'Строк припав на період',
    formula: 'чинний строк виконання — у межах періоду, хоч би він ще не настав',
  },
  fallingDueOpen: {
    name: 'Не виконано з тих, чий строк припав на період',
    formula: 'чинний строк — у межах періоду, хоч би він ще не настав, а виконання немає або воно пізніше',
  },
}

/** What became of a task that was on control in the period, in words. */
export const outcomeWords: Record<OutcomeFigure, Words> = {
  inTime: { name: 'Виконано в строк', formula: 'виконано до цього дня не пізніше строку або без строку' },
  late: { name: 'З порушенням строку', formula: 'виконано до цього дня, але пізніше строку' },
  open: { name: 'На виконанні', formula: 'на контролі, не виконано, строк не минув або його немає' },
  overdue: { name: 'Прострочено', formula: 'на контролі, не виконано, строк минув' },
  leftOut: {
    name: 'Знято без виконання',
    formula: 'знято з контролю, хоча не виконано: у відсотки не входить',
  },
}

/** Lines of the balance of control, in words. */
export const balanceWords: Record<BalanceFigure, Words> = {
  opening: { name: 'На початок', formula: 'на контролі на початок першого дня періоду' },
  taken: { name: 'Взято', formula: 'взято на контроль у періоді вперше' },
  returned: { name: 'Повернуто', formula: 'знову взято на контроль після зняття' },
  handedIn: { name: 'Передано сюди', formula: 'змінено головного виконавця: завдання прийшло до підрозділу' },
  removed: { name: 'Знято', formula: 'знято з контролю в періоді' },
  handedOut: { name: 'Передано іншим', formula: 'змінено головного виконавця: завдання пішло з підрозділу' },
  annulled: { name: 'Анульовано', formula: 'документ анульовано, поки завдання було на контролі' },
  closing: { name: 'На кінець', formula: 'на контролі після останнього дня періоду' },
}

/** What the sheets of leadership and of a department count beside, in words. */
const leadershipWords: Record<LeadershipFigure, Words> = {
  soon: {
    name: 'Строк найближчими днями',
    formula: `на контролі, не виконано, строк — від цього дня впродовж ${days(SOON_DAYS)}`,
  },
  returned: {
    name: 'Повернуто на доопрацювання',
    formula: 'звіт або виконання повернуто в періоді хоч один раз',
  },
  changed: {
    name: 'Повернуто або перенесено строк',
    formula: 'у періоді звіт або виконання повернуто чи строк перенесено рішенням, хоч один раз',
  },
  moved: {
    name: 'Строк перенесено перед звітом',
    formula: `рішення про перенесення чинного строку прийнято за останні ${days(LAST_DAYS)} до цього дня; перенесене із запізненням строку не міняє й сюди не входить`,
  },
}

function days(count: number): string {
  return `${count} ${plural(count, 'день', 'дні', 'днів')}`
}

/** Figures of documents by kind, in words. */
export const documentFigureWords: Record<ControlFigure | 'registered', Words> = {
  registered: { name: 'Зареєстровано', formula: 'за днем реєстрації, без анульованих' },
  taken: {
    name: 'Взято на контроль',
    formula: 'документ, завдання якого взято на контроль у періоді, а на початок на контролі не був',
  },
  opening: { name: 'На контролі на початок', formula: 'хоч одне завдання на контролі на початок періоду' },
  removed: { name: 'Знято з контролю', formula: 'на початок + взято − на кінець' },
  closing: { name: 'На контролі на кінець', formula: 'хоч одне завдання на контролі на кінець періоду' },
  stillOpenFromEarlier: {
    name: 'Досі на контролі з попередніх періодів',
    formula: 'на контролі і на початок, і на кінець періоду',
  },
}

export const meetingWords: Record<MeetingName, string> = {
  operational: 'Оперативні наради',
  inspection: 'Ранкові інспекції',
  broadcast: 'Прямі ефіри',
}

const meetingFigureWords = {
  protocols: { name: 'протоколи', formula: 'протоколи цього виду, датовані періодом, без анульованих' },
  questions: { name: 'питання порядку денного', formula: 'питання протоколів, датованих періодом' },
  instructions: {
    name: 'доручення',
    formula: 'доручення протоколів, датованих періодом; періодичне доручення — одне',
  },
}

const instructionWords: Record<'given' | 'executedInFull' | 'leftOut', Words> = {
  given: { name: 'Надані доручення', formula: 'доручення всіх протоколів, датованих періодом' },
  executedInFull: {
    name: 'Доручення, виконані у повному обсязі',
    formula: 'з наданих — виконані у повному обсязі до цього дня',
  },
  leftOut: {
    name: 'Не враховано серед наданих доручень',
    formula: 'доручення анульованих протоколів і дальші контрольні точки періодичних доручень',
  },
}

/** Rows of the document turnover, in words. */
export const flowWords: Record<DocumentFlow, Words> = {
  incoming: { name: 'Вхідні', formula: 'документи вхідних видів, зареєстровані в періоді, без анульованих' },
  outgoing: { name: 'Вихідні', formula: 'пронумеровані листи, надіслані в періоді' },
  internal: {
    name: 'Внутрішні',
    formula: 'власні акти й протоколи, зареєстровані в періоді, без анульованих',
  },
}

/** The name and the formula of any figure, for the head of its list. */
export function figureText(key: FigureKey, kinds: readonly DocumentKind[], department: string): Words {
  if (key.report === 'departments') {
    const { name, formula } = taskFigureWords[key.figure]
    return { name: `${department}: ${lowered(name)}`, formula }
  }
  if (key.report === 'formulas') {
    const words = key.outcomes.map((outcome) => outcomeWords[outcome])
    return {
      name: `${department}: ${words.map(({ name }) => lowered(name)).join(' + ')}`,
      formula: `було на контролі в періоді, не виконано до нього, і: ${words.map(({ formula }) => formula).join('; або ')}`,
    }
  }
  if (key.report === 'leadership') {
    const { name, formula } = leadershipWords[key.figure]
    return { name: `${department}: ${lowered(name)}`, formula }
  }
  if (key.report === 'balance') {
    const { name, formula } = balanceWords[key.figure]
    const whose = whoseBalance(key, department, kinds)
    return { name: `${whose}: ${lowered(name)}`, formula }
  }
  if (key.report === 'turnover') return flowWords[key.flow]
  switch (key.measure) {
    case 'kind': {
      const { name, formula } = documentFigureWords[key.figure]
      return {
        name: `${kindName(key.kind, kinds)}: ${lowered(name)}${key.lastYear ? ', рік тому' : ''}`,
        formula,
      }
    }
    case 'removal-decisions':
      return key.figure === 'count'
        ? {
            name: 'Рішення про зняття з контролю',
            formula: 'рішення, датовані періодом, якими знято хоч одне завдання',
          }
        : { name: 'Документи, зняті рішеннями', formula: 'різні документи завдань, знятих цими рішеннями' }
    case 'reminder-letters':
      return { name: 'Листи-нагадування', formula: 'листи, надіслані в періоді' }
    case 'meetings': {
      const { name, formula } = meetingFigureWords[key.figure]
      return { name: `${meetingWords[key.meeting]}: ${name}`, formula }
    }
    case 'instructions':
      return instructionWords[key.figure]
    default:
      return key satisfies never
  }
}

/** «Документи вищих органів» */
export function kindName(id: string, kinds: readonly DocumentKind[]): string {
  const words = kinds.find((kind) => kind.id === id)?.forms.few ?? id
  return capital(words)
}

export function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase('uk') + words.slice(1)
}

function lowered(words: string): string {
  return words.charAt(0).toLocaleLowerCase('uk') + words.slice(1)
}

function whoseBalance(
  { by, of }: Extract<FigureKey, { report: 'balance' }>,
  department: string,
  kinds: readonly DocumentKind[],
): string {
  if (of === 'total' || by === 'department') return department
  return by === 'kind' ? kindName(of, kinds) : monthName(of)
}
