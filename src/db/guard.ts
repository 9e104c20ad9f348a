import type { Statement } from './database.ts'

/** A statement that breaks the whole commit unless the condition (SQL that answers 0 or 1) holds. */
export function guard(name: string, condition: string, parameters: readonly unknown[] = []): Statement {
  return { sql: `INSERT INTO guards (name, holds) SELECT '${name}', (${condition})`, parameters }
}
