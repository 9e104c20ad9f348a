import type { Statement } from '../db/database.ts'
import { guard } from '../db/guard.ts'

/** Breaks a commit that would change what a meeting decided after it was finished. */
export function meetingGoesOn(of: { agenda: string } | { protocol: string }): Statement {
  const agenda = 'agenda' in of ? '?' : '(SELECT id FROM agendas WHERE document_id = ?)'
  return guard(
    'meeting-goes-on',
    `SELECT coalesce((SELECT turn FROM agenda_turns WHERE agenda_id = ${agenda} ORDER BY seq DESC LIMIT 1), '') <> 'finished'`,
    ['agenda' in of ? of.agenda : of.protocol],
  )
}
