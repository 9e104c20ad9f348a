import { addDays, type Day, daysBetween, weekday } from '../../src/kernel/day.ts'
import { workingDaysOf } from '../council/days.ts'
import type { Writer } from '../council/draft-document.ts'
import { namesFrom } from '../council/names.ts'
import type { PlannedDocument } from '../council/planned-document.ts'
import {
  broadcast,
  type InstructionFate,
  inspection,
  operationalMeeting,
  type Protocol,
  plannedProtocol,
} from '../council/protocol.ts'
import type { Random } from '../council/random.ts'
import { residentsFrom } from '../council/resident.ts'
import { halfYear, instructionFates, meetings } from './volumes.ts'

/** The protocols of the half-year with the lives of their instructions. */
export function planProtocols(writer: Writer): PlannedDocument[] {
  const { random } = writer
  const days = workingDaysOf(writer.reference.calendar, halfYear.from, halfYear.to)
  const mondays = days.filter((day) => weekday(day) === 1)
  const otherDays = days.filter((day) => weekday(day) !== 1 && day <= addDays(halfYear.to, -8))
  const { operational, inspection: inspections, broadcast: broadcasts } = meetings

  const questions = split(random, operational.questions, operational.protocols, 0.4)
  const perQuestion = split(random, operational.instructions, operational.questions, 0.5)
  const inspectionDays = some(random, otherDays, inspections.protocols)
  const broadcastDays = some(random, otherDays, broadcasts.protocols)
  const nextResident = residentsFrom(random, namesFrom(random))
  const protocols: Protocol[] = [
    ...some(random, mondays, operational.protocols).map((on, place) =>
      operationalMeeting(writer, on, perQuestion.splice(0, questions[place])),
    ),
    ...split(random, inspections.instructions, inspections.protocols, 0.4).map((count, place) =>
      inspection(writer, inspectionDays[place]!, count),
    ),
    ...split(random, broadcasts.instructions, broadcasts.protocols, 0.4).map((count, place) =>
      broadcast(writer, broadcastDays[place]!, count, nextResident),
    ),
  ]
  decideFates(random, protocols)
  return protocols.map((protocol, place) => plannedProtocol(writer, protocol, 700 + place, halfYear.to))
}

/** The older an instruction, the likelier it is executed in full; what is still ahead was given last. */
function decideFates(random: Random, protocols: readonly Protocol[]): void {
  const age = (on: Day) => daysBetween(on, halfYear.to) + random.int(0, 70)
  const byAge = protocols
    .flatMap(({ instructions }) => instructions)
    .map((instruction) => ({ instruction, age: age(instruction.on) }))
    .sort((a, b) => b.age - a.age)
    .map(({ instruction }) => instruction)
  const { full, partly, returned, overdue, ...open } = instructionFates
  const fates: InstructionFate[] = [
    ...times(full, 'full'),
    ...random.shuffle([
      ...times(partly, 'partly'),
      ...times(returned, 'returned'),
      ...times(overdue, 'overdue'),
    ]),
    ...random.shuffle([
      ...times(open.extended, 'extended'),
      ...times(open.permanent, 'permanent'),
      ...times(open.waiting, 'waiting'),
      ...times(open.ahead, 'ahead'),
    ]),
  ]
  byAge.forEach((instruction, place) => {
    instruction.fate = fates[place]!
  })
}

function times(count: number, fate: InstructionFate): InstructionFate[] {
  return Array.from({ length: count }, () => fate)
}

/** A whole cut into so many parts, each off the mean by up to this share. */
export function split(random: Random, whole: number, parts: number, off: number): number[] {
  let left = whole
  return Array.from({ length: parts }, (_, place) => {
    const others = parts - place - 1
    const mean = left / (others + 1)
    const part =
      others === 0
        ? left
        : Math.max(1, Math.round(mean + (random.next() - 0.5) * 2 * off * Math.min(mean, whole / parts)))
    left -= part
    return part
  })
}

function some(random: Random, days: readonly Day[], count: number): Day[] {
  return random.shuffle(days).slice(0, count).sort()
}
