import type { Day, Instant } from '../kernel/day.ts'

/** The tables this room owns; see `migrations/`. */
declare module '../db/tables.ts' {
  interface Tables {
    term_marks: { mark: string; position: number; detail: string }
    calendar_days: { day: Day; kind: 'holiday' | 'day-off' | 'working'; name: string; act: string }
    calendar_regimes: { from_day: Day; to_day: Day | null; name: string; act: string }
    calendar_changes: {
      subject: 'day' | 'regime'
      on_day: Day
      seq: number
      before: string | null
      after: string | null
      recorded_at: Instant
      recorded_by: string | null
    }
  }
}
