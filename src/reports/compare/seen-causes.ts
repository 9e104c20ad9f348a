import type { Actor } from '../../access/actor.ts'
import { scopeOf } from '../../access/scope.ts'
import type { Database } from '../../db/database.ts'
import { onlySeen } from '../figures/only-seen.ts'
import type { ErrataCause } from '../signed/signed-report.ts'

/** A cause as this person may read it: the name and the document are null where it is counted and not named. */
export type SeenCause = Omit<ErrataCause, 'name'> & { name: string | null }

export async function seenCauses(
  db: Database,
  actor: Actor,
  causes: readonly ErrataCause[],
): Promise<SeenCause[]> {
  const scope = scopeOf(actor)
  const documents = causes.map(({ documentId }) => (documentId === null ? null : { document_id: documentId }))
  const seen = await onlySeen(db, scope, documents)
  return causes.map((cause, at) =>
    scope.all || seen[at] ? cause : { ...cause, documentId: null, name: null },
  )
}
