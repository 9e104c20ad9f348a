import { sql } from 'kysely'
import { type Actor, type Self, selvesOf } from '../../access/actor.ts'
import { asCondition } from '../../db/as-query.ts'
import type { Database } from '../../db/database.ts'
import { removed } from '../../deadlines/on-control.ts'
import type { Instant } from '../../kernel/day.ts'
import { readsAllTexts } from '../../tasks/masked-text.ts'
import { eyesOf } from '../export-job.ts'
import type { ExportJob } from '../store.ts'

/**
 * Whether a finished file shows this person nothing that the register itself would not show now. A person who works on everything
 * needs the same role for that. To others the register opens what names them: their file is closed as soon as any such task
 * was given to another person, or has left the control of the person they stand in for.
 */
export async function stillOpen(db: Database, actor: Actor, file: ExportJob): Promise<boolean> {
  if (eyesOf(actor) !== file.eyes) return false
  if (readsAllTexts(actor)) return true
  const since = file.known_at!
  const { rows } = await sql<{ narrowed: number }>`SELECT
    EXISTS (${givenAway(selvesOf(actor), since)}) OR EXISTS (${removedSince(actor.standsFor ?? [], since)}) AS narrowed`.execute(
    db.read,
  )
  return rows[0]!.narrowed === 0
}

function givenAway(selves: readonly Self[], since: Instant) {
  const own = named(selves)
  return sql`SELECT 1 FROM tasks t JOIN task_facts given ON given.task_id = t.id
    WHERE t.last_recorded_at > ${since} AND given.kind IN ('assigned', 'retracted') AND given.recorded_at > ${since}
      AND EXISTS (SELECT 1 FROM task_facts before, json_each(before.detail) executor
        WHERE before.task_id = t.id AND before.kind = 'assigned' AND before.seq < given.seq
          AND (executor.value ->> 'personId' IN ${own.people} OR executor.value ->> 'departmentId' IN ${own.departments}))`
}

function removedSince(standsFor: readonly Self[], since: Instant) {
  const own = named(standsFor)
  return sql`SELECT 1 FROM tasks t JOIN task_executors executor ON executor.task_id = t.id
    WHERE t.last_recorded_at > ${since} AND ${asCondition(removed, 't')}
      AND (executor.person_id IN ${own.people} OR executor.department_id IN ${own.departments})`
}

function named(selves: readonly Self[]) {
  const list = (values: (string | null)[]) =>
    sql`(SELECT value FROM json_each(${JSON.stringify(values.filter((value) => value !== null))}))`
  return {
    people: list(selves.map(({ personId }) => personId)),
    departments: list(selves.map(({ departmentId }) => departmentId)),
  }
}
