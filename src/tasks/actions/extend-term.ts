import type { Actor } from '../../accounts/actor.ts'
import { may } from '../../accounts/rights.ts'
import type { Alongside } from '../../db/database.ts'
import { judgeExtension } from '../../deadlines/extension.ts'
import { findDocument } from '../../documents/store.ts'
import type { Day } from '../../kernel/day.ts'
import { done, refuse } from '../../kernel/refusal.ts'
import type { Office } from '../../office.ts'
import type { Task } from '../store.ts'
import { changeTask } from './change-task.ts'

export interface ExtendTerm {
  until: Day
  decidedOn: Day
  decidedBy: string | null
  ground: string | null
}

/**
 * Moves the due day by a decision of whoever set the term. The first day stays for ever; a decision after the term is
 * recorded and stays a breach.
 */
export function extendTerm(
  office: Office,
  actor: Actor,
  taskId: string,
  input: ExtendTerm,
  readSeq?: number,
  also?: Alongside<Task>,
) {
  return changeTask(
    office,
    actor,
    taskId,
    async ({ row, state }, today) => {
      if (!may(actor, 'control')) return refuse({ code: 'not-allowed' })
      if (input.decidedOn > today) return refuse({ code: 'in-the-future', field: 'decidedOn' })
      if (state.executedOn) return refuse({ code: 'executed-already' })
      const [reference, document] = await Promise.all([
        office.reference(),
        findDocument(office.db, row.document_id),
      ])
      const kind = reference.kind(row.kind)!
      const judged = judgeExtension({
        due: later(state.dueDay, state.grantedUntil),
        askedOn: input.decidedOn,
        decidedOn: input.decidedOn,
        until: input.until,
        from: (document!.received_at?.slice(0, 10) as Day | undefined) ?? document!.registered_on,
        rule: kind.term.extension,
        calendar: reference.calendar,
      })
      if (!judged.ok) return judged
      const { until, decidedOn, decidedBy, ground } = input
      return done({ events: [{ kind: 'extended', until, ground, decidedBy, happenedOn: decidedOn }] })
    },
    readSeq,
    also,
  )
}

function later(a: Day | null, b: Day | null): Day | null {
  return a && b ? (a > b ? a : b) : (a ?? b)
}
