import type { Role } from '../../src/access/actor.ts'
import { roleNames } from '../../src/access/role-names.ts'
import { type Day, formatDay, formatInstant } from '../../src/kernel/day.ts'
import type { StaffHistoryEntry } from '../../src/people/lists/staff-history.ts'
import type { FieldChange, StaffField } from '../../src/people/staff-change.ts'
import { Sheet } from '../parts/sheet.tsx'
import { Timeline, type TimelineEntry } from '../parts/timeline.tsx'

const labels: Record<StaffField, string> = {
  name: 'назва',
  surname: 'прізвище, ім’я',
  spelling: 'виправлено помилку в імені',
  head: 'керівник',
  deputy: 'кому підпорядковано',
  closed: 'закрито',
  joined: 'приєднано до',
  department: 'підрозділ',
  post: 'посада',
  mailbox: 'пошта для листів',
  vocative: 'звертання',
  dative: 'ім’я: кому?',
  postDative: 'посада: кому?',
  left: 'звільнено',
  login: 'вхід',
  role: 'роль',
  link: 'створено посилання для входу',
}

/** «Історія змін»: what was changed, from what to what, from which day on, who recorded it and when. */
export function StaffHistory({ entries }: { entries: StaffHistoryEntry[] }) {
  const first = entries.at(-1)
  const fromBeginning = first?.changes.some(({ field, from }) => field === 'name' && from === null)
  return (
    <Sheet title="Історія змін">
      {first && <Timeline entries={entries.map(timelineEntry)} />}
      {!fromBeginning && (
        <p class="muted">
          {first
            ? `До ${formatDay(first.on)} зміни не записувалися.`
            : 'Відколи програма записує зміни, їх не було.'}
        </p>
      )}
    </Sheet>
  )
}

function timelineEntry({ on, changes, ground, recordedAt, who }: StaffHistoryEntry): TimelineEntry {
  const recorded = `${who ?? 'Реєстр'}, записано ${formatInstant(recordedAt)}`
  return {
    when: `з ${formatDay(on)}`,
    // Names with initials end in a dot of their own.
    what: changes.map(changeWords).join('; ').replace(/\.?$/, '.'),
    note: ground ? `${ground}; ${recorded}` : recorded,
  }
}

function changeWords({ field, from, to }: FieldChange): string {
  if (field === 'name' && from === null) return `додано: ${to}`
  if (field === 'left' && to === null) return `повернуто; було звільнено ${valueWords('left', from)}`
  const [before, after] = [valueWords(field, from), valueWords(field, to)]
  if (from === null) return `${labels[field]}: ${after}`
  return `${labels[field]}: ${before} → ${after}`
}

function valueWords(field: StaffField, value: string | null): string {
  if (value === null) return '—'
  if (field === 'closed' || field === 'left') return formatDay(value as Day)
  return field === 'role' ? (roleNames[value as Role] ?? value) : value
}
