import type { CalendarDay, CalendarRegime } from '../../src/deadlines/calendar.ts'
import { type Day, formatDay, formatInstant, type Instant } from '../../src/kernel/day.ts'
import type { TimelineEntry } from '../parts/timeline.tsx'
import { kindWords } from './mark-words.ts'

/** A change as it was kept: what stood before and after, null where nothing did. */
interface KeptChange {
  subject: 'day' | 'regime'
  on_day: Day
  before: string | null
  after: string | null
  recorded_at: Instant
  who: string | null
}

/** A change of the calendar as a sentence: what, from what to what, who, when. */
export function calendarChangeEntry(change: KeptChange): TimelineEntry {
  const tell = change.subject === 'day' ? dayWords : regimeWords
  const before = change.before && tell(JSON.parse(change.before))
  const after = change.after && tell(JSON.parse(change.after))
  return {
    when: formatInstant(change.recorded_at),
    what: `${change.subject === 'day' ? 'день' : 'режим з'} ${formatDay(change.on_day)}: ${sentence(before, after)}`,
    note: change.who ?? 'Реєстр',
  }
}

function sentence(before: string | null, after: string | null): string {
  if (before === null) return `додано — ${after}.`
  if (after === null) return `прибрано; було — ${before}.`
  return `було — ${before}; стало — ${after}.`
}

function dayWords({ kind, name, act }: CalendarDay): string {
  return `${kindWords[kind]}, ${name} (${act})`
}

function regimeWords({ to, name, act }: CalendarRegime): string {
  return `${name}, ${to ? `до ${formatDay(to)}` : 'без кінця'} (${act})`
}
