import type { Day, Instant } from '../kernel/day.ts'

/** The tables this room owns; see `migrations/`. */
declare module '../db/tables.ts' {
  interface Tables {
    tasks: {
      id: string
      document_id: string
      kind: string
      registered_on: Day
      position: number
      point: string
      text: string
      question_id: string | null
      term: string | null
      term_steps: string | null
      series_id: string | null
      series_place: number
      parent_id: string | null
      special: number
      controller_id: string | null
      supervisor_id: string | null
      first_recorded_at: Instant
      seq: number
      department_id: string
      lead_id: string | null
      placed_on: Day | null
      first_due_day: Day | null
      due_day: Day | null
      due_time: string | null
      granted_until: Day | null
      extensions: number
      due_version: number
      reported_on: Day | null
      executed_on: Day | null
      completeness: 'full' | 'partly' | null
      removed_on: Day | null
      partly_on: Day | null
      withdrawn_on: Day | null
      lead_changed_on: Day | null
      turned_on: Day | null
      extension_asked_on: Day | null
      reassignment_proposed_on: Day | null
      settled_on: Day | null
      points_closed: number | null
      backdated_at: Instant | null
      last_recorded_at: Instant
      due_order: Day
    }
    task_phases: {
      task_id: string
      since: Day | ''
      until: Day
      registered_on: Day
      department_id: string
      placed_on: Day | null
      removed_on: Day | null
      executed_on: Day | null
      completeness: 'full' | 'partly' | null
      first_due_day: Day | null
      due_day: Day | null
      withdrawn_on: Day | null
      lead_changed_on: Day | null
    }
    task_facts: {
      task_id: string
      seq: number
      kind:
        | 'term-set'
        | 'assigned'
        | 'placed'
        | 'extended'
        | 'reported'
        | 'returned'
        | 'executed'
        | 'removed'
        | 'returned-to-control'
        | 'edited'
        | 'retracted'
        | 'acknowledged'
        | 'noted'
        | 'part-reported'
        | 'delegated'
        | 'extension-asked'
        | 'extension-refused'
        | 'reassignment-proposed'
        | 'reassignment-declined'
      happened_on: Day
      recorded_at: Instant
      recorded_by: string | null
      day: Day | null
      ground: string | null
      decision_number: string | null
      decision_date: Day | null
      retracts: number | null
      answers: number | null
      detail: string | null
    }
    report_marks: { mark: string; task_id: string; seq: number }
    task_executors: {
      task_id: string
      position: number
      role: 'lead' | 'co-executor' | 'informed'
      department_id: string
      person_id: string | null
    }
  }
}
