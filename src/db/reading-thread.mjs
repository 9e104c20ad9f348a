// The other side of `thread-engine.ts`: reads on its own connection, so that a long report holds up no page. Plain
// JavaScript and a file of its own, because a thread is started from a file.
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'

const KEPT_STATEMENTS = 100

const raw = new Database(workerData.file, { readonly: true })
raw.pragma('busy_timeout = 10000')
raw.pragma('cache_size = -16000')
raw.pragma('temp_store = MEMORY')

const prepared = new Map()

parentPort.on('message', ({ id, sql, parameters }) => {
  try {
    parentPort.postMessage({ id, rows: prepare(sql).all(...parameters) })
  } catch (error) {
    parentPort.postMessage({ id, error: { message: error.message, code: error.code } })
  }
})

function prepare(sql) {
  let statement = prepared.get(sql)
  if (!statement) {
    if (prepared.size >= KEPT_STATEMENTS) prepared.clear()
    statement = raw.prepare(sql)
    prepared.set(sql, statement)
  }
  return statement
}
