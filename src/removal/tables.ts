import type { Day, Instant } from '../kernel/day.ts'

/** The tables this room owns; see `migrations/`. */
declare module '../db/tables.ts' {
  interface Tables {
    removal_drafts: {
      id: string
      title: string
      preamble: string
      points: string
      place: string
      signed_by: string
      annex_signed_by: string
      version: number
      recorded_at: Instant
      recorded_by: string | null
    }
    removal_items: {
      draft_id: string
      task_id: string
      seq: number
      ground: 'executed' | 'void' | 'expired' | 'noted' | 'replaced'
    }
    removal_adoptions: {
      draft_id: string
      number: string
      number_key: string
      adopted_on: Day
      document_id: string | null
      annex: string
      recorded_at: Instant
      recorded_by: string | null
    }
    removal_reversals: {
      draft_id: string
      number: string
      decided_on: Day
      reason: string
      tasks: number
      recorded_at: Instant
      recorded_by: string | null
    }
  }
}
