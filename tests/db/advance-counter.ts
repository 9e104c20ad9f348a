import { type Database, openDatabase } from '../../src/db/database.ts'
import { sqliteEngine } from '../../src/db/sqlite.ts'
import { startTogether } from '../support/processes.ts'

// Run by `many-processes.heavy.test.ts`: file, how many times.
const [file = '', times = '0'] = process.argv.slice(2)
const db = openDatabase(sqliteEngine(file))
await startTogether()
for (let time = 0; time < Number(times); time++) await advance(db)
await db.close()

function advance(db: Database): Promise<void> {
  return db.commit([
    {
      sql: `INSERT INTO journal_counters (journal, year, last) VALUES ('test', 2026, 1)
        ON CONFLICT (journal, year) DO UPDATE SET last = last + 1`,
      parameters: [],
    },
  ])
}
