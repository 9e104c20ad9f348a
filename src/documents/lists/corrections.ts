import { sql } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import type { Database } from '../../db/database.ts'
import type { Day, Instant } from '../../kernel/day.ts'
import { PAGE_SIZE } from '../../kernel/list-page.ts'
import type { Fact, FieldChange } from '../../tasks/fact.ts'
import { namesOfExecutors } from '../../tasks/lists/document-with-tasks.ts'
import { hideTasks } from '../../tasks/lists/hide-texts.ts'
import { type Task, tasksByIds } from '../../tasks/store.ts'

/** Something that was written wrongly and put right: of a point, the fact that says so; of a document, the fields that changed. */
export interface CorrectionItem {
  recordedAt: Instant
  by: string | null
  document: { id: string; number: string; registered_on: Day }
  of:
    | { task: Task; fact: Fact; wrong: Fact | undefined; reason: string | null }
    | { changes: readonly FieldChange[]; reason: string | null }
}

interface Row {
  recorded_at: Instant
  by: string | null
  document_id: string
  number: string
  registered_on: Day
  task_id: string | null
  seq: number
  changes: string | null
}

/**
 * What people put right, the latest first: words, terms, executors, entries taken back, reports withdrawn, fields of documents. A pair of
 * facts, the wrong one retracted and the right one in its place, is one correction. What an imported file corrected is not among them.
 */
export async function corrections(
  db: Database,
  actor: Actor,
  page: number,
): Promise<{ items: CorrectionItem[]; total: number; names: ReadonlyMap<string, string> }> {
  const all = sql`(
    SELECT f.recorded_at, f.recorded_by, t.document_id, f.task_id, f.seq, NULL AS changes
    FROM task_facts f JOIN tasks t ON t.id = f.task_id
    WHERE (f.kind = 'edited' OR f.retracts IS NOT NULL) AND f.recorded_by IS NOT NULL
      AND NOT (f.kind = 'retracted' AND EXISTS (SELECT 1 FROM task_facts anew
        WHERE anew.task_id = f.task_id AND anew.seq = f.seq + 1 AND anew.kind <> 'retracted' AND anew.retracts IS NOT NULL))
      AND NOT (f.kind = 'edited' AND EXISTS (SELECT 1 FROM json_each(f.detail) change
        WHERE change.value ->> 'field' IN ('split', 'merged')))
    UNION ALL
    SELECT recorded_at, recorded_by, document_id, NULL, version, changes FROM document_changes WHERE recorded_by IS NOT NULL)`
  const [{ rows }, count] = await Promise.all([
    sql<Row>`SELECT c.recorded_at, p.short_name AS "by", c.document_id, d.number, d.registered_on, c.task_id, c.seq, c.changes
      FROM ${all} c JOIN documents d ON d.id = c.document_id
      LEFT JOIN accounts a ON a.id = c.recorded_by LEFT JOIN people p ON p.id = a.person_id
      ORDER BY c.recorded_at DESC, c.document_id, c.task_id, c.seq DESC
      LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE}`.execute(db.read),
    sql<{ total: number }>`SELECT count(*) AS total FROM ${all}`.execute(db.read),
  ])
  const ids = [...new Set(rows.flatMap(({ task_id }) => task_id ?? []))]
  const tasks = await hideTasks(db, actor, await tasksByIds(db, ids))
  const byId = new Map(tasks.map((task) => [task.row.id, task]))
  const items = rows.map(
    ({ recorded_at, by, document_id, number, registered_on, task_id, seq, changes }) => ({
      recordedAt: recorded_at,
      by,
      document: { id: document_id, number, registered_on },
      of: task_id ? ofTask(byId.get(task_id)!, seq) : ofDocument(JSON.parse(changes!)),
    }),
  )
  return { items, total: count.rows[0]!.total, names: await namesOfExecutors(db, tasks) }
}

function ofTask(task: Task, seq: number): CorrectionItem['of'] {
  const fact = task.facts.find((one) => one.seq === seq)!
  const retraction = fact.kind === 'retracted' ? fact : task.facts.find((one) => one.seq === seq - 1)
  const retracts = retraction?.kind === 'retracted' ? retraction : undefined
  return {
    task,
    fact,
    wrong: fact.kind === 'edited' ? undefined : task.facts.find((one) => one.seq === retracts?.retracts),
    reason: fact.kind === 'edited' ? null : (retracts?.reason ?? null),
  }
}

function ofDocument(changes: readonly FieldChange[]): CorrectionItem['of'] {
  return {
    changes: changes.filter(({ field }) => field !== 'reason'),
    reason: changes.find(({ field }) => field === 'reason')?.to ?? null,
  }
}
