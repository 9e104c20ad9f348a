import { Worker } from 'node:worker_threads'
import type { Engine } from './database.ts'
import { threadCalls } from './thread-calls.ts'

interface Question {
  sql: string
  parameters: readonly unknown[]
}

interface Answer {
  id: number
  columns?: string[]
  rows?: unknown[][]
  error?: { message: string; code?: string }
}

/**
 * Reads a register's file in a thread of its own: a report over all tasks takes a moment, and no page waits for it.
 * The thread starts with the first read. It writes nothing.
 */
export function threadEngine(file: string): Engine {
  const calls = threadCalls<Question, Answer>({
    start: () => new Worker(new URL('./reading-thread.mjs', import.meta.url), { workerData: { file } }),
    ended: 'the reading thread has ended',
  })
  return {
    async read(sql, parameters) {
      const { columns, rows, error } = await calls.call({ sql, parameters })
      if (columns && rows) return named(columns, rows)
      throw Object.assign(new Error(error?.message), { code: error?.code })
    },
    write: () => Promise.reject(new Error('the reading thread writes nothing')),
    close: calls.end,
  }
}

function named(columns: readonly string[], rows: readonly unknown[][]): Record<string, unknown>[] {
  return rows.map((values) => {
    const row: Record<string, unknown> = {}
    for (let place = 0; place < columns.length; place++) row[columns[place]!] = values[place]
    return row
  })
}
