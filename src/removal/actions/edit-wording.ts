import type { Actor } from '../../accounts/actor.ts'
import { longestText, longestTitle } from '../../documents/document.ts'
import { done, type Refusal, refuse } from '../../kernel/refusal.ts'
import type { Office } from '../../office.ts'
import type { Wording } from '../removal.ts'
import { changeDraft } from './change-draft.ts'

const LONGEST_LINE = 300

/** Changes the words of a draft; `read` is the version that was being edited. */
export function editWording(office: Office, actor: Actor, id: string, wording: Wording, read?: number) {
  return changeDraft(
    office,
    actor,
    id,
    () => {
      const refusals = judgeWording(wording)
      return refusals.length > 0 ? refuse(...refusals) : done({ writes: [], wording })
    },
    read,
  )
}

/** Every reason why these cannot be the words of a decision. */
export function judgeWording(wording: Partial<Wording>): Refusal[] {
  const most: Record<keyof Wording, number> = {
    title: longestTitle,
    preamble: longestText,
    points: longestText,
    place: LONGEST_LINE,
    signedBy: LONGEST_LINE,
    annexSignedBy: LONGEST_LINE,
  }
  return (Object.keys(most) as (keyof Wording)[]).flatMap((field): Refusal[] => {
    const text = wording[field]
    if (text === undefined) return []
    const required = field === 'title' || field === 'preamble' || field === 'points'
    if (required && text.trim() === '') return [{ code: 'required', field }]
    return text.length > most[field] ? [{ code: 'too-long', field, facts: { most: most[field] } }] : []
  })
}
