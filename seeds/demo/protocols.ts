import { addDays, type Day, weekday } from '../../src/kernel/day.ts'
import type { Writer } from '../council/draft-document.ts'
import { namesFrom } from '../council/names.ts'
import type { PlannedDocument } from '../council/planned-document.ts'
import {
  broadcast,
  type InstructionFate,
  inspection,
  operationalMeeting,
  plannedProtocol,
} from '../council/protocol.ts'
import { residentsFrom } from '../council/resident.ts'
import type { Days } from './acts.ts'

const OLDER: readonly (readonly [InstructionFate, number])[] = [
  ['full', 12],
  ['partly', 1],
  ['overdue', 2],
  ['extended', 1],
]
const NEWER: readonly (readonly [InstructionFate, number])[] = [
  ['ahead', 7],
  ['full', 3],
  ['waiting', 2],
  ['permanent', 1],
]

/** The last four operational meetings, an inspection and a broadcast. */
export function planDemoProtocols(writer: Writer, { last }: Days): PlannedDocument[] {
  const { random, reference } = writer
  const mondays = mondaysBefore(last, 4)
  const working = (ago: number) => reference.calendar.addWorkingDays(last, -ago)
  const protocols = [
    ...mondays.map((on) =>
      operationalMeeting(
        writer,
        on,
        Array.from({ length: random.int(4, 5) }, () => random.int(2, 3)),
      ),
    ),
    inspection(writer, working(12), 8),
    broadcast(writer, working(7), 7, residentsFrom(random, namesFrom(random))),
  ]
  return protocols.map((protocol, place) => {
    const fates = protocol.on < addDays(last, -13) ? OLDER : NEWER
    for (const instruction of protocol.instructions) instruction.fate = random.weighted(fates)
    return plannedProtocol(writer, protocol, 772 + place, last)
  })
}

function mondaysBefore(last: Day, count: number): Day[] {
  const monday = addDays(last, 1 - weekday(last))
  return Array.from({ length: count }, (_, n) => addDays(monday, -7 * (count - 1 - n)))
}
