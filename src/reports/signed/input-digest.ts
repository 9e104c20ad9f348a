import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import { listed } from '../../db/listed.ts'
import type { Instant } from '../../kernel/day.ts'
import type { SignedReportName } from '../query/addresses.ts'
import { type InputGroup, type InputGroups, type InputKind, inputKinds } from './input-groups.ts'
import type { SignedQuery } from './signed-report.ts'

/*
 * Fingerprints of reports signed years ago are made again by what stands here: which rows, which kinds of facts, which columns in which
 * order. A change of any of it, be it for the better, makes every signed report look forged.
 */

const factKinds = [
  'assigned',
  'term-set',
  'placed',
  'extended',
  'returned',
  'executed',
  'removed',
  'returned-to-control',
]

const counted: Record<SignedReportName, readonly InputKind[]> = {
  departments: ['tasks', 'documents', 'departments'],
  formulas: ['tasks', 'documents', 'departments'],
  balance: ['tasks', 'documents', 'departments'],
  'half-year': ['tasks', 'documents', 'questions', 'letters'],
  month: inputKinds,
  turnover: ['documents', 'letters'],
}

/** Groups of one kind at most; a register with more rows has several of them in each. */
const MOST_GROUPS = 1000
const AT_ONCE = 2000

/**
 * Fingerprints of all rows that a report as known on an instant may count, in groups: those of `like`, or new ones. What was recorded
 * later is no part of them; a row changed behind the program's back gives its group another fingerprint.
 */
export async function inputDigest(
  db: Database,
  report: SignedReportName,
  query: SignedQuery,
  like?: InputGroups,
): Promise<InputGroups> {
  const groups: InputGroups = {}
  for (const kind of inputKinds)
    if (counted[report].includes(kind)) {
      const rows = sources[kind](db, query)
      groups[kind] = await grouped(db, rows, like?.[kind] ?? (await newGroups(db, rows)))
    }
  return groups
}

// The ids at which groups begin; an empty register has one, from the first id on.
async function newGroups(db: Database, rows: RawBuilder<unknown>): Promise<InputGroup[]> {
  const { rows: counts } = await sql<{ n: number }>`SELECT count(*) AS n FROM ${rows}`.execute(db.read)
  const size = Math.max(1, Math.ceil(counts[0]!.n / MOST_GROUPS))
  const starts = await sql<{
    id: string
  }>`SELECT id FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM ${rows})
    WHERE (place - 1) % ${size} = 0 ORDER BY id`.execute(db.read)
  const ids = starts.rows.map(({ id }) => id)
  return (ids.length > 0 ? ids : ['']).map((id) => [id, 0, ''])
}

async function grouped(
  db: Database,
  rows: RawBuilder<unknown>,
  like: readonly InputGroup[],
): Promise<InputGroup[]> {
  const groups = like.map(([first]) => ({ first, rows: 0, hash: createHash('sha256') }))
  let at = 0
  for (let last = '', more = true; more; ) {
    const some = await sql<{ id: string; row: string }>`SELECT id, "row" FROM ${rows}
      WHERE id > ${last} ORDER BY id LIMIT ${AT_ONCE}`.execute(db.read)
    for (const { id, row } of some.rows) {
      while (groups[at + 1] && groups[at + 1]!.first <= id) at++
      groups[at]!.rows++
      groups[at]!.hash.update(`${id} ${row}\n`)
    }
    last = some.rows.at(-1)?.id ?? last
    more = some.rows.length === AT_ONCE
  }
  return groups.map(({ first, rows, hash }) => [first, rows, hash.digest('base64url').slice(0, 22)])
}

/** What a field of documents said before each change that was entered after an instant. */
export function laterChanges(field: string, knownOn: Instant): RawBuilder<unknown> {
  return sql`(SELECT document_id, version, change.value ->> 'from' AS was
    FROM document_changes, json_each(changes) change
    WHERE recorded_at > ${knownOn} AND change.value ->> 'field' = ${field})`
}

type Source = (db: Database, query: SignedQuery) => RawBuilder<unknown>

/**
 * Each row with its id and all of it that is counted, as of the day and as known on the instant. JSON within JSON is made a
 * plain text by `'' ||`: engines differ in whether a subquery still knows that it is JSON, and a digest must be the same.
 */
const sources: Record<InputKind, Source> = {
  tasks: (
    db,
    { asOf, knownOn },
  ) => sql`(SELECT t.id, json_array(t.document_id, t.kind, t.parent_id, t.series_place,
      (SELECT '' || json_group_array(json_array(seq, kind, happened_on, recorded_at, recorded_by, day, decision_number, decision_date,
          retracts, detail))
        FROM (SELECT * FROM task_facts f WHERE f.task_id = t.id AND f.recorded_at <= ${knownOn}
          AND (f.kind = 'retracted' OR f.happened_on < ${asOf} AND f.kind IN (${listed(db, factKinds)})) ORDER BY f.seq))) AS "row"
    FROM tasks t WHERE t.first_recorded_at <= ${knownOn})`,
  documents: (
    _db,
    { asOf, knownOn },
  ) => sql`(SELECT id, json_array(kind, named, registered, CASE WHEN annulled_on < ${asOf}
        AND NOT EXISTS (SELECT 1 FROM ${laterChanges('annulled', knownOn)} c WHERE c.document_id = d.id) THEN annulled_on END) AS "row"
    FROM (SELECT *, ifnull((SELECT c.was FROM ${laterChanges('registered_on', knownOn)} c WHERE c.document_id = documents.id
        ORDER BY c.version LIMIT 1), registered_on) AS registered,
      ifnull((SELECT c.was FROM ${laterChanges('number', knownOn)} c WHERE c.document_id = documents.id
        ORDER BY c.version LIMIT 1), number) AS named FROM documents WHERE recorded_at <= ${knownOn}) d
    WHERE registered < ${asOf})`,
  questions: (_db, { knownOn }) => sql`(SELECT id, json_array(document_id, recorded_at) AS "row"
    FROM meeting_questions WHERE recorded_at <= ${knownOn})`,
  letters: (
    _db,
    { asOf, knownOn },
  ) => sql`(SELECT l.id, json_array(l.journal_year, l.number, l.sent_on, l.recipient_id,
      (SELECT e.state IN ('rejected', 'withheld') FROM outbox o JOIN outbox_events e ON e.outbox_id = o.id
        WHERE o.id = l.id AND e.at <= ${knownOn} ORDER BY e.seq DESC LIMIT 1)) AS "row"
    FROM letters l WHERE l.recorded_at <= ${knownOn} AND l.sent_on < ${asOf})`,
  departments: (_db, { asOf, knownOn }) => sql`(SELECT department_id || ' ' || from_day AS id, name AS "row"
    FROM department_names WHERE recorded_at <= ${knownOn} AND from_day < ${asOf})`,
}
