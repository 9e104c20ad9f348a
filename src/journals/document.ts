import type { Day } from '../kernel/day.ts'
import type { Refusal } from '../kernel/result.ts'
import type { DocumentKind } from './kind.ts'

/** What a clerk enters; the index is the register's to give. */
export interface DocumentDraft {
  kind: string
  registeredOn: Day
  /** `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`, incoming only */
  receivedAt: string | null
  correspondent: { name: string; number: string | null; date: Day | null } | null
  title: string
  /** what the public may read, where the full title is personal */
  publicTitle: string | null
  caseIndex: string | null
}

/** A date older than this is a slip of the keyboard; older registers move in from a file. */
const OLDEST_YEARS = 10

export const longestTitle = 2000
export const longestText = 20_000

/** Every reason why the draft cannot be registered on this day; none if it can. */
export function judgeDraft(draft: DocumentDraft, kind: DocumentKind, today: Day): Refusal[] {
  const refusals: Refusal[] = []
  const { title, publicTitle, registeredOn, receivedAt, correspondent } = draft
  if (title.trim() === '') refusals.push({ code: 'required', field: 'title' })
  if (title.length > longestTitle)
    refusals.push({ code: 'too-long', field: 'title', facts: { most: longestTitle } })
  if ((publicTitle?.length ?? 0) > longestTitle)
    refusals.push({ code: 'too-long', field: 'publicTitle', facts: { most: longestTitle } })
  if (registeredOn > today) refusals.push({ code: 'in-the-future', field: 'registeredOn' })
  if (Number(registeredOn.slice(0, 4)) < Number(today.slice(0, 4)) - OLDEST_YEARS)
    refusals.push({ code: 'long-ago', field: 'registeredOn', facts: { year: registeredOn.slice(0, 4) } })
  if (!kind.incoming) return refusals
  if (receivedAt && receivedAt.slice(0, 10) > registeredOn)
    refusals.push({ code: 'received-after-registration', field: 'receivedAt' })
  if (correspondent?.date && correspondent.date > registeredOn)
    refusals.push({ code: 'sent-after-registration', field: 'correspondent[date]' })
  return refusals
}
