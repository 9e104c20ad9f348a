import { type Database, openDatabase } from '../../src/db/database.ts'
import { migrate } from '../../src/db/migrate.ts'
import { sqliteEngine } from '../../src/db/sqlite.ts'
import { migrationsFolder } from './migrations-folder.ts'

/** An empty register that says by which plan SQLite answers each read. */
export function planningRegister(): {
  db: Database
  plansOf(work: () => Promise<unknown>): Promise<string[][]>
} {
  let plans: string[][] = []
  const engine = sqliteEngine(':memory:')
  migrate(engine.raw, migrationsFolder)
  const db = openDatabase({
    ...engine,
    read(sql, parameters) {
      const plan = engine.raw.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters)
      plans.push((plan as { detail: string }[]).map(({ detail }) => detail))
      return engine.read(sql, parameters)
    },
  })
  return {
    db,
    async plansOf(work) {
      plans = []
      await work()
      return plans
    },
  }
}
