import type { Database } from '../db/database.ts'
import { calendarOf, type WorkingCalendar } from '../deadlines/calendar.ts'
import type { TermMark } from '../deadlines/rule.ts'
import type { Instant } from '../kernel/day.ts'
import type { DocumentKind } from './kind.ts'
import { kindFinder } from './kind-names.ts'

/** The rules of this council that are data. */
export interface Reference {
  organization: string
  /** when the register began; null for one that is older than this row */
  beganAt: Instant | null
  /** whether this is the demo council, whose people and documents are made up */
  demo: boolean
  kinds: DocumentKind[]
  marks: TermMark[]
  calendar: WorkingCalendar
  /** how many working days before a task is due its co-executors give their parts to the lead */
  partDaysBefore: number
  /** By id or by any of its Ukrainian names. */
  kind(idOrName: string): DocumentKind | undefined
}

/** The row of `settings` that says which data set the register was filled with; a council of its own has none. */
export const DATA_SET = 'data-set'

/** The row of `settings` that says when the register began. */
export const BEGAN_AT = 'began-at'

/** The row of `settings` that says how many days before a due day co-executors give their part. */
export const PART_DAYS = 'part-days-before'

/**
 * A reader of the reference data that keeps it until its version changes. The version is a row, so that an edit in
 * another process, or in another isolate of a Worker, is seen with the next request.
 */
export function referenceReader(db: Database): () => Promise<Reference> {
  const version = db.read
    .selectFrom('settings')
    .select('value')
    .where('name', '=', 'reference-version')
    .compile()
  let kept: { version: string | undefined; reference: Reference } | undefined
  return async () => {
    const now = (await db.read.executeQuery(version)).rows[0]?.value
    // The value is kept, never the promise: a Worker may not wait for what another request began.
    if (!kept || kept.version !== now) kept = { version: now, reference: await readReference(db) }
    return kept.reference
  }
}

async function readReference(db: Database): Promise<Reference> {
  const [settings, kindRows, kindNames, markRows, days, regimes] = await Promise.all([
    db.read
      .selectFrom('settings')
      .select(['name', 'value'])
      .where('name', 'in', ['organization', BEGAN_AT, DATA_SET, PART_DAYS])
      .execute(),
    db.read.selectFrom('document_kinds').selectAll().orderBy('position').execute(),
    db.read.selectFrom('document_kind_names').selectAll().execute(),
    db.read.selectFrom('term_marks').selectAll().orderBy('position').execute(),
    db.read.selectFrom('calendar_days').selectAll().orderBy('day').execute(),
    db.read.selectFrom('calendar_regimes').selectAll().orderBy('from_day').execute(),
  ])
  const setting = (name: string) => settings.find((row) => row.name === name)?.value
  const partDays = setting(PART_DAYS) ?? ''
  const kinds = kindRows.map(
    ({ index_pattern, incoming, detail, ...row }): DocumentKind => ({
      ...row,
      indexPattern: index_pattern,
      incoming: incoming === 1,
      ...(JSON.parse(detail) as Omit<DocumentKind, keyof typeof row | 'indexPattern' | 'incoming'>),
    }),
  )
  return {
    organization: setting('organization') ?? 'Виконавчий комітет міської ради',
    beganAt: (setting(BEGAN_AT) as Instant | undefined) ?? null,
    demo: setting(DATA_SET) === 'demo',
    kinds,
    marks: markRows.map(({ mark, detail }) => ({ mark, ...JSON.parse(detail) })),
    calendar: calendarOf(
      days,
      regimes.map(({ from_day, to_day, name, act }) => ({ from: from_day, to: to_day, name, act })),
    ),
    partDaysBefore: /^\d{1,2}$/.test(partDays) ? Number(partDays) : 3,
    kind: kindFinder(kinds, kindNames),
  }
}
