import { longestText } from '../../journals/document.ts'
import type { Refusal } from '../../kernel/result.ts'

/** Why these words cannot stand in a history: there are none, or too many. */
export function judgeWords(words: string, field: string): Refusal[] {
  if (words.trim() === '') return [{ code: 'required', field }]
  return words.length > longestText ? [{ code: 'too-long', field, facts: { most: longestText } }] : []
}
