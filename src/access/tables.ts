import type { Instant } from '../kernel/day.ts'
import type { Role } from './actor.ts'

/** The tables this room owns; see `migrations/`. */
declare module '../db/tables.ts' {
  interface Tables {
    accounts: {
      id: string
      person_id: string
      email: string
      role: Role
      password: string | null
      recorded_at: Instant
      closed_at: Instant | null
    }
    sessions: { secret: string; account_id: string; opened_at: Instant; expires_at: Instant }
    sign_in_links: { secret: string; account_id: string; issued_at: Instant; expires_at: Instant }
    sign_in_link_uses: { secret: string; used_at: Instant }
    sign_in_attempts: { who: string; at: Instant; id: string }
    known_devices: {
      secret: string
      account_id: string
      first_signed_in_at: Instant
      last_signed_in_at: Instant
    }
    api_tokens: { secret: string; account_id: string; issued_at: Instant; revoked_at: Instant | null }
    idempotency_keys: {
      account_id: string
      key: string
      request: string
      status: number
      answer: string
      recorded_at: Instant
    }
  }
}
