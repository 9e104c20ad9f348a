import { longestText } from '../../journals/document.ts'
import { type Refusal, type Result, unlessRefused } from '../../kernel/result.ts'

/** Why these words cannot stand in a history: there are none, or too many. */
export function judgeWords(words: string, field: string): Refusal[] {
  if (words.trim() === '') return [{ code: 'required', field }]
  return words.length > longestText ? [{ code: 'too-long', field, facts: { most: longestText } }] : []
}

/** Words that may stand in a history, without the spaces around them; or why they cannot. */
export function readWords(words: string, field: string): Result<string> {
  return unlessRefused(judgeWords(words, field), words.trim())
}
