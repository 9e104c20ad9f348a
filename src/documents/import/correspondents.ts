import type { Database, Write } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { fold } from '../../kernel/fold.ts'
import { newId } from '../../kernel/id.ts'

/** Correspondents by name; the first request for the id of an unknown one creates it. */
export interface Correspondents {
  idOf(name: string): string
  takeWrites(): Write[]
}

/** Those of the given names that the register knows. */
export async function openCorrespondents(db: Database, names: readonly string[]): Promise<Correspondents> {
  const keys = JSON.stringify([...new Set(names.map(fold))])
  const known = await db.read
    .selectFrom('correspondents')
    .select(['id', 'name_key'])
    .where('name_key', 'in', (eb) =>
      eb
        .selectFrom((from) => from.fn<{ value: string }>('json_each', [from.val(keys)]).as('keys'))
        .select('keys.value'),
    )
    .execute()
  const ids = new Map(known.map((one) => [one.name_key, one.id]))
  let added: { id: string; name: string; name_key: string }[] = []
  return {
    idOf(name) {
      const key = fold(name)
      const id = ids.get(key) ?? newId()
      if (!ids.has(key)) {
        ids.set(key, id)
        added.push({ id, name, name_key: key })
      }
      return id
    },
    takeWrites() {
      const rows = added
      added = []
      return rows.length > 0 ? [insertRows('correspondents', rows)] : []
    },
  }
}
