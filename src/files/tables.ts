import type { Instant } from '../kernel/day.ts'
import type { ContentColumns } from './content-columns.ts'

/** Where rows of this room name content of the file store. */
export const filesContent: readonly ContentColumns[] = [{ table: 'files', columns: ['hash'], name: 'name' }]

/** The tables this room owns; see `migrations/`. */
declare module '../db/tables.ts' {
  interface Tables {
    files: {
      id: string
      hash: string
      name: string
      type: string
      bytes: number
      document_id: string
      task_id: string | null
      recorded_at: Instant
      recorded_by: string | null
      withdrawn_at: Instant | null
      withdrawn_by: string | null
      withdrawal_reason: string | null
    }
  }
}
