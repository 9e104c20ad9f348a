import { z } from 'zod'
import { newSecret } from '../../access/secret.ts'
import type { Database } from '../../db/database.ts'
import { keepFirstSetting, readSetting, textSetting } from '../../db/settings.ts'

/** The key of the links in letters; without it no link opens anything. */
const answerKeySetting = textSetting('answer-key', z.string(), null)

export function answerKey(db: Database): Promise<string | null> {
  return readSetting(db, answerKeySetting)
}

/** The key, made where there is none: of two that make it at the same moment the first stays. */
export async function answerKeyMade(db: Database): Promise<string> {
  const key = await answerKey(db)
  if (key !== null) return key
  await db.commit([keepFirstSetting(answerKeySetting, newSecret())])
  return (await answerKey(db))!
}
