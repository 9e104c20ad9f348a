import type { WorkingCalendar } from '../../deadlines/calendar.ts'
import { stateOfTerm, stateOfTermWords } from '../../deadlines/state-of-term.ts'
import { type Day, daysBetween, endOfWeek, formatDay } from '../../kernel/day.ts'
import { plural } from '../../kernel/plural.ts'
import { hiddenText } from '../../tasks/masked-text.ts'
import type { LetterKind } from '../letter-kind.ts'
import { expectedOf, newsOf, type RecipientRole } from '../plan/expected-answer.ts'
import {
  type GroupName,
  groupNames,
  type LetterContent,
  type LetterItem,
  type LetterTable,
} from './letter-content.ts'
import type { LetterheadSettings } from './letterhead.ts'
import { fillTemplate, ownTemplates } from './template.ts'

/** A task of a letter, as it is at the moment of sending. */
export interface ItemMaterial
  extends Pick<
    LetterItem,
    'itemId' | 'taskId' | 'documentId' | 'kind' | 'index' | 'date' | 'point' | 'text' | 'masked' | 'why'
  > {
  steps: string[]
  concern: RecipientRole
  firstDueDay: Day | null
  dueDay: Day | null
  returned: string | null
}

/** Everything a letter is written from. */
export interface LetterMaterial {
  kind: LetterKind
  day: Day
  organization: string
  sender: LetterheadSettings
  /** what the council wrote instead of our template */
  template: string | null
  recipient: {
    name: string
    vocative: string
    dative: string
    postDative: string | null
    post: string | null
    department: string | null
  }
  items: ItemMaterial[]
  tables: LetterTable[]
}

/** The text of a test letter. */
const TEST_TEMPLATE = `Перевірка пошти

{звертання}

Це перевірний лист: він показує, що реєстр контролю надсилає пошту. Відповідати на нього не потрібно.`

/** The letter of a person on a day; pure over what it is given. */
export function writeLetter(material: LetterMaterial, calendar: WorkingCalendar): LetterContent {
  const { kind, day, organization, sender, recipient, tables } = material
  const items = material.items
    .map((item) => ({ group: groupOf(item.dueDay, day), item }))
    .sort((a, b) => order(a.item, b.item))
  const answerBy = calendar.addWorkingDays(day, sender.answerDays)
  const overdue = items.filter(({ group }) => group === 'overdue').length
  const template = kind === 'test' ? TEST_TEMPLATE : (material.template ?? ownTemplates[kind])
  const { heading, blocks } = fillTemplate(template, {
    звертання: salutation(recipient),
    дата: formatDay(day),
    кількість: countWords(items.length, overdue).replace(' ', '\u00a0'),
    'відповісти до': formatDay(answerBy),
    організація: organization,
    підрозділ: sender.department,
  })
  return {
    kind,
    day,
    number: null,
    letterhead: [organization, sender.department].filter(Boolean),
    addressee: addresseeOf(recipient),
    heading,
    blocks,
    groups: groupNames
      .map((name) => ({
        name,
        items: items
          .filter(({ group }) => group === name)
          .map(({ item }) => letterItem(item, name, day, calendar)),
      }))
      .filter((group) => group.items.length > 0),
    tables,
    answerBy,
    signature: { post: capital(sender.signerPost), name: sender.signerName },
    writer: sender.writer || null,
  }
}

/** The subject of a letter: what it is and how much, nothing about anybody. */
export function subjectOf({ kind, heading, day, groups }: LetterContent): string {
  const all = groups.reduce((sum, { items }) => sum + items.length, 0)
  const overdue = groups.find(({ name }) => name === 'overdue')?.items.length ?? 0
  switch (kind) {
    case 'reminder':
      return `Лист-нагадування від ${formatDay(day)}: ${countWords(all, overdue)}`
    case 'digest':
      return `Щотижневе зведення від ${formatDay(day)}${attention(all, overdue)}`
    case 'sheet':
      return `Щомісячний аркуш від ${formatDay(day)}${attention(all, overdue)}`
    case 'test':
      return heading
    default:
      return kind satisfies never
  }
}

// The tables count all tasks of a department; this line counts only those that need this person.
function attention(all: number, overdue: number): string {
  if (all === 0) return ''
  return `: Вашої уваги ${plural(all, 'потребує', 'потребують', 'потребує')} ${countWords(all, overdue)}`
}

/** «3 завдання, з них прострочено 1», «2 завдання, усі прострочені» */
function countWords(all: number, overdue: number): string {
  const tasks = `${all} ${plural(all, 'завдання', 'завдання', 'завдань')}`
  if (overdue === all && all > 0) return `${tasks}, ${all === 1 ? 'прострочене' : 'усі прострочені'}`
  return overdue > 0 ? `${tasks}, з них прострочено ${overdue}` : tasks
}

/** «Шановний Іване Петровичу!», «Шановна Маріє Андріївно!»; both forms where the name does not tell which. */
function salutation({ name, vocative }: { name: string; vocative: string }): string {
  const words = `${vocative} ${name}`
  if (/^пані(?:\s|$)/iu.test(vocative) || /(?:вн|чн)[ао](?:\s|$)/u.test(words)) return `Шановна ${vocative}!`
  if (/^пане(?:\s|$)/iu.test(vocative) || /ич(?:у|\s|$)/u.test(words)) return `Шановний ${vocative}!`
  return `Шановний (шановна) ${vocative}!`
}

function groupOf(due: Day | null, day: Day): GroupName {
  if (due === null) return 'later'
  if (due < day) return 'overdue'
  if (due === day) return 'today'
  return due <= endOfWeek(day) ? 'week' : 'later'
}

function order(a: ItemMaterial, b: ItemMaterial): number {
  const key = ({ dueDay, date, index, point }: ItemMaterial) =>
    `${dueDay ?? '9999'} ${date} ${index} ${point}`
  return key(a) < key(b) ? -1 : 1
}

function addresseeOf({ post, postDative, dative, department }: LetterMaterial['recipient']): string[] {
  const words = postDative ?? post
  // «Начальнику управління транспорту» names the department, «Начальнику управління» does not; leadership belongs to none.
  const named =
    words &&
    (/(?:голові|голови|керуюч)/i.test(words) ||
      (department && words.toLowerCase().includes(department.toLowerCase().split(' ').at(-1)!)))
  return [...(department && !named ? [department] : []), ...(words ? [capital(words)] : []), dative]
}

function letterItem(item: ItemMaterial, group: GroupName, day: Day, calendar: WorkingCalendar): LetterItem {
  const { steps, returned, ...words } = item
  const { dueDay, masked, concern } = item
  return {
    ...words,
    text: masked ? hiddenText : shortened(item.text),
    standing: termStatus(dueDay, day, calendar),
    news: newsOf({ dueDay, steps, returned: masked ? null : returned }),
    expected: expectedOf({ concern, group, dueDay }),
  }
}

// Without a working day left the letter counts calendar days: «до строку лише вихідні» would not help the reader.
function termStatus(due: Day | null, day: Day, calendar: WorkingCalendar): string {
  const state = stateOfTerm(due, day, calendar)
  if (state.kind === 'ahead' && due && state.workingDays === 0) {
    const days = daysBetween(day, due)
    return `ще ${days} ${plural(days, 'день', 'дні', 'днів')}`
  }
  return stateOfTermWords(state)
}

const LONGEST_TEXT = 600

function shortened(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ')
  return line.length <= LONGEST_TEXT ? line : `${line.slice(0, LONGEST_TEXT).replace(/\s+\S*$/, '')} …`
}

function capital(words: string): string {
  return words.slice(0, 1).toLocaleUpperCase('uk') + words.slice(1)
}
