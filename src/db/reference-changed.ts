import { z } from 'zod'
import type { Statement } from './database.ts'
import { textSetting } from './settings.ts'

/** Changes with every change of reference data; a register without it has none yet. */
export const referenceVersion = textSetting('reference-version', z.string(), null)

/** The statement that goes into every commit that changes reference data: caches of it are read anew. */
export const referenceChanged: Statement = {
  sql: `INSERT INTO settings (name, value) VALUES ('reference-version', '1')
    ON CONFLICT (name) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)`,
  parameters: [],
}
