import { createHash } from 'node:crypto'
import { CommitConflict, type Engine, openDatabase, type Statement } from '../../src/db/database.ts'

/** One thing asked of a database, and how it answered: a word that is equal where the answer is. */
export type Step = { read: Statement; answer: string } | { write: Statement[]; answer: string }

/** An engine that keeps, in order, what was asked of it and how it answered. */
export interface RecordingEngine extends Engine {
  steps: Step[]
}

/** The same engine, keeping what is asked of it from now on, after the steps that led to where it stands. */
export function recordingEngine(engine: Engine, before: readonly Step[] = []): RecordingEngine {
  const steps: Step[] = [...before]
  return {
    ...engine,
    steps,
    async read(sql, parameters) {
      const step = { read: { sql, parameters }, answer: '' }
      steps.push(step)
      const rows = engine.read(sql, parameters)
      step.answer = await answerOfRead(rows)
      return rows
    },
    async write(statements) {
      const step = { write: statements, answer: '' }
      steps.push(step)
      const written = engine.write(statements)
      step.answer = await answerOfWrite(written)
      return written
    },
  }
}

/** The rows as one short word; an error by its name alone, for every engine has its own text. */
export async function answerOfRead(rows: Promise<Record<string, unknown>[]>): Promise<string> {
  try {
    return createHash('sha256')
      .update(JSON.stringify(await rows))
      .digest('base64')
  } catch {
    return 'refused'
  }
}

/** «done», or what stood in the way as the register tells it. */
export async function answerOfWrite(written: Promise<void>): Promise<string> {
  // The register's own reading of an engine's refusal.
  const db = openDatabase({ read: async () => [], write: () => written, close: async () => {} })
  try {
    await db.commit([{ sql: '', parameters: [] }])
    return 'done'
  } catch (error) {
    return error instanceof CommitConflict ? `conflict: ${error.constraint}` : 'refused'
  }
}
