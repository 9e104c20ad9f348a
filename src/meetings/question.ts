import { longestTitle } from '../journals/document.ts'
import type { Refusal } from '../kernel/result.ts'

/** A question of the agenda as it is entered: what was heard, and whom. */
export interface QuestionDraft {
  title: string
  speaker: string | null
}

export const longestSpeaker = 300

/** Every reason against a question; `fieldOf` names its fields as the form does. */
export function judgeQuestion(
  { title, speaker }: QuestionDraft,
  fieldOf: (name: string) => string,
): Refusal[] {
  const refusals: Refusal[] = []
  if (title.trim() === '') refusals.push({ code: 'required', field: fieldOf('title') })
  if (title.length > longestTitle)
    refusals.push({ code: 'too-long', field: fieldOf('title'), facts: { most: longestTitle } })
  if ((speaker?.length ?? 0) > longestSpeaker)
    refusals.push({ code: 'too-long', field: fieldOf('speaker'), facts: { most: longestSpeaker } })
  return refusals
}
