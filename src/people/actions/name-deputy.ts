import type { RegisterContext } from '../../db/register-context.ts'
import { done, type Result, reject } from '../../kernel/result.ts'
import { mayBeDeputy } from '../lists/department.ts'

/** Says to which deputy mayor a department answers, or to none: long overdue work is told there. */
export async function nameDeputy(
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
  if (personId && !(await mayBeDeputy(db)).some((person) => person.id === personId))
    return reject({ code: 'not-a-choice', field: 'deputy' })
  await db.commit([db.read.updateTable('departments').set({ deputy_id: personId }).where('id', '=', id)])
  return done(undefined)
}
