import { sql } from 'kysely'

/** SQL with its parameters, as a room's rule wrote it. */
export interface Condition {
  sql: string
  parameters: readonly string[]
}

/** A finished condition as a subquery of Kysely. */
export function asQuery<T = string>(condition: Condition) {
  const [first, ...rest] = condition.sql.split('?')
  const parts = rest.map((part, place) => sql`${condition.parameters[place]}${sql.raw(part)}`)
  return sql<T>`(${sql.raw(first!)}${sql.join(parts, sql``)})`
}

/** SQL on the columns of one table, with a `?` for each parameter, under the name that the table has in a statement. */
export interface RowCondition {
  sql: (alias?: string) => string
  parameters: readonly string[]
}

/** A condition on the rows of a table as one of Kysely's. */
export function asCondition({ sql, parameters }: RowCondition, alias?: string) {
  return asQuery<boolean>({ sql: sql(alias), parameters })
}
