import { z } from 'zod'
import type { Database } from '../db/database.ts'
import { referenceVersion } from '../db/reference-changed.ts'
import { readSettings, settingReader, textSetting } from '../db/settings.ts'
import { calendarOf, type WorkingCalendar } from '../deadlines/calendar.ts'
import type { TermMark } from '../deadlines/rule.ts'
import type { Instant } from '../kernel/day.ts'
import { instant, wholeText } from '../kernel/sent-values.ts'
import { organization } from '../people/organization.ts'
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

/** Which data set the register was filled with; a council of its own has none. */
export const dataSet = textSetting('data-set', z.string(), null)

/** When the register began; one that is older than this setting does not say. */
export const beganAt = textSetting('began-at', instant, null)

/** How many working days before a due day co-executors give their parts. */
export const partDaysBefore = textSetting('part-days-before', wholeText(0, 99), 3)

/**
 * A reader of the reference data that keeps it until its version changes. The version is a row, so that an edit in
 * another process, or in another isolate of a Worker, is seen with the next request.
 */
export function referenceReader(db: Database): () => Promise<Reference> {
  const version = settingReader(db, referenceVersion)
  let kept: { version: string | null; reference: Reference } | undefined
  return async () => {
    const now = await version()
    // The value is kept, never the promise: a Worker may not wait for what another request began.
    if (!kept || kept.version !== now) kept = { version: now, reference: await readReference(db) }
    return kept.reference
  }
}

async function readReference(db: Database): Promise<Reference> {
  const [settings, kindRows, kindNames, markRows, days, regimes] = await Promise.all([
    readSettings(db, { organization, beganAt, dataSet, partDaysBefore }),
    db.read.selectFrom('document_kinds').selectAll().orderBy('position').execute(),
    db.read.selectFrom('document_kind_names').selectAll().execute(),
    db.read.selectFrom('term_marks').selectAll().orderBy('position').execute(),
    db.read.selectFrom('calendar_days').selectAll().orderBy('day').execute(),
    db.read.selectFrom('calendar_regimes').selectAll().orderBy('from_day').execute(),
  ])
  const kinds = kindRows.map(
    ({ index_pattern, incoming, detail, ...row }): DocumentKind => ({
      ...row,
      indexPattern: index_pattern,
      incoming: incoming === 1,
      ...(JSON.parse(detail) as Omit<DocumentKind, keyof typeof row | 'indexPattern' | 'incoming'>),
    }),
  )
  return {
    organization: settings.organization,
    beganAt: settings.beganAt,
    demo: settings.dataSet === 'demo',
    kinds,
    marks: markRows.map(({ mark, detail }) => ({ mark, ...JSON.parse(detail) })),
    calendar: calendarOf(
      days,
      regimes.map(({ from_day, to_day, name, act }) => ({ from: from_day, to: to_day, name, act })),
    ),
    partDaysBefore: settings.partDaysBefore,
    kind: kindFinder(kinds, kindNames),
  }
}
