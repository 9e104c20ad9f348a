import { afterAll, describe } from 'vitest'
import { ensureReference } from '../../seeds/reference/ensure-reference.ts'
import { d1Engine } from '../../src/db/d1.ts'
import { type Engine, openDatabase } from '../../src/db/database.ts'
import { migrate } from '../../src/db/migrate.ts'
import { sqliteEngine } from '../../src/db/sqlite.ts'
import { r2FileStore } from '../../src/files/r2-file-store.ts'
import { composeContext } from '../../src/server/compose.ts'
import type { AppContext } from '../../src/web/app-context.ts'
import { emptyD1, localR2 } from './d1.ts'
import { migrationsFolder } from './migrations-folder.ts'
import { temporaryFiles } from './temporary-files.ts'
import { type TestClock, testClock } from './test-clock.ts'

/** A real office on a real database; its clock stands still until moved. */
export interface TestOffice extends AppContext {
  clock: TestClock
}

export type EngineName = 'SQLite' | 'D1'
export type OpenOffice = (options?: { clock?: TestClock }) => Promise<TestOffice>

/** An empty register with reference data, in memory. */
export async function testOffice({
  clock = testClock(),
  engine = 'SQLite' as EngineName,
} = {}): Promise<TestOffice> {
  const db = openDatabase(engine === 'SQLite' ? sqliteInMemory() : d1Engine(await emptyD1()))
  await ensureReference(db, clock.now())
  const files = engine === 'SQLite' ? temporaryFiles() : r2FileStore(await localR2())
  return { ...composeContext(db, files, clock), clock }
}

/**
 * Runs the tests on SQLite and on D1. `open` answers a new empty register; on D1 there is one at a time, so opening
 * another empties the one before.
 */
export function eachEngine(tests: (name: EngineName, open: OpenOffice) => void): void {
  describe.each<EngineName>(['SQLite', 'D1'])('on %s', (engine) => {
    const opened: TestOffice[] = []
    tests(engine, async (options) => {
      const context = await testOffice({ ...options, engine })
      opened.push(context)
      return context
    })
    afterAll(async () => {
      for (const context of opened) await context.db.close()
    })
  })
}

function sqliteInMemory(): Engine {
  const engine = sqliteEngine(':memory:')
  migrate(engine.raw, migrationsFolder)
  return engine
}
