import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { D1Database, R2Bucket } from '@cloudflare/workers-types'
import { getPlatformProxy } from 'wrangler'
import { migrationFiles } from '../../src/db/migrate.ts'
import { packageRoot } from '../../src/server/node/package-root.ts'
import { emptyTables } from './empty-d1.ts'
import { migrationsFolder } from './migrations-folder.ts'

interface Bindings {
  DB: D1Database
  FILES: R2Bucket
}

let running: Promise<Bindings> | undefined

/** A real D1 in workerd with the tables of `migrations/` and no rows. Started once in a test worker (two seconds), emptied
 * with every call after that. */
export async function emptyD1(): Promise<D1Database> {
  const { DB: d1 } = await started()
  await emptyTables(d1)
  return d1
}

/** The bucket of the same workerd, as the tests before left it: what lies there is known by its content alone. */
export async function localR2(): Promise<R2Bucket> {
  return (await started()).FILES
}

function started(): Promise<Bindings> {
  running ??= start()
  return running
}

// It ends with the process that started it.
async function start(): Promise<Bindings> {
  process.env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false'
  process.env['WRANGLER_SEND_METRICS'] = 'false'
  const platform = await getPlatformProxy<Bindings>({
    configPath: join(packageRoot, 'wrangler.toml'),
    persist: false,
    remoteBindings: false,
  })
  const d1 = platform.env.DB
  await d1.prepare('CREATE TABLE d1_migrations (name TEXT)').run()
  for (const name of migrationFiles(migrationsFolder)) {
    const migration = d1.prepare(readFileSync(join(migrationsFolder, name), 'utf8'))
    await d1.batch([migration, d1.prepare('INSERT INTO d1_migrations (name) VALUES (?)').bind(name)])
  }
  return platform.env
}
