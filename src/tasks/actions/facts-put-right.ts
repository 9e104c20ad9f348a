import type { Updateable } from 'kysely'
import { may } from '../../access/rights.ts'
import type { Tables } from '../../db/tables.ts'
import { judgeExtension } from '../../deadlines/extension.ts'
import { longestText } from '../../journals/document.ts'
import { findDocument } from '../../journals/store.ts'
import { type Day, formatDay } from '../../kernel/day.ts'
import { done, type Result, reject } from '../../kernel/result.ts'
import { openDirectory } from '../../people/directory.ts'
import type { Given } from '../act.ts'
import type { Fact } from '../fact.ts'
import { layPoints } from '../lay-points.ts'
import type { Event } from '../open-task.ts'
import { dueOf, readExecutors, type TaskInput, type TermInput } from '../task-draft.ts'
import { extensionFacts } from './case-of.ts'
import { lastOf, rewritten } from './rewrite-fact.ts'

type Columns = Updateable<Tables['tasks']>

/** What is to be put right; what is absent stays as it is. */
export interface TaskEdit {
  text?: string
  point?: string
  controller?: string | null
  supervisor?: string | null
  special?: boolean
  /** the term that the document sets */
  term?: TermInput
  /** the day up to which the last extension moved it */
  extendedUntil?: Day
  executors?: TaskInput['executors']
  /** why it was wrong; obligatory where the term or the executors change */
  reason?: string | null
}

/**
 * The events that put a term, the last extension and the executors of a task right, and the columns that go with them. Refused by the law of
 * the term, without a reason, and to a clerk where another person wrote what is wrong.
 */
export async function factsPutRight(
  given: Given<TaskEdit>,
): Promise<Result<{ events: Event[]; columns: Columns }>> {
  const { input, today, actor } = given
  const [executors, term] = [await rightExecutors(given), await rightTerm(given)]
  const extension = await rightExtension(given, term.ok ? term.value?.firstDue : undefined)
  const refusals = [executors, term, extension].flatMap((read) => (read.ok ? [] : read.refusals))
  if (refusals.length > 0 || !executors.ok || !term.ok || !extension.ok) return reject(...refusals)
  const rewriting = [executors.value, term.value, extension.value].filter((one) => one !== null)
  // The clerk puts right what the clerk wrote; what the control department decided since is its own.
  if (!may(actor, 'control') && rewriting.some(({ wrong }) => wrong.recordedBy !== actor.accountId))
    return reject({ code: 'not-allowed' })
  const reason = input.reason?.trim() ?? ''
  if (rewriting.length > 0 && reason === '') return reject({ code: 'required', field: 'reason' })
  if (reason.length > longestText)
    return reject({ code: 'too-long', field: 'reason', facts: { most: longestText } })
  return done({
    events: rewriting.flatMap(({ events }) => events({ reason, today })),
    columns: Object.assign({}, ...rewriting.map(({ columns }) => columns?.({ reason, today }) ?? {})),
  })
}

/** What is to be written in the place of a fact, once the reason is known. */
interface Rewriting {
  wrong: Fact
  events(why: { reason: string; today: Day }): Event[]
  columns?(why: { reason: string; today: Day }): Columns
}

async function rightExecutors({ task, input, context }: Given<TaskEdit>): Promise<Result<Rewriting | null>> {
  if (!input.executors) return done(null)
  const read = readExecutors(input.executors, await openDirectory(context.db), task.state.executors)
  if (!read.ok) return read
  const executors = read.value
  if (JSON.stringify(executors) === JSON.stringify(task.state.executors)) return done(null)
  const wrong = lastOf(task.facts, 'assigned')!
  return done({ wrong, events: (why) => rewritten(wrong, { executors }, why) })
}

async function rightTerm({
  task,
  input,
  context,
}: Given<TaskEdit>): Promise<Result<(Rewriting & { firstDue: Day | null }) | null>> {
  const { term } = input
  if (term === undefined) return done(null)
  const [document, reference] = await Promise.all([
    findDocument(context.db, task.row.document_id),
    context.reference(),
  ])
  const { registered_on, received_at, correspondent_date } = document!
  const due = dueOf(
    term,
    {
      kind: reference.kind(task.row.kind)!,
      registeredOn: registered_on,
      receivedAt: received_at,
      signedOn: correspondent_date,
      placedOn: task.state.controlPeriods[0]?.placedOn ?? null,
    },
    reference,
  )
  if (!due.ok) return reject(...due.refusals.map((refusal) => ({ ...refusal, field: 'due' })))
  const { due: dueDay, steps, law, dueTime } = due.value
  const wrong = lastOf(task.facts, 'term-set')!
  const laid =
    term?.kind === 'periodic' && due.value.after
      ? layPoints(term, due.value.after, context.clock.today(), reference.calendar)
      : undefined
  const periodic = laid !== undefined || wrong.points !== undefined
  if (wrong.day === dueDay && (isSameTerm(term, task.row.term) || (dueDay && !periodic))) return done(null)
  if (dueDay && dueDay < registered_on)
    return reject({
      code: 'due-before-registration',
      field: 'due',
      facts: { registered: formatDay(registered_on) },
    })
  const moved = task.state.extensions[0]
  if (moved && input.extendedUntil === undefined && (!dueDay || moved.until <= dueDay))
    return reject({ code: 'due-after-extension', field: 'due', facts: { until: formatDay(moved.until) } })
  const was = wrong.day ? formatDay(wrong.day) : 'без строку'
  return done({
    wrong,
    firstDue: dueDay,
    events: (why) => rewritten(wrong, { points: undefined, ends: undefined, ...laid, day: dueDay }, why),
    columns: ({ reason, today }) => ({
      term: term === null ? null : JSON.stringify(term),
      term_steps: JSON.stringify({
        steps: [...steps, `${formatDay(today)} виправлено, було ${was}: ${reason}.`],
        law,
      }),
      due_time: dueTime ?? null,
    }),
  })
}

async function rightExtension(
  { task, input, context }: Given<TaskEdit>,
  rightDue: Day | null | undefined,
): Promise<Result<Rewriting | null>> {
  const until = input.extendedUntil
  const wrong = lastOf(task.facts, 'extended')
  if (until === undefined || !wrong || (wrong.until === until && rightDue === undefined)) return done(null)
  const { firstDueDay, extensions } = task.state
  const due = extensions.at(-2)?.until ?? (rightDue === undefined ? firstDueDay : rightDue)
  const judged = judgeExtension({
    ...(await extensionFacts(context, task)),
    due,
    requestedOn: wrong.happenedOn,
    decidedOn: wrong.happenedOn,
    until,
  })
  if (!judged.ok) return reject(...judged.refusals.map((one) => ({ ...one, field: 'extendedUntil' })))
  return done(wrong.until === until ? null : { wrong, events: (why) => rewritten(wrong, { until }, why) })
}

function isSameTerm(term: TermInput, kept: string | null): boolean {
  if (term?.kind === 'none' || term === null) return kept === null || JSON.parse(kept).kind === 'none'
  return JSON.stringify(term) === kept
}
