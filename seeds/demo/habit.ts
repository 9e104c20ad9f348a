import { addDays, type Day } from '../../src/kernel/day.ts'
import { controlledDocument } from '../council/controlled-document.ts'
import type { Deed } from '../council/deed.ts'
import type { Writer } from '../council/draft-document.ts'
import type { PlannedDocument } from '../council/planned-document.ts'
import { reportTexts } from '../council/words.ts'
import type { Days } from './acts.ts'

const EVERY_DAYS = 5
/** How often an answer comes after its month, as a share. */
const LATE = 0.42

/**
 * What residents write to the transport department, week after week: it answers within three weeks of the month that the law
 * gives, or too late. A past from which something can be foretold.
 */
export function planHabit(writer: Writer, { first, last }: Days): PlannedDocument[] {
  const { random, reference } = writer
  const { calendar } = reference
  const documents: PlannedDocument[] = []
  for (let day = first; day < last; day = addDays(day, EVERY_DAYS)) {
    const on = calendar.isWorking(day) ? day : calendar.nextWorking(day)
    if (on > last) break
    const days = random.chance(LATE) ? random.int(33, 45) : random.int(8, 18)
    const answeredOn = calendar.previousWorking(addDays(on, days))
    const isAnswered = answeredOn <= last
    const leavesOn = calendar.addWorkingDays(answeredOn, 2)
    const document = controlledDocument(writer, {
      kind: 'appeal',
      on,
      minute: random.int(525, 770),
      matter: {
        title: random.pick(TITLES),
        by: ['transport'],
        points: ['Розглянути звернення та відповісти заявникам'],
      },
      authority: null,
      points: 1,
      placedOn: null,
      leaves:
        leavesOn <= last
          ? { on: leavesOn, ground: () => ({ kind: 'to-file', words: 'Надіслано відповідь. До справи' }) }
          : undefined,
      lifeOf: () => ({
        term: null,
        series: [],
        deeds: isAnswered ? answer(answeredOn, random.pick(reportTexts)) : [],
      }),
    })
    document.draft.receivedAt = on
    document.draft.correspondent = { name: 'Колективне звернення мешканців', number: null, date: on }
    documents.push(document)
  }
  return documents
}

function answer(on: Day, text: string): Deed[] {
  return [
    { act: 'report', on, executedOn: on, completeness: 'full', text, outgoing: null },
    { act: 'accept', on },
  ]
}

const TITLES = [
  'Про графік руху маршруту {route} у вечірній час',
  'Про перенесення зупинки маршруту {route}',
  'Про наповненість автобусів маршруту {route} у ранкові години',
  'Про паркування на тротуарах на {street}',
  'Про облаштування пішохідного переходу на {street}',
  'Про роботу громадського транспорту до села {village}',
]
