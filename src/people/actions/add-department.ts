import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import { commitAs } from '../../db/commit-as.ts'
import type { RegisterContext } from '../../db/register-context.ts'
import { type Result, reject } from '../../kernel/result.ts'
import { judgeName } from '../department-name.ts'
import { openDirectory } from '../directory.ts'
import { recordedBy } from '../staff-change.ts'
import { type Department, newDepartment } from '../store.ts'

/** Adds a department at the end of the council's order. Refuses a name that another one bears. */
export async function addDepartment(
  { db, clock }: RegisterContext,
  actor: Actor,
  name: string,
): Promise<Result<Department>> {
  if (!may(actor, 'keep-people')) return reject({ code: 'not-allowed' })
  const directory = await openDirectory(db)
  const refusals = judgeName(name, directory)
  if (refusals.length > 0) return reject(...refusals)
  const last = Math.max(0, ...directory.departments.map((department) => department.position))
  const { row, writes } = newDepartment(name, last + 1, recordedBy(actor, clock.now()))
  return commitAs(db, writes, row)
}
