import type { ContentColumns } from '../files/content-columns.ts'
import type { Day, Instant } from '../kernel/day.ts'

/** Where rows of this room name content of the file store. */
export const printContent: readonly ContentColumns[] = [
  { table: 'form_files', columns: ['hash'], name: 'name' },
]

/** The tables this room owns; see `migrations/`. */
declare module '../db/tables.ts' {
  interface Tables {
    form_files: {
      id: string
      paper: string
      hash: string
      name: string
      bytes: number
      recorded_at: Instant
      recorded_by: string | null
    }
    form_versions: {
      paper: string
      version: number
      from_day: Day
      file_id: string | null
      recorded_at: Instant
      recorded_by: string | null
    }
  }
}
