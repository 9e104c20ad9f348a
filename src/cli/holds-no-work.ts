import type { Database } from '../db/database.ts'

/** Whether a register is still without departments and documents; its first administrator may be there. */
export async function holdsNoWork(db: Database): Promise<boolean> {
  const [department, document] = await Promise.all([
    db.read.selectFrom('departments').select('id').limit(1).executeTakeFirst(),
    db.read.selectFrom('documents').select('id').limit(1).executeTakeFirst(),
  ])
  return !department && !document
}
