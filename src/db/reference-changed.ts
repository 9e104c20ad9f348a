import type { Statement } from './database.ts'

/** The statement that goes into every commit that changes reference data: whoever keeps it reads it anew. */
export const referenceChanged: Statement = {
  sql: `INSERT INTO settings (name, value) VALUES ('reference-version', '1')
    ON CONFLICT (name) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)`,
  parameters: [],
}
