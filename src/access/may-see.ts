import { asQuery } from '../db/as-query.ts'
import type { Database } from '../db/database.ts'
import type { Actor } from './actor.ts'
import { ownTasks, scopeOf } from './scope.ts'

/** Whether the person takes part in a task of the document, or sees everything. */
export async function maySeeDocument(db: Database, actor: Actor, documentId: string): Promise<boolean> {
  const scope = scopeOf(actor)
  if (scope.all) return true
  const row = await db.read
    .selectFrom('tasks')
    .select('id')
    .where('document_id', '=', documentId)
    .where('id', 'in', asQuery(ownTasks(scope)))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** A task is seen with its document: executors read the whole act they have a point of. */
export async function maySeeTask(db: Database, actor: Actor, taskId: string): Promise<boolean> {
  if (scopeOf(actor).all) return true
  const task = await db.read
    .selectFrom('tasks')
    .select('document_id')
    .where('id', '=', taskId)
    .executeTakeFirst()
  return task !== undefined && maySeeDocument(db, actor, task.document_id)
}
