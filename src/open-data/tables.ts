import type { Instant } from '../kernel/day.ts'

/** The tables this room owns; see `migrations/`. */
declare module '../db/tables.ts' {
  interface Tables {
    open_data_settings: {
      version: number
      published: number
      publisher_id: string | null
      places: string
      recorded_at: Instant
      recorded_by: string | null
    }
  }
}
