import type { ContentColumns } from '../files/content-columns.ts'
import type { Day, Instant } from '../kernel/day.ts'
import type { ListFormat } from '../kernel/list-format.ts'
import type { ExportFailure } from './export-job.ts'

/** Where rows of this room name content of the file store. */
export const exportsContent: readonly ContentColumns[] = [
  { table: 'prepared_files', columns: ['hash', 'ids_hash'], name: 'name' },
  { table: 'prepared_parts', columns: ['hash'] },
]

/** The tables this room owns; see `migrations/`. */
declare module '../db/tables.ts' {
  interface Tables {
    prepared_files: {
      id: string
      account_id: string
      address: string
      format: ListFormat
      name: string
      conditions: string
      asked_on: Day
      asked_at: Instant
      eyes: string
      state: 'waiting' | 'running' | 'ready' | 'failed' | 'withdrawn'
      holder: string | null
      held_until: Instant | null
      attempts: number
      known_at: Instant | null
      ids_hash: string | null
      ids_width: number | null
      rows_all: number | null
      rows_done: number
      hash: string | null
      bytes: number | null
      finished_at: Instant | null
      reason: ExportFailure | null
    }
    prepared_parts: {
      file_id: string
      part: number
      hash: string
      bytes: number
      length: number
      crc: number
    }
  }
}
