import { isMeeting, type MeetingKind } from '../journals/kind.ts'
import { hrefOf, pageOf } from '../kernel/address.ts'
import { type Day, formatDay, parseDay } from '../kernel/day.ts'

/** Which protocols a list shows: one stream, held in a period with both ends included. */
export interface ProtocolListQuestion {
  kind: MeetingKind
  from?: Day
  to?: Day
  page: number
}

/** One row of the list of protocols. */
export interface ProtocolItem {
  id: string
  number: string
  registered_on: Day
  annulled_on: Day | null
  /** the titles of the questions in order; empty where they may hold personal data of others */
  agenda: string
  questions: number
  instructions: number
  executed_in_full: number
  overdue: number
}

/** Reads the address of the list; invalid values are ignored. */
export function readProtocolQuestion(query: URLSearchParams): ProtocolListQuestion {
  const kind = query.get('kind') ?? ''
  return {
    kind: isMeeting(kind) ? kind : 'operational-meeting',
    from: parseDay(query.get('from') ?? '') ?? undefined,
    to: parseDay(query.get('to') ?? '') ?? undefined,
    page: pageOf(query.get('page') ?? undefined),
  }
}

/** The address of the list, defaults left out. */
export function protocolListHref({ kind, from, to, page }: ProtocolListQuestion): string {
  return hrefOf('/meetings', {
    kind: kind === 'operational-meeting' ? undefined : kind,
    from: from && formatDay(from),
    to: to && formatDay(to),
    page: page > 1 ? String(page) : undefined,
  })
}
