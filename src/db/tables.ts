import type { Day, Instant } from '../kernel/day.ts'

/**
 * The tables of the register, column by column. Each room adds its own in its `tables.ts`; this one has what belongs to none.
 */
export interface Tables {
  settings: { name: string; value: string }
  setting_changes: {
    name: string
    seq: number
    before: string | null
    after: string | null
    happened_on: Day
    recorded_at: Instant
    recorded_by: string | null
  }
}
