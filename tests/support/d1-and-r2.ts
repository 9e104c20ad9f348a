import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { createTestHarness } from 'wrangler'
import type { Engine } from '../../src/db/database.ts'
import type { FileStore } from '../../src/files/file-store.ts'
import { packageRoot } from '../../src/server/node/package-root.ts'
import type { Calls, Difference } from './d1-and-r2-worker.ts'
import { migrationsFolder } from './migrations-folder.ts'
import type { Step } from './recording-engine.ts'

/** A real D1 in workerd with the tables of `migrations/` and no rows. There is one in a test worker: another call empties it. */
export async function emptyD1(): Promise<Engine> {
  await ask('/empty', null)
  return {
    read: (sql, parameters) => ask('/read', { sql, parameters }),
    write: async (statements) => void (await ask('/write', statements)),
    close: async () => {},
  }
}

/** R2 in the same workerd, as the tests before left it: what lies there is known by its content alone. */
export function r2(): FileStore {
  return {
    async receive(pieces) {
      // Behind a network nothing happens within the same turn of the loop.
      await setImmediate()
      // As the store itself does: a body that breaks off is never sent.
      const held: Uint8Array[] = []
      for await (const piece of pieces) held.push(piece)
      const { bytes, hash } = JSON.parse(await textOf(await call('POST', '/receive', Buffer.concat(held))))
      return { bytes, hash, keep: async () => {}, drop: async () => {} }
    },
    async open(hash, range) {
      const what = new URLSearchParams({ what: JSON.stringify({ hash, range }) })
      const answer = await call('GET', `/open?${what}`)
      if (answer.statusCode === 200) return Readable.toWeb(answer) as ReadableStream<Uint8Array>
      answer.resume()
      return null
    },
    has: (hash) => ask('/has', { hash }),
    async *landedBefore(before) {
      yield* await ask('/landed', { before })
    },
    removeLandedBefore: async (hash, before) => void (await ask('/remove', { hash, before })),
  }
}

/** Asks an empty D1, in one call, what SQLite was asked, and answers the steps that it answered otherwise. */
export function askD1TheSame(steps: Step[]): Promise<Difference[]> {
  return ask('/replay', steps)
}

async function ask<Path extends keyof Calls>(
  path: Path,
  given: Calls[Path]['given'],
): Promise<Calls[Path]['answered']> {
  const text = await textOf(await call('POST', path, JSON.stringify(given)))
  const { answer, error } = JSON.parse(text)
  if (error !== undefined) throw new Error(error)
  return answer
}

// Every call has a connection of its own: workerd closes one that was silent for five seconds.
async function call(method: string, path: string, body?: string | Buffer): Promise<IncomingMessage> {
  const asking = request(new URL(path, await address()), { method, agent: false })
  asking.end(body)
  const [answer] = await once(asking, 'response')
  return answer
}

async function textOf(answer: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of answer.setEncoding('utf8')) text += part
  if (answer.statusCode !== 200) throw new Error(text)
  return text
}

/** Starts workerd where it does not run yet: some seconds that no test has to pay for. */
export async function startWorkerd(): Promise<void> {
  await address()
}

let running: Promise<URL> | undefined

function address(): Promise<URL> {
  running ??= start()
  return running
}

// It ends with the process that started it.
async function start(): Promise<URL> {
  process.env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false'
  process.env['WRANGLER_SEND_METRICS'] = 'false'
  const database = {
    binding: 'DB',
    database_name: 'tests',
    database_id: 'tests',
    migrations_dir: migrationsFolder,
  }
  const config = {
    name: 'd1-and-r2',
    main: join(packageRoot, 'tests/support/d1-and-r2-worker.ts'),
    compatibility_date: '2026-10-01',
    compatibility_flags: ['nodejs_compat'],
    d1_databases: [database],
    r2_buckets: [{ binding: 'FILES', bucket_name: 'tests' }],
  }
  const harness = createTestHarness({ root: packageRoot, workers: [{ config }] })
  const { url } = await harness.listen()
  await harness.getWorker<{ DB: never }>().applyD1Migrations('DB')
  return url
}
