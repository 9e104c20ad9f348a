import type { Day, Instant } from '../kernel/day.ts'

/** The tables this room owns; see `migrations/`. */
declare module '../db/tables.ts' {
  interface Tables {
    document_kinds: {
      id: string
      position: number
      name: string
      journal: string
      index_pattern: string
      incoming: number
      detail: string
    }
    document_kind_names: {
      name_key: string
      kind: string
    }
    journal_counters: { journal: string; year: number; last: number }
    correspondents: { id: string; name: string; name_key: string }
    documents: {
      id: string
      kind: string
      journal_year: number
      number: string
      number_key: string
      registered_on: Day
      received_at: string | null
      correspondent_id: string | null
      correspondent_number: string | null
      correspondent_number_key: string | null
      correspondent_date: Day | null
      title: string
      public_title: string | null
      case_index: string | null
      version: number
      annulled_on: Day | null
      annulment_reason: string | null
      recorded_at: Instant
      recorded_by: string | null
    }
    document_changes: {
      document_id: string
      version: number
      recorded_at: Instant
      recorded_by: string | null
      changes: string
    }
    number_parts: {
      part: string
      document_id: string
    }
    search_words: { word: string; document_id: string; task_id: string }
  }
}
