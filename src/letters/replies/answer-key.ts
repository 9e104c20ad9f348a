import type { Database } from '../../db/database.ts'

/** The setting with the key of the links in letters; without it no link opens anything. */
export const ANSWER_KEY = 'answer-key'

export async function answerKey(db: Database): Promise<string | null> {
  const row = await db.read
    .selectFrom('settings')
    .select('value')
    .where('name', '=', ANSWER_KEY)
    .executeTakeFirst()
  return row?.value ?? null
}
