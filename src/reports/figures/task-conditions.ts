import { type RawBuilder, sql } from 'kysely'
import { addDays, type Day, earlierDay } from '../../kernel/day.ts'
import { endOfDay, recordedLateSql } from '../../kernel/recorded-late.ts'
import { countedBefore, dueBefore, factsBefore, type Moment, type ReportQuery } from '../query/query.ts'

/** A part of a statement. */
export type Sql = RawBuilder<unknown>

/**
 * What a row says beside its days. A task that stayed with one department, and once on control, is one row and counts in it with
 * all that happened. Any other is several: one for each stay on control under a department, and each of its other figures in the
 * row of the department that held it on the figure's own day.
 */
export interface RowMarks {
  /** placed on control before the counting days ended: an obligation */
  placed: Sql
  /** on control on some day of the period */
  within: Sql
  /** on control when the counting days ended, and this row is of who held it then */
  onControl: Sql
  /** the state when the counting days ended, the execution, the term: whether they count in this row */
  holds: Sql
  executes: Sql
  owes: Sql
  /** the stay began by coming from another department, or ended by going to one */
  handedIn: Sql
  handedOut: Sql
}

/** The marks of tasks that answer by their columns, now or before their history turned. */
function marksOfColumns(query: ReportQuery): RowMarks {
  const facts = factsBefore(query)
  return {
    placed: sql`placed_on < ${facts}`,
    within: sql`(${onControlWithin(query)})`,
    onControl: sql`(placed_on < ${facts} AND (removed_on IS NULL OR removed_on >= ${facts}))`,
    holds: sql`1`,
    executes: sql`1`,
    owes: sql`1`,
    handedIn: sql`0`,
    handedOut: sql`0`,
  }
}

/** The marks of rows that carry them as columns. */
export const marksOfRows: RowMarks = {
  placed: sql`placed`,
  within: sql`within`,
  onControl: sql`on_control`,
  holds: sql`holds`,
  executes: sql`executes`,
  owes: sql`owes`,
  handedIn: sql`handed_in`,
  handedOut: sql`handed_out`,
}

export type TaskPredicates = ReturnType<typeof predicatesOf>

/**
 * What conditions are made of. The columns meant are placed_on, removed_on, withdrawn_on, executed_on, due_day and first_due_day. Facts
 * count as far as `factsBefore` says, and a due day before `asOf` is over.
 */
export function predicatesOf(query: ReportQuery, marks: RowMarks = marksOfColumns(query)) {
  const { period, asOf, running } = query
  const { from, to } = period
  const start = startOf(query)
  const end = countedBefore(query)
  const facts = factsBefore(query)
  const { placed, within, onControl, holds, executes, owes, handedIn, handedOut } = marks
  const begun = sql`placed_on >= ${from} AND placed_on < ${end}`
  const left = sql`removed_on >= ${from} AND removed_on < ${end}`
  // What lost its force by its day was not missed.
  const owed = sql`${placed} AND (withdrawn_on IS NULL OR withdrawn_on > due_day OR withdrawn_on >= ${facts})`
  const came = sql`${owed} AND due_day >= ${from} AND due_day < ${dueBefore(query)}`
  return {
    asOf,
    facts,
    within,
    onControl,
    holds,
    opening: sql`placed_on < ${start} AND (removed_on IS NULL OR removed_on >= ${start})`,
    taken: sql`${begun} AND NOT ${handedIn}`,
    handedIn: sql`${begun} AND ${handedIn}`,
    handedOut: sql`${left} AND ${handedOut}`,
    removed: sql`${left} AND NOT ${handedOut}`,
    closing: sql`placed_on < ${end} AND (removed_on IS NULL OR removed_on >= ${end})`,
    executed: sql`${placed} AND ${executes} AND executed_on >= ${from} AND executed_on < ${end}`,
    /** the term came in the period, whatever the department */
    came,
    due: sql`${owes} AND ${came}`,
    fallingDue: sql`${owes} AND ${owed} AND due_day BETWEEN ${from} AND ${to}`,
    notInTime: sql`(executed_on IS NULL OR executed_on > due_day OR executed_on >= ${facts})`,
    pending: sql`${onControl} AND (executed_on IS NULL OR executed_on >= ${facts})`,
    overdue: sql`due_day < ${asOf}`,
    // Once a day is over, nothing is due on it any more.
    dueToday: running ? sql`due_day = ${asOf}` : sql`0`,
    dueLater: running ? sql`due_day > ${asOf}` : sql`due_day >= ${asOf}`,
    /** of the tasks that have outcomes: executed by the as-of day, or not */
    done: sql`${within} AND ${executes} AND executed_on >= ${start} AND executed_on < ${facts}`,
    undone: sql`${within} AND ${holds} AND (executed_on IS NULL OR executed_on >= ${facts})`,
  }
}

/**
 * A task outside of this counts nowhere: what was over before the period is read past as quickly as can be. What was never placed on
 * control is no obligation; sub-instructions are a department's own and count nowhere.
 */
export function mayCount(query: ReportQuery): Sql {
  const { from } = query.period
  const start = startOf(query)
  return sql`placed_on < ${factsBefore(query)} AND parent_id IS NULL
    AND (removed_on IS NULL OR removed_on >= ${start} OR executed_on >= ${from} OR due_day >= ${from})`
}

/** A task outside of this was not on control on any day of the period. */
export function onControlWithin(query: ReportQuery): Sql {
  const start = startOf(query)
  return sql`placed_on < ${countedBefore(query)} AND (removed_on IS NULL OR removed_on >= ${start})`
}

/**
 * Tasks of whose counting days something was recorded after `knownOn`, as a list of rowids for statements to come; null
 * where nothing can be: `last_recorded_at` says it then.
 */
export type RecordedLater = string | null

/**
 * Tasks whose columns answer: their history has not turned after the last day whose facts count, or was settled before the
 * period; one department held them on every day that counts; and nothing of what they say of the counting days was recorded
 * after `knownOn`.
 */
export function answersByColumns(query: ReportQuery, later: RecordedLater): Sql {
  return sql`points_closed IS NULL AND ${isSaidByColumns(query)} AND ${heldByOne(query)} ${knownByColumns(query, later, sql`tasks.rowid`)}`
}

function isSaidByColumns(query: ReportQuery): Sql {
  return sql`(turned_on IS NULL OR turned_on < ${factsBefore(query)} OR settled_on < ${startOf(query)})`
}

// A term that was kept counts on the day of the execution, and that may lie before the period.
function heldByOne(query: ReportQuery, at: '' | 'p.' = ''): Sql {
  const [changed, executed, due] = ['lead_changed_on', 'executed_on', 'due_day'].map((c) => sql.ref(at + c))
  return sql`(${changed} IS NULL OR ${changed} < ${startOf(query)}
    AND (${executed} IS NULL OR ${executed} > ${changed} OR ${due} IS NULL OR ${due} < ${query.period.from}))`
}

// By rowid, which every index holds: an id would have to be looked up in the row.
function knownByColumns({ knownOn }: ReportQuery, later: RecordedLater, rowid: Sql): Sql {
  if (!knownOn) return sql``
  if (later === null) return sql`AND last_recorded_at <= ${knownOn}`
  return sql`AND (backdated_at IS NULL OR backdated_at <= ${knownOn}
    OR ${rowid} NOT IN (SELECT value FROM json_each(${later})))`
}

/**
 * The ids of all other tasks that there were on the counting days and by `knownOn`. One may stand on control before its document is
 * registered, by the day that was entered: the balance counts it from then, the departments from its registration.
 */
export function answeringByFacts(query: ReportQuery, later: RecordedLater): Sql {
  const { knownOn } = query
  const facts = factsBefore(query)
  const known = knownOn ? sql`AND first_recorded_at <= ${knownOn}` : sql``
  // The points of a periodic instruction come from its facts alone.
  const periodic = sql`SELECT id FROM tasks WHERE points_closed IS NOT NULL
    AND (registered_on < ${facts} OR placed_on < ${facts}) ${known}`
  const turned = sql`${periodic} UNION ALL SELECT id FROM tasks WHERE turned_on >= ${facts} AND (registered_on < ${facts} OR placed_on < ${facts})
    AND (settled_on IS NULL OR settled_on >= ${startOf(query)})
    AND NOT EXISTS (SELECT 1 FROM task_phases WHERE task_id = tasks.id) ${known}`
  const handedOver = sql`SELECT id FROM tasks WHERE lead_changed_on IS NOT NULL AND ${isSaidByColumns(query)}
      AND NOT ${heldByOne(query)} AND (registered_on < ${facts} OR placed_on < ${facts}) ${known}
    UNION ALL SELECT task_id FROM task_phases WHERE until >= ${facts} AND since < ${facts}
      AND lead_changed_on IS NOT NULL AND NOT ${heldByOne(query)}
      ${knownOn ? sql`AND task_id IN (SELECT id FROM tasks WHERE first_recorded_at <= ${knownOn})` : sql``}`
  if (!knownOn) return sql`${turned} UNION ALL ${handedOver}`
  const after =
    later === null
      ? sql`last_recorded_at > ${knownOn}`
      : sql`rowid IN (SELECT value FROM json_each(${later}))`
  return sql`${turned} UNION ALL ${handedOver} UNION ALL SELECT id FROM tasks WHERE ${after} ${known}`
}

/**
 * The rowids of the tasks recorded later, once the counting days had ended by `knownOn`: what came after then was backdated
 * and stands in the index of that. The executors and the term that come first by their days belong to a task from its
 * beginning; every task begins with both, in this order.
 */
export function rowidsRecordedLater(query: ReportQuery): Sql | null {
  const { knownOn } = query
  if (!knownOn || !knowsItsDays(query)) return null
  const facts = factsBefore(query)
  const first = sql`('assigned', 'term-set')`
  return sql`SELECT rowid FROM tasks WHERE backdated_at > ${knownOn} AND registered_on < ${facts} AND first_recorded_at > ${knownOn}
    UNION ALL SELECT rowid FROM tasks WHERE id IN (
      SELECT task_id FROM task_facts
        WHERE ${sql.raw(recordedLateSql())} AND recorded_at > ${knownOn} AND happened_on < ${facts}
      UNION ALL SELECT f.task_id FROM task_facts f
        WHERE (f.kind = 'retracted' OR f.kind IN ${first} AND f.seq > 2) AND f.recorded_at > ${knownOn}
          AND EXISTS (SELECT 1 FROM task_facts mistake WHERE mistake.task_id = f.task_id AND mistake.seq = f.retracts
            AND (mistake.happened_on < ${facts} OR mistake.kind IN ${first}))
      UNION ALL SELECT f.task_id FROM task_facts f
        WHERE (f.kind = 'retracted' OR f.kind IN ${first} AND f.seq > 2) AND f.recorded_at > ${knownOn}
          AND f.kind <> 'retracted' AND f.happened_on >= ${facts} AND ${sql.raw(recordedLateSql('f'))}
          AND NOT EXISTS (SELECT 1 FROM task_facts earlier
            WHERE earlier.task_id = f.task_id AND earlier.seq < f.seq AND earlier.kind = f.kind
              AND earlier.happened_on <= f.happened_on AND NOT EXISTS (SELECT 1 FROM task_facts mistake
                WHERE mistake.task_id = f.task_id AND mistake.retracts = earlier.seq)))`
}

/** What the columns of a task said before its history turned, as rows under the names that they have in `tasks`: they answer alike. */
export function phaseRows(query: ReportQuery, later: RecordedLater): Sql {
  const facts = factsBefore(query)
  return sql`(SELECT t.id, t.document_id, t.kind, t.series_place, t.registered_on, p.department_id, p.placed_on, p.removed_on, p.executed_on,
      p.completeness, p.first_due_day, p.due_day, p.withdrawn_on
    FROM task_phases p CROSS JOIN tasks t ON t.id = p.task_id
    WHERE p.until >= ${facts} AND p.since < ${facts} AND ${heldByOne(query, 'p.')} AND (p.registered_on < ${facts} OR p.placed_on < ${facts}) AND t.parent_id IS NULL
      ${knownByColumns(query, later, sql`t.rowid`)}
      AND t.points_closed IS NULL AND t.document_id NOT IN (${annulledDocuments(query)}))`
}

// Whether the counting days had ended by `knownOn`: then only what was backdated may have come later.
function knowsItsDays(query: ReportQuery): boolean {
  const { knownOn } = query
  return knownOn === null || knownOn >= endOfDay(addDays(factsBefore(query), -1))
}

/** The first day of the period, or the first whose facts do not count where that comes first. */
export function startOf(query: ReportQuery): Day {
  return earlierDay(query.period.from, factsBefore(query))
}

/** Ids of documents that are not to be counted: annulled on a counting day, and known to be by `knownOn`. */
export function annulledDocuments({ asOf, running, knownOn }: Moment): Sql {
  const annulled = sql`SELECT id FROM documents WHERE annulled_on < ${factsBefore({ asOf, running })}`
  if (!knownOn) return annulled
  return sql`${annulled} AND NOT EXISTS (SELECT 1 FROM document_changes c, json_each(c.changes) change
    WHERE c.document_id = documents.id AND c.recorded_at > ${knownOn} AND change.value ->> 'field' = 'annulled')`
}
