import type { Actor } from '../../../access/actor.ts'
import { may } from '../../../access/rights.ts'
import { commitAs } from '../../../db/commit-as.ts'
import { insertRows } from '../../../db/insert-rows.ts'
import type { FilesContext } from '../../../files/context.ts'
import type { Day } from '../../../kernel/day.ts'
import { done, type Result, reject } from '../../../kernel/result.ts'
import { type FormVersion, findFormFile, formVersionAt } from '../store.ts'

/**
 * From this day on a paper has this form; without a file the program's own again. A version more, nothing is overwritten: what was
 * printed as known before stays as it was.
 */
export async function putFormInForce(
  { db, clock }: FilesContext,
  actor: Actor,
  paper: string,
  { fileId, from }: { fileId: string | null; from: Day },
): Promise<Result<FormVersion>> {
  if (!may(actor, 'keep-forms')) return reject({ code: 'not-allowed' })
  if (fileId !== null && !(await findFormFile(db, paper, fileId))) return reject({ code: 'not-found' })
  const now = await formVersionAt(db, paper, { asOf: from, knownOn: null })
  if (now && now.from_day === from && now.file_id === fileId) return done(now)
  if (fileId === null && !now?.file_id) return reject({ code: 'no-own-form', field: 'from' })
  const version: FormVersion = {
    paper,
    version: (await lastVersion(db, paper)) + 1,
    from_day: from,
    file_id: fileId,
    recorded_at: clock.now(),
    recorded_by: actor.accountId,
  }
  return commitAs(db, [insertRows('form_versions', [version])], version)
}

async function lastVersion(db: FilesContext['db'], paper: string): Promise<number> {
  const row = await db.read
    .selectFrom('form_versions')
    .select(({ fn }) => fn.max('version').as('last'))
    .where('paper', '=', paper)
    .executeTakeFirst()
  return row?.last ?? 0
}
