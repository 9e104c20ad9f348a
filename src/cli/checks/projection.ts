import { sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import { listed } from '../../db/listed.ts'
import { factsOf, phaseRows, projection, type TaskRow } from '../../tasks/store.ts'
import { taskState } from '../../tasks/task-state.ts'
import type { CheckUp } from './check-up.ts'

const AT_ONCE = 2000

/** The columns of every task against what its facts and its document say. */
export const checkProjection: CheckUp = async ({ db }) => {
  const stray = await unlikeItsDocument(db)
  if (stray)
    return { ok: false, detail: `завдання ${stray}: вид або день реєстрації не такі, як у документа` }
  let checked = 0
  for (let rows = await tasksAfter(db, ''); rows.length > 0; rows = await tasksAfter(db, rows.at(-1)!.id)) {
    const ids = rows.map(({ id }) => id)
    const [facts, phases] = [await factsOf(db, ids), await phasesOf(db, ids)]
    for (const row of rows) {
      const own = facts.get(row.id)!
      if (own.length === 0) return { ok: false, detail: `завдання ${row.id} не має жодної події` }
      const wrong = differing(row, projection(taskState(own)))
      if (wrong)
        return { ok: false, detail: `завдання ${row.id}: стовпчик ${wrong} не такий, як кажуть події` }
      const kept = phases.get(row.id)
      if (kept && JSON.stringify(kept) !== JSON.stringify(phaseRows(row, own)))
        return { ok: false, detail: `завдання ${row.id}: його минуле не таке, як кажуть події` }
    }
    checked += rows.length
  }
  return { ok: true, detail: `завдань ${checked}, усі такі, як кажуть їхні події` }
}

async function unlikeItsDocument(db: Database): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    SELECT t.id FROM tasks t JOIN documents d ON d.id = t.document_id
    WHERE t.kind <> d.kind OR t.registered_on <> d.registered_on LIMIT 1`.execute(db.read)
  return rows[0]?.id
}

function tasksAfter(db: Database, id: string): Promise<TaskRow[]> {
  return db.read.selectFrom('tasks').selectAll().where('id', '>', id).orderBy('id').limit(AT_ONCE).execute()
}

// A task whose history changed before the register kept these rows has none, and is read from its facts.
async function phasesOf(db: Database, ids: readonly string[]) {
  const rows = await db.read
    .selectFrom('task_phases')
    .selectAll()
    .where('task_id', 'in', listed(db, ids))
    .orderBy('task_id')
    .orderBy('until')
    .execute()
  return Map.groupBy(rows, (row) => row.task_id)
}

function differing(row: TaskRow, said: ReturnType<typeof projection>): string | undefined {
  return Object.entries(said).find(([column, value]) => row[column as keyof TaskRow] !== value)?.[0]
}
