// The other side of `thread-engine.ts`: reads on its own connection, so that a long report holds up no page. Plain
// JavaScript and a file of its own, because a thread is started from a file. Rows travel without the names of their columns:
// with them, taking a message apart costs more than the reading.
import { platform, setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'

const KEPT_STATEMENTS = 100

// Pages go first where processors are short. Linux alone gives a thread a priority of its own; elsewhere it would be the whole
// process that waits.
if (platform() === 'linux') setPriority(10)

const raw = new Database(workerData.file, { readonly: true })
raw.pragma('busy_timeout = 10000')
raw.pragma('cache_size = -16000')
raw.pragma('temp_store = MEMORY')

const prepared = new Map()

parentPort.on('message', ({ id, sql, parameters }) => {
  try {
    const { statement, columns } = prepare(sql)
    parentPort.postMessage({ id, columns, rows: statement.all(...parameters) })
  } catch (error) {
    parentPort.postMessage({ id, error: { message: error.message, code: error.code } })
  }
})

function prepare(sql) {
  let statement = prepared.get(sql)
  if (!statement) {
    if (prepared.size >= KEPT_STATEMENTS) prepared.clear()
    statement = raw.prepare(sql).raw()
    prepared.set(sql, statement)
  }
  return { statement, columns: statement.columns().map(({ name }) => name) }
}
