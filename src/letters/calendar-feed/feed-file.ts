import type { DocumentKind } from '../../journals/kind.ts'
import { formatDay } from '../../kernel/day.ts'
import type { DueDayRow } from './feeds.ts'

interface Feed {
  name: string
  rows: readonly DueDayRow[]
  kind(id: string): DocumentKind | undefined
  /** the address people reach the register by */
  base: string
}

/**
 * Due days as a calendar file (RFC 5545): a whole day each, under an id that stays; what is done with stands there cancelled, so
 * that calendars take it out. It lies on phones and with strangers' services: words that hold data of residents are not in it.
 */
export async function feedFile({ name, rows, kind: kindOf, base }: Feed): Promise<string> {
  const { default: ical, ICalCalendarMethod, ICalEventStatus } = await import('ical-generator')
  const host = URL.parse(base)?.hostname ?? 'vykonano.invalid'
  const calendar = ical({
    name: `Строки: ${name}`,
    prodId: { company: 'vykonano', product: 'due-days', language: 'UK' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 60 * 60,
  })
  for (const row of rows) {
    const kind = kindOf(row.kind)
    const what = `${kind?.name ?? row.kind} № ${row.number} від ${formatDay(row.registered_on)}`
    const point = row.point ? `, п. ${row.point}` : ''
    const over = row.executed_on || row.removed_on || row.annulled_on
    calendar.createEvent({
      id: `${row.id}@${host}`,
      start: row.due_day!,
      allDay: true,
      stamp: row.last_recorded_at,
      lastModified: row.last_recorded_at,
      sequence: row.seq,
      summary: kind?.personal ? `${what}${point}` : `${shortened(row.text)} (${what}${point})`,
      url: `${base}/documents/${row.document_id}?task=${row.id}`,
      status: over ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    })
  }
  return calendar.toString()
}

const LONGEST = 90

function shortened(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ')
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST).replace(/\s+\S*$/, '')} …`
}
