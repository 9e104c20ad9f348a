import type { Condition } from '../db/as-query.ts'
import { foldNumber } from '../kernel/fold.ts'
import { searchWords } from './search-words.ts'

const MOST_WORDS = 8

/**
 * Which documents a search finds, as SELECTs of their ids: those whose index or correspondent's number begins so, and those
 * with all of the words in their title or in one of their points. A word stands for all that begin with its stem. Words of
 * broadcasts, which name residents, find nothing where they are not to be found by: else guessing would tell what is hidden.
 */
export function matchingDocuments(text: string, { withoutPersonal = false } = {}): Condition {
  const except = withoutPersonal
    ? " AND (task_id = '' OR document_id NOT IN (SELECT id FROM documents WHERE kind = 'broadcast'))"
    : ''
  const byWords = searchWords(text)
    .slice(0, MOST_WORDS)
    .map((word) => ({
      sql: `SELECT document_id FROM search_words WHERE word >= ? AND word < ?${except}`,
      parameters: [word, `${word}\u{10ffff}`],
    }))
  const byNumber = numberConditions(text)
  const words = byWords.map(({ sql }) => sql).join(' INTERSECT ')
  const numbers = byNumber.map(({ sql }) => sql).join(' UNION ')
  const parts = [words && `SELECT * FROM (${words})`, numbers].filter(Boolean)
  return {
    sql: parts.join(' UNION ') || "SELECT '' WHERE 0",
    parameters: [...byWords, ...byNumber].flatMap(({ parameters }) => parameters),
  }
}

function numberConditions(text: string): Condition[] {
  if (!/\d/.test(text)) return []
  const key = foldNumber(text)
  const range = [key, `${key}\u{10ffff}`]
  return [
    { sql: 'SELECT id FROM documents WHERE number_key >= ? AND number_key < ?', parameters: range },
    {
      sql: `SELECT id FROM documents WHERE correspondent_id IS NOT NULL
        AND correspondent_number_key >= ? AND correspondent_number_key < ?`,
      parameters: range,
    },
  ]
}
