/**
 * The tables of the register, column by column. Each room adds its own in its `tables.ts`; this one has what belongs to none.
 */
export interface Tables {
  settings: { name: string; value: string }
}
