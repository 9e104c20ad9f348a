import { addDays, type Day } from '../../src/kernel/day.ts'
import type { RemovalGround } from '../../src/tasks/fact.ts'
import type { TermInput, TermStart } from '../../src/tasks/task-draft.ts'
import { controlledDocument } from '../council/controlled-document.ts'
import { workingDayIn } from '../council/days.ts'
import { decisionMatters, personalMatters, settlingMatters } from '../council/decision-matters.ts'
import {
  draftDocument,
  fromAbove,
  howManyPoints,
  matterFromAbove,
  mattersFor,
  type Point,
  someAuthority,
  type Writer,
} from '../council/draft-document.ts'
import { extension, type Span } from '../council/life.ts'
import { type Fate, type LivingTask, livingTask } from '../council/living-task.ts'
import type { Matter } from '../council/matter.ts'
import { orderMatters, settlingOrders } from '../council/order-matters.ts'
import type { PlannedDocument } from '../council/planned-document.ts'
import { reportTexts, returnReasons, toFileWords } from '../council/words.ts'
import type { Demo } from './people.ts'
import { requests } from './requests.ts'

/** The days of a demo council, counted from today. */
export interface Days {
  /** the first day of its register, and the last one on which anything was done: yesterday at the latest */
  first: Day
  last: Day
  /** today, or the next working day where today is none */
  today: Day
}

type DemoFate = Fate | 'today' | 'this week' | 'soon' | 'extended late'

/** What is on control now; the first of each is led by the demo executor. */
const ON_CONTROL: readonly (readonly [DemoFate, number])[] = [
  ['overdue', 6],
  ['today', 3],
  ['this week', 4],
  ['soon', 5],
  ['waiting', 4],
  ['returned', 2],
  ['extended', 3],
  ['extended late', 2],
  ['permanent', 2],
  ['periodic', 2],
  ['executed', 3],
]

export function planDemoActs(writer: Writer, demo: Demo, days: Days): PlannedDocument[] {
  return [
    ...onControl(writer, demo, days),
    ...leftControl(writer, days),
    ...answered(writer, days),
    ...neverOnControl(writer, days),
    notPlacedYet(writer, days),
  ]
}

function onControl(writer: Writer, demo: Demo, days: Days): PlannedDocument[] {
  const ofTransport = writer.random.shuffle(ownMatters(writer, 'executive-decision', true))
  return ON_CONTROL.flatMap(([fate, count], turn) =>
    Array.from({ length: count }, (_, place) =>
      living(
        writer,
        days,
        fate,
        place === 0 ? { demo, matter: ofTransport[turn % ofTransport.length]! } : null,
      ),
    ),
  )
}

/** A document on control whose first point has this fate; `led` makes it the demo executor's, about a matter of his. */
function living(
  writer: Writer,
  days: Days,
  fate: DemoFate,
  led: { demo: Demo; matter: Matter } | null,
): PlannedDocument {
  const { random } = writer
  const kind = led
    ? 'executive-decision'
    : random.pick(['executive-decision', 'executive-decision', 'higher-authority', 'mayoral-order'])
  const old = ['permanent', 'periodic', 'executed', 'overdue', 'extended', 'extended late'].includes(fate)
  const on = workingDay(writer, addDays(days.last, old ? -150 : -45), addDays(days.last, old ? -50 : -27))
  const authority = kind === 'higher-authority' ? someAuthority(writer) : null
  const matter = authority
    ? matterFromAbove(writer, authority, on)
    : (led?.matter ?? random.pick(ownMatters(writer, kind, false)))
  const by = led && writer.council.executor('transport', led.demo.executorPerson)
  const asExecutor = (point: Point): Point =>
    by ? { ...point, lead: 'transport', executors: [{ words: by }, ...point.executors.slice(1)] } : point
  return controlledDocument(writer, {
    kind,
    on,
    minute: random.int(525, 770),
    matter,
    authority,
    points: howManyPoints(writer),
    placedOn: null,
    pointAs: (point, place) => (place === 0 ? asExecutor(point) : point),
    lifeOf: (start, place) =>
      demoLife(writer, days, place === 0 ? fate : random.pick(['ahead', 'ahead', 'executed']), start),
  })
}

function demoLife(writer: Writer, days: Days, fate: DemoFate, start: TermStart): LivingTask {
  const { random, reference } = writer
  const { calendar } = reference
  const placedOn = start.registeredOn
  const decidedBy = 'міський голова'
  const dueOn = (day: Day): LivingTask => ({ term: { kind: 'day', day }, deeds: [], series: [] })
  switch (fate) {
    case 'today':
      return dueOn(days.today)
    case 'this week':
      return dueOn(calendar.addWorkingDays(days.today, random.int(1, 4)))
    case 'soon':
      return dueOn(calendar.addWorkingDays(days.today, random.int(6, 18)))
    case 'extended late': {
      const due = calendar.addWorkingDays(days.last, -random.int(9, 14))
      const span: Span = { random, calendar, from: placedOn, due, last: days.last, decidedBy }
      const decided = calendar.addWorkingDays(due, random.int(2, 4))
      return { ...dueOn(due), deeds: [extension(span, decided, calendar.addWorkingDays(days.today, 12))] }
    }
    default:
      return livingTask(writer, fate, { start, placedOn, last: days.last, dueWithin: 80, decidedBy })
  }
}

/** Two decisions remove own acts, papers from above leave one by one; one point came back to control. */
function leftControl(writer: Writer, { first, last }: Days): PlannedDocument[] {
  const { random } = writer
  const removals = [-125, -32].map((ago) => {
    const on = workingDay(writer, addDays(last, ago), addDays(last, ago + 4))
    return { on, document: registered(writer, 'executive-decision', on, REMOVAL) }
  })
  const own = Array.from({ length: 21 }, (_, place) => {
    const { on: leavesOn, document } = removals[place % 2]!
    const ground = (): RemovalGround => ({
      kind: 'decision',
      number: document.number!,
      date: leavesOn,
      words: 'виконано',
    })
    const kind = place % 4 === 3 ? 'mayoral-order' : 'executive-decision'
    return closed(writer, kind, first, leavesOn, ground)
  })
  const above = Array.from({ length: 12 }, () => {
    const on = workingDay(writer, addDays(first, 60), addDays(last, -1))
    const words = random.pick(toFileWords)
    return closed(writer, 'higher-authority', first, on, () => ({ kind: 'to-file', words }))
  })
  const back = own.at(-1)!
  const again = addDays(removals[1]!.on, 9)
  const on = writer.reference.calendar.isWorking(again) ? again : writer.reference.calendar.nextWorking(again)
  back.deeds[0]!.push(
    {
      act: 'return-to-control',
      on,
      ground: 'протокольне доручення міського голови: недоліки виявлено після зняття',
    },
    { act: 'return', on, reason: random.pick(returnReasons) },
  )
  return [...removals.map(({ document }) => document), ...own, ...above]
}

function closed(
  writer: Writer,
  kind: string,
  first: Day,
  leavesOn: Day,
  ground: () => RemovalGround,
): PlannedDocument {
  const { random, reference } = writer
  const on = workingDay(writer, first, addDays(leavesOn, -26))
  const authority = kind === 'higher-authority' ? someAuthority(writer) : null
  const matter = authority
    ? matterFromAbove(writer, authority, on)
    : random.pick(ownMatters(writer, kind, false))
  const last = reference.calendar.previousWorking(leavesOn)
  return controlledDocument(writer, {
    kind,
    on,
    minute: random.int(525, 770),
    matter,
    authority,
    points: howManyPoints(writer),
    placedOn: null,
    leaves: { on: leavesOn, ground },
    lifeOf: (start) =>
      livingTask(writer, 'executed', {
        start,
        placedOn: on,
        last,
        dueWithin: 60,
        decidedBy: 'міський голова',
      }),
  })
}

/** Requests of citizens, deputies and advocates: some answered in time and closed, some in work by the law's own terms. */
function answered(writer: Writer, { last }: Days): PlannedDocument[] {
  const { random, reference } = writer
  const { calendar } = reference
  return requests.map(({ kind, title, by, from, ago, answered, text }, place) => {
    const on = calendar.addWorkingDays(addDays(last, 1), -ago)
    const replied = calendar.addWorkingDays(on, 4)
    const leavesOn = calendar.addWorkingDays(on, 7)
    const document = controlledDocument(writer, {
      kind,
      on,
      minute: random.int(525, 770),
      matter: { title, by, points: [text] },
      authority: null,
      points: 1,
      placedOn: null,
      leaves: answered
        ? { on: leavesOn, ground: () => ({ kind: 'to-file', words: 'Надіслано відповідь. До справи' }) }
        : undefined,
      lifeOf: () => ({
        term: null satisfies TermInput,
        series: [],
        deeds: answered
          ? [
              {
                act: 'report',
                on: replied,
                executedOn: replied,
                completeness: 'full',
                text: random.pick(reportTexts),
                outgoing: null,
              },
              { act: 'accept', on: replied },
            ]
          : [],
      }),
    })
    document.draft.receivedAt = on
    document.draft.correspondent = { name: from, number: `${place + 11}`, date: on }
    return document
  })
}

/** Registered and never on control, as most are. */
function neverOnControl(writer: Writer, { first, last }: Days): PlannedDocument[] {
  const { random } = writer
  const some = (count: number, kind: string, matters: readonly Matter[]) =>
    Array.from({ length: count }, () =>
      registered(writer, kind, workingDay(writer, first, last), random.pick(matters)),
    )
  const above = Array.from({ length: 9 }, () => {
    const on = workingDay(writer, first, last)
    const authority = someAuthority(writer)
    const { draft } = draftDocument(writer, 'higher-authority', on, matterFromAbove(writer, authority, on))
    return { ...bare(fromAbove(writer, draft, authority)), minute: random.int(525, 770) }
  })
  return [
    ...above,
    ...some(12, 'executive-decision', mattersFor(writer, settlingMatters)),
    ...some(1, 'executive-decision', personalMatters),
    ...some(6, 'mayoral-order', mattersFor(writer, settlingOrders)),
    ...some(3, 'session-decision', mattersFor(writer, decisionMatters)),
  ]
}

/** Registered yesterday with its points; the controller has still to take it. */
function notPlacedYet(writer: Writer, { last }: Days): PlannedDocument {
  const matter = ownMatters(writer, 'executive-decision', true)[0]!
  const document = controlledDocument(writer, {
    kind: 'executive-decision',
    on: last,
    minute: 771,
    matter,
    authority: null,
    points: 2,
    placedOn: null,
    lifeOf: () => ({ term: null, deeds: [], series: [] }),
  })
  for (const task of document.draft.tasks) task.placedOn = null
  return document
}

const REMOVAL: Matter = {
  title: 'Про зняття з контролю рішень виконавчого комітету та розпоряджень міського голови',
  by: ['control'],
  points: [],
}

function registered(writer: Writer, kind: string, on: Day, matter: Matter): PlannedDocument {
  return { ...bare(draftDocument(writer, kind, on, matter).draft), minute: writer.random.int(525, 770) }
}

function bare(draft: PlannedDocument['draft']): PlannedDocument {
  return { draft, minute: 525, placedOn: null, deeds: [] }
}

function ownMatters(writer: Writer, kind: string, ofTransport: boolean): Matter[] {
  const all = mattersFor(writer, kind === 'mayoral-order' ? orderMatters : decisionMatters)
  return ofTransport ? all.filter(({ by }) => by[0] === 'transport') : all
}

function workingDay({ random, reference }: Writer, from: Day, to: Day): Day {
  return workingDayIn(random, reference.calendar, from, to)
}
