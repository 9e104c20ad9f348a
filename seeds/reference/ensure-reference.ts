import { CommitConflict, type Database, type Write } from '../../src/db/database.ts'
import { insertRows } from '../../src/db/insert-rows.ts'
import { referenceChanged } from '../../src/documents/reference.ts'
import { calendarDays, calendarRegimes } from './calendar.ts'
import { documentKinds } from './kinds.ts'
import { termMarks } from './marks.ts'

/**
 * Gives a register without reference data the kinds, marks and calendar it ships with. One that has them keeps its
 * own: they are the council's from then on.
 */
export async function ensureReference(db: Database): Promise<void> {
  if (await hasReference(db)) return
  try {
    await db.commit([...shippedReference(), referenceChanged])
  } catch (error) {
    // Another process, or another isolate of a Worker, was there in the same moment.
    if (!(error instanceof CommitConflict)) throw error
  }
}

async function hasReference(db: Database): Promise<boolean> {
  const row = await db.read
    .selectFrom('settings')
    .select('value')
    .where('name', '=', 'reference-version')
    .executeTakeFirst()
  return row !== undefined
}

function shippedReference(): Write[] {
  const kinds = documentKinds.map(({ id, position, name, journal, indexPattern, incoming, ...detail }) => ({
    id,
    position,
    name,
    journal,
    index_pattern: indexPattern,
    incoming: incoming ? 1 : 0,
    detail: JSON.stringify(detail),
  }))
  const marks = termMarks.map(({ mark, ...detail }, place) => ({
    mark,
    position: place + 1,
    detail: JSON.stringify(detail),
  }))
  const regimes = calendarRegimes.map(({ from, to, name, act }) => ({
    from_day: from,
    to_day: to,
    name,
    act,
  }))
  return [
    insertRows('document_kinds', kinds),
    insertRows('term_marks', marks),
    insertRows('calendar_days', [...calendarDays]),
    insertRows('calendar_regimes', regimes),
  ]
}
