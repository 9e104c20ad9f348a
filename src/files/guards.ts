import type { Actor } from '../access/actor.ts'
import type { Write } from '../db/database.ts'
import { guard } from '../db/guard.ts'

/** What breaks a commit of files whose document was annulled, or whose sender lost the account, while they came in. */
export function guardsOf(documentId: string, { accountId, role }: Actor): Write[] {
  const document = guard('document-stands', 'SELECT annulled_on IS NULL FROM documents WHERE id = ?', [
    documentId,
  ])
  if (!accountId) return [document]
  const account = guard(
    'account-stands',
    'SELECT closed_at IS NULL AND role = ? FROM accounts WHERE id = ?',
    [role, accountId],
  )
  return [document, account]
}
