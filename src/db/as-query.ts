import { sql } from 'kysely'

/** SQL with its parameters, as a room's rule wrote it. */
export interface Condition {
  sql: string
  parameters: readonly string[]
}

/** A finished condition as a subquery of Kysely. */
export function asQuery(condition: Condition) {
  const [first, ...rest] = condition.sql.split('?')
  const parts = rest.map((part, place) => sql`${condition.parameters[place]}${sql.raw(part)}`)
  return sql<string>`(${sql.raw(first!)}${sql.join(parts, sql``)})`
}
