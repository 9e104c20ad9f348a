import { join } from 'node:path'
import { createApp } from '../src/app.ts'
import { type Engine, openDatabase, type Statement } from '../src/db/database.ts'
import { sqliteEngine } from '../src/db/sqlite.ts'
import { folderFileStore } from '../src/files/folder-file-store.ts'
import { composeContext } from '../src/server/compose.ts'
import type { Visit } from './load.ts'
import { clock } from './prepared-register.ts'

/** What answering one visit asked of the database, in order, and what was answered. */
export interface Recorded {
  work: ({ read: Statement } | { commit: Statement[] })[]
  status: number
  headers: [string, string][]
  body: string
}

/** Lets the register answer the visits without a network, and writes down every statement it runs. */
export async function record(dataFolder: string, visits: readonly Visit[]): Promise<Recorded[]> {
  let work: Recorded['work'] = []
  const engine = sqliteEngine(join(dataFolder, 'register.sqlite'))
  const recording: Engine = {
    read(sql, parameters) {
      work.push({ read: { sql, parameters } })
      return engine.read(sql, parameters)
    },
    write(statements) {
      work.push({ commit: statements })
      return engine.write(statements)
    },
    close: () => engine.close(),
  }
  const context = composeContext(openDatabase(recording), folderFileStore(join(dataFolder, 'files')), clock)
  const app = createApp(context)
  await context.reference()
  const recorded: Recorded[] = []
  for (const { path, method = 'GET', headers, body, status } of visits) {
    work = []
    const answer = await app.request(`http://127.0.0.1${path}`, { method, headers, body })
    if (answer.status !== status) throw new Error(`${answer.status} for ${path}: ${await answer.text()}`)
    recorded.push({ work, status, headers: [...answer.headers], body: await answer.text() })
  }
  await context.db.close()
  return recorded
}
