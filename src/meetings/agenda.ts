import type { MeetingKind } from '../journals/kind.ts'
import type { Day, Instant } from '../kernel/day.ts'

/** What every agenda begins with. */
export const firstQuestion = 'Про стан виконання попередніх доручень'

/** A meeting that is going to be, or has been. */
export interface Agenda {
  id: string
  kind: MeetingKind
  heldOn: Day
  /** «10:00» */
  hour: string
  place: string
  chair: string
  version: number
  /** its protocol, once that is registered */
  documentId: string | null
  items: AgendaItem[]
  /** when it was finished and when taken up again, in order */
  events: AgendaEvent[]
}

/** The meeting is finished, or is taken up again because something was forgotten. */
export interface AgendaEvent {
  event: 'finished' | 'reopened'
  /** why it was taken up again */
  reason: string | null
  at: Instant
  by: string | null
}

/** The event that finished the meeting; undefined while it goes on. A finished meeting is not changed. */
export function finishOf({ events }: Pick<Agenda, 'events'>): AgendaEvent | undefined {
  const last = events.at(-1)
  return last?.event === 'finished' ? last : undefined
}

/** A proposed question. */
export interface AgendaItem {
  id: string
  position: number
  title: string
  speaker: string | null
  /** the department that proposed it, by id and by name */
  proposedBy: { id: string; name: string } | null
  decision: 'accepted' | 'declined' | null
  /** its number in the protocol, once there is one */
  question: number | null
}

/** The questions of the meeting in their order with the numbers they have, or will have in the protocol. */
export function numberedItems(items: readonly AgendaItem[]): { number: number; item: AgendaItem }[] {
  const accepted = items.filter(({ decision }) => decision === 'accepted')
  return accepted
    .map((item, place) => ({ number: item.question ?? place + 2, item }))
    .sort((a, b) => a.number - b.number)
}

/** «9:30» and «09.30» as «09:30»; null where it is no hour of a day. */
export function readHour(text: string): string | null {
  const match = /^(\d{1,2})[:.\s-](\d{2})$/.exec(text.trim())
  if (!match || Number(match[1]) > 23 || Number(match[2]) > 59) return null
  return `${match[1]!.padStart(2, '0')}:${match[2]}`
}
