import { expect, it } from 'vitest'
import { migrationFiles } from '../../src/db/migrate.ts'
import { newestMigration } from '../../src/db/newest-migration.ts'
import { migrationsFolder } from '../support/migrations-folder.ts'

it('the migration that a ready database must have is the newest there is', () => {
  expect(newestMigration).toBe(migrationFiles(migrationsFolder).at(-1))
})
