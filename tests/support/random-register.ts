import type { Insertable } from 'kysely'
import type { Database, Write } from '../../src/db/database.ts'
import { insertRows } from '../../src/db/insert-rows.ts'
import type { Tables } from '../../src/db/tables.ts'
import { isMeeting } from '../../src/journals/kind.ts'
import { indexWords } from '../../src/journals/store.ts'
import { addDays, type Day, daysBetween, type Instant, yearOf } from '../../src/kernel/day.ts'
import { fold, foldNumber } from '../../src/kernel/fold.ts'
import type { Fact } from '../../src/tasks/fact.ts'
import { insertTasks, type TaskDraft } from '../../src/tasks/store.ts'
import { type Chance, chanceOf } from './chance.ts'
import { randomHistory } from './random-history.ts'

export interface RegisterWishes {
  seed: number
  documents: number
  departments: number
  /** days of registration, both ends included */
  from: Day
  to: Day
  /** nothing is recorded after this day; the last one of registration if absent */
  today?: Day
  /** how much of what seldom happens there is: 1 as in life, 10 as in a bad dream */
  turmoil?: number
  /** acts that return to control say whether the execution stands; in older registers none did */
  executionSaid?: boolean
  slips?: boolean
}

/** A register that never was, as rows: the same for the same wishes. */
export interface RandomRegister {
  departments: Insertable<Tables['departments']>[]
  departmentNames: Insertable<Tables['department_names']>[]
  people: Insertable<Tables['people']>[]
  documents: Iterable<RandomDocument>
  letters: Insertable<Tables['letters']>[]
}

export interface RandomDocument {
  row: Insertable<Tables['documents']>
  questions: Insertable<Tables['meeting_questions']>[]
  tasks: { draft: TaskDraft; facts: Fact[] }[]
}

export function randomRegister(wishes: RegisterWishes): RandomRegister {
  const chance = chanceOf(wishes.seed)
  const recordedAt = at(addDays(wishes.from, -400), 0)
  const places = Array.from({ length: wishes.departments }, (_, place) => place + 1)
  const departments = places.map((place) => {
    const name = `${chance.of(DEPARTMENTS)} № ${place}`
    const id = idOf('dep', place)
    return {
      id,
      position: places.length - place + 1,
      name,
      name_key: fold(name),
      head_id: null,
      closed_on: null,
      recorded_at: recordedAt,
    }
  })
  const departmentNames = departments.flatMap(({ id, name }) => [
    { department_id: id, from_day: '1900-01-01' as Day, name, recorded_at: recordedAt },
    ...(chance.in(0.2)
      ? [
          {
            department_id: id,
            from_day: chance.day(wishes.from, wishes.to),
            name: `${name} (нова назва)`,
            recorded_at: recordedAt,
          },
        ]
      : []),
  ])
  const people = departments.map(({ id }, place) => {
    const shortName = `${chance.of(SURNAMES)} ${chance.of(INITIALS)}`
    return {
      id: idOf('per', place + 1),
      department_id: id,
      name: shortName,
      short_name: shortName,
      short_key: fold(shortName),
      post: null,
      email: null,
      left_on: null,
      recorded_at: recordedAt,
    }
  })
  return {
    departments,
    departmentNames,
    people,
    documents: { [Symbol.iterator]: () => randomDocuments(wishes, chanceOf(wishes.seed + 1)) },
    letters: randomLetters(
      wishes,
      people.map(({ id }) => id),
      chanceOf(wishes.seed + 2),
    ),
  }
}

const CHUNK = 1000

/** Writes the register into an empty one that has its reference data, a thousand documents at a time. */
export async function fillRegister(db: Database, register: RandomRegister): Promise<void> {
  const { departments, departmentNames, people, letters } = register
  await db.commit([
    insertRows('departments', departments),
    insertRows('department_names', departmentNames),
    insertRows('people', people),
    ...(letters.length > 0 ? [insertRows('letters', letters)] : []),
  ])
  const counters = new Map<string, { journal: string; year: number; last: number }>()
  let chunk: RandomDocument[] = []
  for (const document of register.documents) {
    const { kind, journal_year: year, number } = document.row
    counters.set(`${kind} ${year}`, { journal: kind, year, last: Number(number) })
    chunk.push(document)
    if (chunk.length < CHUNK) continue
    await db.commit(writesOf(chunk))
    chunk = []
  }
  await db.commit([
    ...writesOf(chunk),
    ...(counters.size > 0 ? [insertRows('journal_counters', [...counters.values()])] : []),
  ])
}

function writesOf(documents: readonly RandomDocument[]): Write[] {
  if (documents.length === 0) return []
  const questions = documents.flatMap((document) => document.questions)
  const tasks = documents.flatMap((document) => document.tasks)
  return [
    insertRows(
      'documents',
      documents.map(({ row }) => row),
    ),
    ...(questions.length > 0 ? [insertRows('meeting_questions', questions)] : []),
    ...insertTasks(tasks),
    ...indexWords([
      ...documents.map(({ row }) => ({ documentId: row.id, taskId: '', text: row.title })),
      ...tasks.map(({ draft }) => ({ documentId: draft.document_id, taskId: draft.id, text: draft.text })),
    ]),
  ]
}

function* randomDocuments(wishes: RegisterWishes, chance: Chance): Generator<RandomDocument> {
  const { documents, from, to, today = to, turmoil = 1, executionSaid = false, slips = false } = wishes
  const span = daysBetween(from, to) + 1
  const departmentIds = Array.from({ length: wishes.departments }, (_, place) => idOf('dep', place + 1))
  const numbers = new Map<string, number>()
  let tasksSoFar = 0
  for (let place = 0; place < documents; place++) {
    const kind = chance.weighted(KINDS)
    const registeredOn = addDays(from, Math.floor((place * span) / documents))
    const recordedOn = chance.in(0.08 * turmoil) ? addDays(registeredOn, chance.whole(1, 60)) : registeredOn
    if (recordedOn > today) continue
    const journal = `${kind} ${yearOf(registeredOn)}`
    const number = (numbers.get(journal) ?? 0) + 1
    numbers.set(journal, number)
    const id = idOf('doc', place + 1)
    const annulledOn = chance.in(0.004 * turmoil) ? addDays(registeredOn, chance.whole(0, 90)) : null
    const annulled = annulledOn !== null && annulledOn <= today
    const recordedAt = at(recordedOn, place)
    const questions =
      kind === 'operational-meeting' ? questionsOf(id, chance.whole(0, 6), recordedAt, chance) : []
    const count = isMeeting(kind) ? chance.whole(0, 9) : chance.weighted(TASK_COUNTS)
    const tasks = Array.from({ length: count }, (_, position) => {
      const history = { registeredOn, recordedAt, kind, today, departmentIds, turmoil, executionSaid, slips }
      return {
        draft: draftOf(
          idOf('tsk', ++tasksSoFar),
          { id, kind, registeredOn },
          position + 1,
          questions,
          chance,
          turmoil,
        ),
        facts: randomHistory(history, chance),
      }
    })
    yield {
      row: {
        id,
        kind,
        journal_year: yearOf(registeredOn),
        number: String(number),
        number_key: foldNumber(String(number)),
        registered_on: registeredOn,
        received_at: null,
        correspondent_id: null,
        correspondent_number: null,
        correspondent_number_key: null,
        correspondent_date: null,
        title: `Про ${chance.of(MATTERS)} ${chance.of(PLACES)}`,
        public_title: null,
        case_index: null,
        version: 1,
        annulled_on: annulled ? annulledOn : null,
        annulment_reason: annulled ? 'помилково зареєстровано' : null,
        recorded_at: recordedAt,
        recorded_by: null,
      },
      questions,
      tasks,
    }
  }
}

function questionsOf(documentId: string, count: number, recordedAt: Instant, chance: Chance) {
  return Array.from({ length: count }, (_, place) => ({
    id: `${documentId}-${place + 1}`,
    document_id: documentId,
    position: place + 1,
    title: `Про ${chance.of(MATTERS)}`,
    speaker: null,
    recorded_at: recordedAt,
  }))
}

function draftOf(
  id: string,
  document: { id: string; kind: string; registeredOn: Day },
  position: number,
  questions: { id: string }[],
  chance: Chance,
  turmoil: number,
): TaskDraft {
  const later = position > 1 && isMeeting(document.kind) && chance.in(0.01 * turmoil)
  return {
    id,
    document_id: document.id,
    kind: document.kind,
    registered_on: document.registeredOn,
    position,
    point: String(position),
    text: `${chance.of(DEEDS)} ${chance.of(MATTERS)} ${chance.of(PLACES)}`,
    question_id: questions.length > 0 && chance.in(0.7) ? chance.of(questions).id : null,
    term: null,
    term_steps: null,
    series_id: null,
    series_place: later ? 2 : 1,
    special: chance.in(0.05) ? 1 : 0,
    controller_id: null,
    supervisor_id: null,
    due_time: null,
  }
}

function randomLetters({ documents, from, to }: RegisterWishes, recipients: string[], chance: Chance) {
  const numbers = new Map<number, number>()
  const days = new Set(
    Array.from(
      { length: Math.floor(documents / 2) },
      () => `${chance.day(from, to)} ${chance.of(recipients)}`,
    ),
  )
  return [...days].toSorted().map((day, place) => {
    const [sentOn, recipientId] = day.split(' ') as [Day, string]
    const year = yearOf(sentOn)
    const number = (numbers.get(year) ?? 0) + 1
    numbers.set(year, number)
    return {
      id: idOf('let', place + 1),
      journal_year: year,
      number,
      sent_on: sentOn,
      recipient_id: recipientId,
      recorded_at: at(sentOn, place),
      recorded_by: null,
    }
  })
}

function idOf(prefix: string, place: number): string {
  return `${prefix}${String(place).padStart(9, '0')}`
}

function at(day: Day, place: number): Instant {
  return `${day}T${String(6 + (place % 10)).padStart(2, '0')}:${String(place % 60).padStart(2, '0')}:00.000Z` as Instant
}

const KINDS: [string, number][] = [
  ['executive-decision', 40],
  ['higher-authority', 18],
  ['mayoral-order', 14],
  ['operational-meeting', 4],
  ['inspection', 3],
  ['broadcast', 3],
  ['session-decision', 4],
  ['information-request', 6],
  ['appeal', 8],
]
// 1.4 a document here and 4.5 a protocol: 1.6 over all.
const TASK_COUNTS: [number, number][] = [
  [0, 24],
  [1, 42],
  [2, 17],
  [3, 9],
  [4, 5],
  [5, 3],
]
const DEPARTMENTS = ['Управління', 'Департамент', 'Відділ', 'Служба', 'Комунальне підприємство']
const SURNAMES = [
  'Іваненко',
  'Петренко',
  'Шевчук',
  'Бондар',
  'Мельник',
  'Ткачук',
  'Лисенко',
  'Гнатюк',
  'Марчук',
]
const INITIALS = ['І. П.', 'О. В.', 'М. С.', 'Г. Д.', 'Л. Ю.']
const DEEDS = [
  'Забезпечити',
  'Подати пропозиції щодо',
  'Перевірити',
  'Завершити',
  'Вжити заходів щодо',
  'Підготувати',
]
const MATTERS = [
  'ремонт дорожнього покриття',
  'утримання зелених насаджень',
  'підготовку до опалювального сезону',
  'роботу громадського транспорту',
  'вивезення побутових відходів',
  'організацію дитячого харчування',
  'освітлення вулиць',
  'стан укриттів',
  'облік майна',
  'надання земельних ділянок',
]
const PLACES = [
  'на вулиці Галицькій',
  'у мікрорайоні Пасічна',
  'у закладах освіти',
  'на вулиці Тичини',
  'у центрі міста',
  'у парку',
]
