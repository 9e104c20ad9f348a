import type { Write } from '../../src/db/database.ts'
import { insertRows } from '../../src/db/insert-rows.ts'
import { referenceChanged } from '../../src/db/reference-changed.ts'
import { calendarDays, calendarRegimes } from './calendar.ts'
import { kindNames } from './kind-names.ts'
import { documentKinds } from './kinds.ts'
import { termMarks } from './marks.ts'

/** Writes that fill an empty register with the reference data every council starts from. */
export function referenceRows(): Write[] {
  return [
    insertRows(
      'document_kinds',
      documentKinds.map(({ id, position, name, journal, indexPattern, incoming, ...detail }) => ({
        id,
        position,
        name,
        journal,
        index_pattern: indexPattern,
        incoming: incoming ? 1 : 0,
        detail: JSON.stringify(detail),
      })),
    ),
    insertRows('document_kind_names', kindNames),
    insertRows(
      'term_marks',
      termMarks.map(({ mark, ...detail }, place) => ({
        mark,
        position: place + 1,
        detail: JSON.stringify(detail),
      })),
    ),
    insertRows('calendar_days', calendarDays),
    insertRows(
      'calendar_regimes',
      calendarRegimes.map(({ from, to, name, act }) => ({ from_day: from, to_day: to, name, act })),
    ),
    referenceChanged,
  ]
}
