import type { ContentColumns } from '../files/content-columns.ts'
import type { Day, Instant } from '../kernel/day.ts'
import type { DeliveryState, LetterKind } from './letter-kind.ts'

/** Where rows of this room name content of the file store. */
export const lettersContent: readonly ContentColumns[] = [
  { table: 'mail_reply_files', columns: ['hash'], name: 'name' },
]

/** The tables this room owns; see `migrations/`. */
declare module '../db/tables.ts' {
  interface Tables {
    letters: {
      id: string
      journal_year: number
      number: number
      sent_on: Day
      recipient_id: string
      recorded_at: Instant
      recorded_by: string | null
    }
    letter_tasks: { letter_id: string; task_id: string }
    outbox: {
      id: string
      kind: LetterKind
      day: Day
      recipient_id: string
      seq: number
      state: DeliveryState
      ready_at: Instant
      claimed_by: string | null
      attempts: number
      letter_id: string | null
      recorded_at: Instant
      recorded_by: string | null
    }
    outbox_events: {
      outbox_id: string
      seq: number
      at: Instant
      state: DeliveryState
      words: string | null
      recorded_by: string | null
    }
    letter_items: {
      id: string
      task_id: string
      due_version: number
      due_day: Day | null
      step: string
      recipient_id: string
      day: Day
      outbox_id: string | null
      dropped: string | null
      revoked_at: Instant | null
      revoked_by: string | null
      recorded_at: Instant
    }
    letter_papers: {
      outbox_id: string
      message_id: string
      dated_at: Instant
      mailbox: string
      subject: string
      text: string
      html: string
      paper: string
      recorded_at: Instant
    }
    notices: {
      id: string
      person_id: string
      task_id: string
      item_id: string
      recorded_at: Instant
      read_at: Instant | null
    }
    letter_templates: {
      kind: 'reminder' | 'digest' | 'sheet'
      version: number
      text: string | null
      recorded_at: Instant
      recorded_by: string | null
    }
    mail_replies: {
      id: string
      message_id: string
      outbox_id: string | null
      task_id: string | null
      sender: string
      person_id: string | null
      subject: string
      text: string
      received_at: Instant
      recorded_at: Instant
      settled: 'reported' | 'noted' | 'dismissed' | null
      settled_at: Instant | null
      settled_by: string | null
    }
    mail_reply_files: {
      reply_id: string
      position: number
      name: string
      type: string
      bytes: number
      hash: string
    }
    calendar_feeds: {
      secret: string
      account_id: string
      department_id: string | null
      issued_at: Instant
      revoked_at: Instant | null
    }
  }
}
