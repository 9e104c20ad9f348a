import type { Day, Instant } from '../kernel/day.ts'

/** The tables this room owns; see `migrations/`. */
declare module '../db/tables.ts' {
  interface Tables {
    departments: {
      id: string
      position: number
      name: string
      name_key: string
      head_id: string | null
      closed_on: Day | null
      recorded_at: Instant
      deputy_id: string | null
    }
    department_names: { department_id: string; from_day: Day; name: string; recorded_at: Instant }
    staff_changes: {
      subject: 'department' | 'person'
      subject_id: string
      seq: number
      changes: string
      ground: string | null
      happened_on: Day
      recorded_at: Instant
      recorded_by: string | null
    }
    leaves: {
      id: string
      person_id: string
      substitute_id: string
      from_day: Day
      to_day: Day
      order_number: string
      order_date: Day
      recorded_at: Instant
      recorded_by: string | null
    }
    leave_endings: {
      leave_id: string
      last_day: Day
      reason: string
      recorded_at: Instant
      recorded_by: string | null
    }
    people: {
      id: string
      department_id: string | null
      name: string
      short_name: string
      short_key: string
      post: string | null
      email: string | null
      left_on: Day | null
      recorded_at: Instant
      vocative: string | null
      dative: string | null
      post_dative: string | null
    }
  }
}
