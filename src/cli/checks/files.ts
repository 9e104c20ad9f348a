import type { CheckUp } from './check-up.ts'

/** A row without its bytes is a file that another program deleted from the file store. */
export const checkFiles: CheckUp = async ({ db, files }) => {
  const rows = await db.read.selectFrom('files').select(['hash', 'name']).orderBy('hash').execute()
  const names = new Map(rows.map(({ hash, name }) => [hash, name]))
  const missing: string[] = []
  for (const [hash, name] of names) if (!(await files.has(hash))) missing.push(name)
  const some = missing.slice(0, 5).map((name) => `«${name}»`)
  return missing.length > 0
    ? { ok: false, detail: `немає вмісту файлів (${missing.length}): ${some.join(', ')}` }
    : { ok: true, detail: `файлів ${rows.length}, вміст усіх на місці` }
}
