import type { Database } from './database.ts'

/** Any number of texts as one parameter, to stand after IN. */
export function listed(db: Database, values: readonly string[]) {
  return db.read
    .selectFrom((eb) => eb.fn<{ value: string }>('json_each', [eb.val(JSON.stringify(values))]).as('listed'))
    .select('listed.value')
}
