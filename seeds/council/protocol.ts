import { addDays, type Day, formatDay } from '../../src/kernel/day.ts'
import type { TaskInput } from '../../src/tasks/task-draft.ts'
import { earlier, later, workingDayIn } from './days.ts'
import type { Deed } from './deed.ts'
import { mostlyFirst, type Point, pointOf, taskOf, type Writer } from './draft-document.ts'
import { executedLife, extension, reportOf, returnedReport, type Span } from './life.ts'
import type { Matter } from './matter.ts'
import { broadcastPoints, inspectionPoints, questionMatters } from './meeting-matters.ts'
import { placesOf } from './places.ts'
import type { PlannedDocument } from './planned-document.ts'

export type Stream = 'operational-meeting' | 'inspection' | 'broadcast'

/** What has become of an instruction by the last day of the story. */
export type InstructionFate =
  | 'full'
  | 'partly'
  | 'waiting'
  | 'returned'
  | 'ahead'
  | 'extended'
  | 'permanent'
  | 'overdue'

/** An instruction before anybody knows what becomes of it. */
export interface Instruction {
  on: Day
  place: Point
  point: string
  question: number | null
  fate: InstructionFate
}

export interface Protocol {
  stream: Stream
  on: Day
  title: string
  questions: { title: string; speaker: string | null }[]
  instructions: Instruction[]
}

/** A protocol of the weekly meeting: so many instructions under each question. */
export function operationalMeeting(writer: Writer, on: Day, perQuestion: readonly number[]): Protocol {
  const { random, council } = writer
  const matters = random.shuffle(questionMatters.filter(({ by }) => council.keys.includes(by[0]!)))
  const chosen = perQuestion.map((_, place) => matters[place % matters.length]!)
  const say = placesOf(random, Number(on.slice(0, 4)))
  const questions = chosen.map((matter) => {
    const head = council.people[matter.by[0]!][0]!
    return { title: say(matter.title), speaker: `${head.short_name}, ${head.post}` }
  })
  const instructions = chosen.flatMap((matter, question) =>
    textsOf(writer, matter, perQuestion[question]!).map((text, place) =>
      instruction(
        pointOf(writer, text, mostlyFirst(random, matter.by)),
        on,
        `${question + 1}.${place + 1}`,
        question + 1,
      ),
    ),
  )
  const title = `Протокол оперативної наради у міського голови від ${formatDay(on)}`
  return { stream: 'operational-meeting', on, title, questions, instructions }
}

export function inspection(writer: Writer, on: Day, count: number): Protocol {
  const { random } = writer
  const places = [placesOf(random, 0)('{street}'), placesOf(random, 0)('{street}')]
  const title = `Протокол ранкової інспекції від ${formatDay(on)}: ${[...new Set(places)].join(', ')}`
  const points = Array.from({ length: count }, () => {
    const matter = personalMatter(writer, inspectionPoints)
    return pointOf(writer, placesOf(random, 0)(random.pick(matter.points)), matter.by)
  })
  return { stream: 'inspection', on, title, questions: [], instructions: numbered(points, on) }
}

/** Who asks, with address and telephone, stands in the point's text alone. */
export function broadcast(writer: Writer, on: Day, count: number, nextResident: () => string): Protocol {
  const { random } = writer
  const title = `Протокол прямого ефіру міського голови ${random.pick(['на телебаченні', 'на радіо'])} від ${formatDay(on)}`
  const points = Array.from({ length: count }, () => {
    const matter = personalMatter(writer, broadcastPoints)
    const text = placesOf(random, 0)(random.pick(matter.points))
    return pointOf(writer, `${text} (${nextResident()})`, matter.by)
  })
  return { stream: 'broadcast', on, title, questions: [], instructions: numbered(points, on) }
}

/** The protocol with what becomes of its instructions by the last day. */
export function plannedProtocol(
  writer: Writer,
  protocol: Protocol,
  minute: number,
  last: Day,
): PlannedDocument {
  const { stream, on, title, questions } = protocol
  const lives = protocol.instructions.map((one) => lifeOf(writer, one, last))
  const tasks = protocol.instructions.map((one, place) =>
    taskOf(writer, one.place, {
      point: one.point,
      question: one.question,
      term: lives[place]!.term,
      placedOn: on,
      special: stream !== 'operational-meeting',
    }),
  )
  return {
    draft: {
      kind: stream,
      registeredOn: on,
      receivedAt: null,
      correspondent: null,
      title,
      publicTitle: null,
      caseIndex: null,
      questions,
      tasks,
    },
    minute,
    placedOn: null,
    deeds: lives.map(({ deeds }) => deeds),
  }
}

function lifeOf(
  writer: Writer,
  { on, fate }: Instruction,
  last: Day,
): { term: TaskInput['term']; deeds: Deed[] } {
  const { random, reference } = writer
  const { calendar } = reference
  const due = workingDayIn(random, calendar, addDays(on, 3), addDays(on, random.pick([7, 10, 14, 21, 30])))
  const span: Span = { random, calendar, from: on, due, last, decidedBy: 'міський голова' }
  const dueOn = (day: Day): TaskInput['term'] => ({ kind: 'day', day })
  switch (fate) {
    case 'full': {
      const deeds = executedLife(span)
      const termless = random.chance(0.06) && !deeds.some(({ act }) => act === 'extend')
      return { term: termless ? { kind: 'none' } : dueOn(due), deeds: [...deeds, ...removal(span, deeds)] }
    }
    case 'partly': {
      const executedOn = workingDayIn(random, calendar, calendar.nextWorking(on), earlier(due, last))
      const note = 'виконано частково, роботи тривають'
      return {
        term: dueOn(due),
        deeds: [{ act: 'execute', on: executedOn, executedOn, completeness: 'partly', note }],
      }
    }
    case 'waiting': {
      const executedOn = calendar.addWorkingDays(addDays(last, 1), -random.int(1, 3))
      return { term: dueOn(due), deeds: executedOn > on ? [reportOf(random, executedOn, executedOn)] : [] }
    }
    case 'returned': {
      const to = later(addDays(on, 3), addDays(earlier(due, last), -6))
      return {
        term: dueOn(due),
        deeds: to < addDays(last, -4) ? returnedReport(span, addDays(on, 2), to) : [],
      }
    }
    case 'ahead': {
      if (random.chance(0.2)) return { term: { kind: 'none' }, deeds: [] }
      return { term: dueOn(workingDayIn(random, calendar, addDays(last, 3), addDays(last, 60))), deeds: [] }
    }
    case 'extended': {
      const decided = workingDayIn(random, calendar, calendar.nextWorking(on), due)
      if (decided > last) return { term: dueOn(due), deeds: [] }
      const until = workingDayIn(
        random,
        calendar,
        addDays(later(due, last), 4),
        addDays(later(due, last), 70),
      )
      return { term: dueOn(due), deeds: [extension(span, decided, until)] }
    }
    case 'permanent':
      return { term: { kind: 'permanent' }, deeds: [] }
    case 'overdue': {
      const passed = due < last ? due : calendar.previousWorking(last)
      return { term: dueOn(later(passed, calendar.nextWorking(on))), deeds: [] }
    }
    default:
      return fate satisfies never
  }
}

/** An executed instruction leaves control by the mark in its protocol, mostly within two weeks. */
function removal({ random, calendar, last }: Span, deeds: readonly Deed[]): Deed[] {
  const on = calendar.addWorkingDays(deeds.at(-1)!.on, random.int(1, 9))
  if (on > last || random.chance(0.1)) return []
  return [{ act: 'remove', on, ground: { kind: 'to-file', words: 'Виконано у повному обсязі' } }]
}

function textsOf({ random }: Writer, matter: Matter, count: number): string[] {
  const mixed = random.shuffle(matter.points)
  return Array.from({ length: count }, (_, n) => placesOf(random, 0)(mixed[n % mixed.length]!))
}

function personalMatter({ random, council }: Writer, matters: readonly Matter[]): Matter {
  return random.pick(matters.filter(({ by }) => council.keys.includes(by[0]!)))
}

function numbered(points: readonly Point[], on: Day): Instruction[] {
  return points.map((point, place) => instruction(point, on, String(place + 1), null))
}

function instruction(place: Point, on: Day, point: string, question: number | null): Instruction {
  return { on, place, point, question, fate: 'ahead' }
}
