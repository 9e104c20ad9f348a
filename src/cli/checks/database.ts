import { sql } from 'kysely'
import { newestMigration } from '../../db/newest-migration.ts'
import type { CheckUp } from './check-up.ts'

export const checkIntegrity: CheckUp = async ({ db }) => {
  const { rows } = await sql<{ integrity_check: string }>`SELECT * FROM pragma_integrity_check`.execute(
    db.read,
  )
  const found = rows.map((row) => row.integrity_check).filter((words) => words !== 'ok')
  return found.length === 0
    ? { ok: true, detail: 'файл реєстру цілий' }
    : { ok: false, detail: `файл реєстру пошкоджено: ${found[0]}` }
}

export const checkForeignKeys: CheckUp = async ({ db }) => {
  const { rows } = await sql<{ table: string }>`SELECT "table" FROM pragma_foreign_key_check`.execute(db.read)
  return rows.length === 0
    ? { ok: true, detail: 'усі записи посилаються на наявні' }
    : {
        ok: false,
        detail: `записів, що посилаються в нікуди: ${rows.length}, перший у таблиці ${rows[0]!.table}`,
      }
}

export const checkMigrations: CheckUp = async ({ db }) => {
  const { rows } = await sql<{ name: string }>`SELECT name FROM d1_migrations ORDER BY name`.execute(db.read)
  const newest = rows.at(-1)?.name
  return newest === newestMigration
    ? { ok: true, detail: `таблиці найновіші: ${newest}` }
    : { ok: false, detail: `таблиці зупинилися на ${newest ?? 'нічому'}, а потрібно ${newestMigration}` }
}

export const checkGuards: CheckUp = async ({ db }) => {
  const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM guards`.execute(db.read)
  const n = rows[0]!.n
  return n === 0
    ? { ok: true, detail: 'незавершених записів немає' }
    : { ok: false, detail: `у таблиці guards лишилося рядків: ${n}` }
}
