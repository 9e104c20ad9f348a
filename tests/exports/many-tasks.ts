import { registerDocument } from '../../src/documents/actions/register-document.ts'
import type { AppContext } from '../../src/web/app-context.ts'
import type { Cast } from '../support/cast.ts'
import { must } from '../support/outcome.ts'
import { decision } from '../support/register-draft.ts'

/** So many points of one decision on control, without their histories: long lists ask for rows alone. */
export async function manyTasks(context: AppContext, cast: Cast, count: number): Promise<void> {
  const outcome = must(await registerDocument(context, cast.hanna.actor, decision({ tasks: [] })))
  const { id, kind, registered_on } = outcome
  await context.db.commit([
    {
      sql: `INSERT INTO tasks (id, document_id, kind, registered_on, position, point, text, first_recorded_at, seq,
          department_id, placed_on, first_due_day, due_day, last_recorded_at, due_order)
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
        SELECT printf('t%07d', i), ?, ?, ?, i, i, 'Завдання ' || i, ?, 1, ?, ?, '2026-12-10', '2026-12-10', ?, '2026-12-10' FROM n`,
      parameters: [
        ...[
          count,
          id,
          kind,
          registered_on,
          context.clock.now(),
          cast.departments.transport.id,
          registered_on,
        ],
        context.clock.now(),
      ],
    },
  ])
}
