import type { Tables } from '../db/tables.ts'

/**
 * Columns of a table whose rows name content that lies in the file store, by its hash. Each room names those of its own tables
 * beside them, and the wiring gathers them: the sweep removes what none of them names.
 * `name` is the column in which a row says what its file is called.
 */
export type ContentColumns = {
  [Table in keyof Tables]: {
    table: Table
    columns: readonly (keyof Tables[Table] & string)[]
    name?: keyof Tables[Table] & string
  }
}[keyof Tables]
