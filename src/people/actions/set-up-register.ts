import { issueSignInLink } from '../../access/actions/issue-sign-in-link.ts'
import { countAdministrators, hasAdministratorSignedIn } from '../../access/lists/administrators.ts'
import type { RegisterContext } from '../../db/register-context.ts'
import { type Result, reject } from '../../kernel/result.ts'
import { initRegister, type NewRegister } from './init-register.ts'

/**
 * Begins a register from afar, where no command can be run beside it. A link that was lost before the first sign-in is
 * issued again, to the same administrator; once an administrator has signed in this refuses.
 */
export async function setUpRegister(
  context: RegisterContext,
  draft: NewRegister,
): Promise<Result<{ linkSecret: string }>> {
  if (await hasAdministratorSignedIn(context.db)) return reject({ code: 'not-found' })
  if ((await countAdministrators(context.db)) > 0) return issueSignInLink(context, draft.admin)
  return initRegister(context, draft)
}
