import { sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { ContentColumns } from '../../files/content-columns.ts'
import type { FileStore } from '../../files/file-store.ts'
import { sha256OfPieces } from '../../kernel/sha256.ts'
import type { CheckUp } from './check-up.ts'

/** Reads the content of every file that a row names: content under another hash than its own is damaged. */
export const checkFiles: CheckUp = async ({ db, files, contentColumns }) => {
  const named = await namesByHash(db, contentColumns)
  const lost: Record<Exclude<State, 'whole'>, string[]> = { absent: [], damaged: [] }
  for (const [hash, names] of named) {
    const state = await stateOf(files, hash)
    if (state !== 'whole') lost[state].push(names)
  }
  const found = [said('немає вмісту файлів', lost.absent), said('пошкоджено вміст файлів', lost.damaged)]
  const detail = found.filter((words) => words !== '').join('; ')
  return detail === ''
    ? { ok: true, detail: `файлів ${named.size}, вміст усіх на місці` }
    : { ok: false, detail }
}

type State = 'whole' | 'absent' | 'damaged'

async function namesByHash(
  db: Database,
  columns: readonly ContentColumns[],
): Promise<ReadonlyMap<string, string>> {
  const named = new Map<string, Set<string>>()
  for (const { table, columns: own, name } of columns)
    for (const column of own) {
      const { rows } = await sql<{ hash: string; name: string }>`
        SELECT DISTINCT ${sql.ref(column)} AS hash, ${sql.ref(name ?? column)} AS name
        FROM ${sql.table(table)} WHERE ${sql.ref(column)} IS NOT NULL ORDER BY 1, 2`.execute(db.read)
      for (const row of rows) named.set(row.hash, (named.get(row.hash) ?? new Set()).add(row.name))
    }
  return new Map([...named].map(([hash, names]) => [hash, [...names].map((name) => `«${name}»`).join(', ')]))
}

async function stateOf(files: FileStore, hash: string): Promise<State> {
  const content = await files.open(hash)
  if (!content) return 'absent'
  return (await sha256OfPieces(content).catch(unreadable)) === hash ? 'whole' : 'damaged'
}

// A disk that cannot read a file any more says so in the middle of it.
function unreadable(error: NodeJS.ErrnoException): null {
  if (error.code === 'EIO') return null
  throw error
}

function said(what: string, names: readonly string[]): string {
  return names.length === 0 ? '' : `${what} (${names.length}): ${names.join(', ')}`
}
