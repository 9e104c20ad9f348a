import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import { commitAs } from '../../db/commit-as.ts'
import { type Refusal, type Result, reject } from '../../kernel/result.ts'
import type { ReportsContext } from '../../reports/context.ts'
import { isPublisherId } from '../publisher-id.ts'
import { currentPublication, insertPublication } from '../store.ts'

/** The settings of open data as a form writes them. */
export interface PublicationDraft {
  published: boolean
  publisherId: string
  /** one a line */
  places: string
  /** the one the person saw */
  version: string
}

const MOST_PLACES = 20_000

/** Opens the register's data to the public or closes them again, and keeps what stands in them; who did it and when stays. */
export async function keepPublication(
  { db, clock }: ReportsContext,
  actor: Actor,
  draft: PublicationDraft,
): Promise<Result<void>> {
  if (!may(actor, 'publish')) return reject({ code: 'not-allowed' })
  const refusals: Refusal[] = []
  const publisherId = draft.publisherId.trim() || null
  if (publisherId !== null && !isPublisherId(publisherId))
    refusals.push({
      code: 'not-a-publisher-id',
      field: 'publisherId',
      facts: { given: publisherId.slice(0, 20) },
    })
  if (draft.places.length > MOST_PLACES)
    refusals.push({ code: 'too-long', field: 'places', facts: { most: MOST_PLACES } })
  if (refusals.length > 0) return reject(...refusals)
  const now = await currentPublication(db)
  if (String(now.version) !== draft.version) return reject({ code: 'conflict' })
  const places = [...new Set(draft.places.split('\n').map((line) => line.trim()))].filter(Boolean)
  const next = {
    version: now.version + 1,
    published: draft.published,
    publisherId,
    places,
    recordedAt: clock.now(),
    recordedBy: actor.accountId,
  }
  return commitAs(db, [insertPublication(next)], undefined)
}
