import type { Day, Instant } from '../kernel/day.ts'

/** The tables this room owns; see `migrations/`. */
declare module '../db/tables.ts' {
  interface Tables {
    meeting_questions: {
      id: string
      document_id: string
      position: number
      title: string
      speaker: string | null
      recorded_at: Instant
    }
    agendas: {
      id: string
      kind: string
      held_on: Day
      hour: string
      place: string
      chair: string
      version: number
      document_id: string | null
      recorded_at: Instant
      recorded_by: string | null
    }
    agenda_items: {
      id: string
      agenda_id: string
      position: number
      title: string
      speaker: string | null
      proposed_by: string | null
      decision: 'accepted' | 'declined' | null
      decided_at: Instant | null
      decided_by: string | null
      question: number | null
      recorded_at: Instant
      recorded_by: string | null
    }
    agenda_marks: { agenda_id: string; task_id: string; seq: number; mark: 'executed' | 'moved' }
    agenda_turns: {
      agenda_id: string
      seq: number
      turn: 'finished' | 'reopened'
      reason: string | null
      recorded_at: Instant
      recorded_by: string | null
    }
    question_speeches: {
      question_id: string
      version: number
      spoken: string
      recorded_at: Instant
      recorded_by: string | null
    }
    protocol_details: {
      document_id: string
      version: number
      hour: string
      place: string
      chair: string
      attendees: string
      keeper: string
      recorded_at: Instant
      recorded_by: string | null
    }
  }
}
