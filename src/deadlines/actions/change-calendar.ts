import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import { commitAs } from '../../db/commit-as.ts'
import type { Write } from '../../db/database.ts'
import { referenceChanged } from '../../db/reference-changed.ts'
import type { RegisterContext } from '../../db/register-context.ts'
import type { Day } from '../../kernel/day.ts'
import { type Result, reject } from '../../kernel/result.ts'
import type { CalendarDay, CalendarRegime } from '../calendar.ts'
import { type CalendarChange, insertChange, lastChange } from '../store.ts'

/** Who changes, and what the page they decided on had seen: the seq of the last change, where there was such a page. */
export interface Editor {
  actor: Actor
  readSeq?: number
}

export function mayKeepCalendar({ actor }: Editor): boolean {
  return may(actor, 'keep-calendar')
}

interface Change {
  subject: CalendarChange['subject']
  on: Day
  before: CalendarDay | CalendarRegime | null
  after: CalendarDay | CalendarRegime | null
}

/**
 * The one way the calendar changes: the row, the trace of what stood before, and the sign that rules must be read anew, in
 * one commit. Due days already set stay as they are; those counted from now on follow the new row.
 */
export async function changeCalendar(
  { db, clock }: RegisterContext,
  editor: Editor,
  { subject, on, before, after }: Change,
  write: Write,
): Promise<Result<void>> {
  if (!mayKeepCalendar(editor)) return reject({ code: 'not-allowed' })
  const seq = await lastChange(db, subject, on)
  if (editor.readSeq !== undefined && editor.readSeq !== seq) return reject({ code: 'conflict' })
  const change: CalendarChange = {
    subject,
    on_day: on,
    seq: seq + 1,
    before: before && JSON.stringify(before),
    after: after && JSON.stringify(after),
    recorded_at: clock.now(),
    recorded_by: editor.actor.accountId,
  }
  return commitAs(db, [insertChange(change), write, referenceChanged], undefined)
}
