import { Worker } from 'node:worker_threads'
import type { Engine } from './database.ts'

interface Answer {
  id: number
  columns?: string[]
  rows?: unknown[][]
  error?: { message: string; code?: string }
}

interface Waiting {
  answer(rows: Record<string, unknown>[]): void
  fail(error: Error): void
}

/**
 * Reads a register's file in a thread of its own: a report over all tasks takes a moment, and no page waits for it.
 * The thread starts with the first read. It writes nothing.
 */
export function threadEngine(file: string): Engine {
  const waiting = new Map<number, Waiting>()
  let thread: Worker | undefined
  let last = 0

  const start = (): Worker => {
    const started = new Worker(new URL('./reading-thread.mjs', import.meta.url), { workerData: { file } })
    started.on('message', ({ id, columns, rows, error }: Answer) => {
      const reader = waiting.get(id)
      waiting.delete(id)
      if (waiting.size === 0) started.unref()
      if (columns && rows) reader?.answer(named(columns, rows))
      else reader?.fail(Object.assign(new Error(error?.message), { code: error?.code }))
    })
    // A thread that died takes its readers along; the next read starts another, which this one's end leaves alone.
    const die = (error: Error) => {
      if (thread !== started) return
      thread = undefined
      for (const reader of waiting.values()) reader.fail(error)
      waiting.clear()
    }
    started.on('error', die)
    started.on('exit', () => die(new Error('the reading thread has ended')))
    return started
  }

  return {
    read(sql, parameters) {
      thread ??= start()
      // A process that waits for rows does not end; one that only has an idle thread does.
      thread.ref()
      const id = ++last
      thread.postMessage({ id, sql, parameters })
      return new Promise((answer, fail) => waiting.set(id, { answer, fail }))
    },
    write: () => Promise.reject(new Error('the reading thread writes nothing')),
    async close() {
      await thread?.terminate()
    },
  }
}

function named(columns: readonly string[], rows: readonly unknown[][]): Record<string, unknown>[] {
  return rows.map((values) => {
    const row: Record<string, unknown> = {}
    for (let place = 0; place < columns.length; place++) row[columns[place]!] = values[place]
    return row
  })
}
