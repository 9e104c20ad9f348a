import type { RegisterContext } from '../../db/register-context.ts'
import { done, type Result, reject } from '../../kernel/result.ts'

/** Says who heads a department: somebody of its own people, or nobody for now. */
export async function nameHead(
  { db }: RegisterContext,
  id: string,
  personId: string | null,
): Promise<Result<void>> {
  const department = await db.read
    .selectFrom('departments')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!department) return reject({ code: 'not-found' })
  if (personId) {
    const person = await db.read
      .selectFrom('people')
      .select('id')
      .where('id', '=', personId)
      .where('department_id', '=', id)
      .where('left_on', 'is', null)
      .executeTakeFirst()
    if (!person) return reject({ code: 'not-a-choice', field: 'head' })
  }
  await db.commit([db.read.updateTable('departments').set({ head_id: personId }).where('id', '=', id)])
  return done(undefined)
}
