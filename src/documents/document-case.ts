import { asCondition } from '../db/as-query.ts'
import { onControl } from '../deadlines/on-control.ts'
import { registrarOf } from '../journals/registrar.ts'
import type { DocumentRow } from '../journals/store.ts'
import type { TasksContext } from '../tasks/context.ts'
import type { DocumentCase } from './act.ts'

/** What the table of transitions asks about a document. */
export async function documentCase(
  { db, clock, reference }: Pick<TasksContext, 'db' | 'clock' | 'reference'>,
  document: DocumentRow,
): Promise<DocumentCase> {
  const [found, { calendar }] = await Promise.all([
    db.read
      .selectFrom('tasks')
      .select('id')
      .where('document_id', '=', document.id)
      .where(asCondition(onControl))
      .limit(1)
      .executeTakeFirst(),
    reference(),
  ])
  return {
    annulled: document.annulled_on !== null,
    onControl: found !== undefined,
    registrar: registrarOf(document, calendar, clock.today()),
  }
}
