import { sql } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import { asCondition } from '../../db/as-query.ts'
import type { Database } from '../../db/database.ts'
import { pending, waiting } from '../../deadlines/on-control.ts'
import type { Day } from '../../kernel/day.ts'
import type { TasksContext } from '../context.ts'
import { type Answerable, answerables } from './answerable.ts'
import { type DuplicateReport, duplicatesOf } from './duplicate-reports.ts'

/** What waits for the control department to decide. */
export interface Queue {
  /** reports, the first due first; `duplicate` is another report that says the same */
  reports: (Answerable & { duplicate: DuplicateReport | undefined })[]
  /** requests for more time */
  requests: Answerable[]
  /** «не наше» */
  proposals: Answerable[]
  totals: { reports: number; requests: number; proposals: number }
}

const SHOWN = 100

export async function queueOf(context: TasksContext, actor: Actor, today: Day): Promise<Queue> {
  const { db } = context
  const [reported, requested, proposed] = await Promise.all([
    waitingReports(db),
    unanswered(db, 'extension_asked_on'),
    unanswered(db, 'reassignment_proposed_on'),
  ])
  const [reports, requests, proposals] = await Promise.all(
    [reported, requested, proposed].map((ids) => answerables(context, actor, ids.slice(0, SHOWN), today)),
  )
  const duplicates = await duplicatesOf(
    db,
    reports!.flatMap(({ task }) => {
      const { report } = task.state
      return report ? [{ taskId: task.row.id, seq: report.seq, text: report.text }] : []
    }),
  )
  return {
    reports: reports!.map((item) => ({ ...item, duplicate: duplicates.get(item.task.row.id) })),
    requests: requests!.filter(({ task }) => task.state.request),
    proposals: proposals!.filter(({ task }) => task.state.proposal),
    totals: { reports: reported.length, requests: requested.length, proposals: proposed.length },
  }
}

/** How many requests and proposals wait, up to so many; the reports are counted by `attention`. */
export async function unansweredCount(db: Database): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(extension_asked_on) + count(reassignment_proposed_on) AS n
    FROM (SELECT * FROM tasks WHERE ${withRequest} LIMIT 1000)`.execute(db.read)
  return rows[0]!.n
}

// The condition of the index `tasks_asking`.
const withRequest = sql`(extension_asked_on IS NOT NULL OR reassignment_proposed_on IS NOT NULL)
  AND ${asCondition(pending)}`

async function waitingReports(db: Database): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM tasks WHERE ${asCondition(waiting)}
    ORDER BY due_order, id LIMIT 1000`.execute(db.read)
  return rows.map(({ id }) => id)
}

/** Tasks with a request or a proposal that nothing answers, and that are not done with. */
async function unanswered(
  db: Database,
  requestedOn: 'extension_asked_on' | 'reassignment_proposed_on',
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM tasks WHERE ${withRequest} AND ${sql.ref(requestedOn)} IS NOT NULL
    ORDER BY due_order, id LIMIT 1000`.execute(db.read)
  return rows.map(({ id }) => id)
}
