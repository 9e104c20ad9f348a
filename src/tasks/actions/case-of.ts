import { type ExtensionRequest, mayBeExtended } from '../../deadlines/extension.ts'
import type { Reference } from '../../journals/reference.ts'
import { registrarOf } from '../../journals/registrar.ts'
import { type DocumentRow, findDocument } from '../../journals/store.ts'
import type { Day } from '../../kernel/day.ts'
import type { TasksContext } from '../context.ts'
import { type AdoptedDecision, assignedSince, retractable } from '../retraction.ts'
import type { TaskCase } from '../stage.ts'
import { adoptedDecisions, findTask, pointsInWork, type Task, type TaskRow } from '../store.ts'

/** The case of a task for the table of transitions. */
export async function caseOf(context: TasksContext, task: Task): Promise<TaskCase> {
  const [{ document, reference, parent }, inWork, decisions] = await Promise.all([
    around(context, task),
    pointsInWork(context.db, [task.row.document_id]),
    adoptedDecisions(context.db, [task.row.document_id]),
  ])
  return caseIn(task, { document, reference, parent, inWork, decisions, today: context.clock.today() })
}

interface Surroundings {
  document: DocumentRow
  reference: Reference
  /** the task that a sub-instruction is a part of */
  parent: Task | undefined
  inWork: readonly Pick<TaskRow, 'id' | 'document_id'>[]
  decisions: ReadonlyMap<string, AdoptedDecision[]>
  today: Day
}

/**
 * The same where its document is at hand, of a sub-instruction the task above it, and of the document (or of more documents) the
 * points in work, to one of which this one may be joined, and the adopted decisions about its points.
 */
export function caseIn(
  task: Task,
  { document, reference, parent, inWork, decisions, today }: Surroundings,
): TaskCase {
  const { id, document_id } = task.row
  return {
    state: task.state,
    annulled: document.annulled_on !== null,
    extendable: mayBeExtended(extensionIn(task, document, reference)),
    others: inWork.filter((one) => one.document_id === document_id && one.id !== id).length,
    above: parent ? parent.state.executors : null,
    registrar: registrarOf(document, reference.calendar, today),
    reportOfOthers: assignedSince(task.facts, task.state.report?.seq),
    retractable: retractable(task.facts, decisions.get(id) ?? []),
  }
}

type ExtensionFacts = Pick<ExtensionRequest, 'due' | 'from' | 'rule' | 'calendar'>

/** The facts of a task that the rule of extensions needs, besides the requested days. */
export async function extensionFacts(context: TasksContext, task: Task): Promise<ExtensionFacts> {
  const { document, reference } = await around(context, task)
  return extensionIn(task, document, reference)
}

function extensionIn({ row, state }: Task, document: DocumentRow, reference: Reference): ExtensionFacts {
  return {
    due: later(state.dueDay, state.grantedUntil),
    from: (document.received_at?.slice(0, 10) as Day | undefined) ?? document.registered_on,
    rule: reference.kind(row.kind)!.term.extension,
    calendar: reference.calendar,
  }
}

async function around({ db, reference }: TasksContext, { row }: Task) {
  const [document, rules, parent] = await Promise.all([
    findDocument(db, row.document_id),
    reference(),
    row.parent_id ? findTask(db, row.parent_id) : undefined,
  ])
  return { document: document!, reference: rules, parent }
}

function later(a: Day | null, b: Day | null): Day | null {
  return a && b ? (a > b ? a : b) : (a ?? b)
}
