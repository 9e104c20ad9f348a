import type { Updateable } from 'kysely'
import { z } from 'zod'
import { may } from '../../access/rights.ts'
import type { Tables } from '../../db/tables.ts'
import { judgeExtension } from '../../deadlines/extension.ts'
import { longestText } from '../../journals/document.ts'
import { findDocument, reindexWords } from '../../journals/store.ts'
import { type Day, formatDay } from '../../kernel/day.ts'
import { done, type Refusal, type Result, reject } from '../../kernel/result.ts'
import { day, text } from '../../kernel/sent-values.ts'
import { openDirectory } from '../../people/directory.ts'
import type { Given, TaskAct } from '../act.ts'
import { extensionFacts } from '../actions/case-of.ts'
import { acting } from '../actions/perform-act.ts'
import { lastOf, rewritten } from '../actions/rewrite-fact.ts'
import type { Fact, FieldChange } from '../fact.ts'
import { dueInput, executorsInput, executorsOf, LONGEST_NAME, LONGEST_POINT, termOf } from '../inputs.ts'
import { layPoints } from '../lay-points.ts'
import type { Event } from '../open-task.ts'
import { OPEN } from '../stage.ts'
import { dueOf, readExecutors, type TaskInput, type TermInput } from '../task-draft.ts'

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

/** The same as a program sends it. */
export const taskCorrection = z
  .strictObject({
    text: text(longestText).optional(),
    point: text(LONGEST_POINT).optional(),
    executors: executorsInput.optional(),
    due: dueInput.optional(),
    extendedUntil: day.optional().meta({ description: 'День останнього продовження, якщо помилковий він.' }),
    controller: text(LONGEST_NAME).nullish(),
    supervisor: text(LONGEST_NAME).nullish(),
    special: z.boolean().optional(),
    reason: text(longestText).nullish().meta({ description: 'Чому запис був помилковий.' }),
  })
  .transform(({ due, executors, ...same }): TaskEdit => {
    return {
      ...same,
      ...(due !== undefined && { term: termOf(due) }),
      ...(executors && { executors: executorsOf(executors) }),
    }
  })

/**
 * Puts right what was written wrongly about a point: its words, who watches over it, its term, its executors. A term or executors put right
 * are as if they had been so from their own day; they are neither an extension nor a handing over, and what was there stays in the
 * history with the reason.
 */
export const edit: TaskAct<'edit', TaskEdit> = {
  name: 'edit',
  from: ['not-on-control', ...OPEN, 'executed', 'removed'],
  by: ['controller', 'registrar'],
  to: 'same',
  async decide(given) {
    const { task, input, context, today } = given
    const { row } = task
    const next = { text: input.text?.trim() ?? row.text, point: input.point?.trim() ?? row.point }
    const refusals: Refusal[] = []
    if (next.text === '') refusals.push({ code: 'required', field: 'text' })
    if (next.text.length > longestText)
      refusals.push({ code: 'too-long', field: 'text', facts: { most: longestText } })
    if (next.point.length > LONGEST_POINT)
      refusals.push({ code: 'too-long', field: 'point', facts: { most: LONGEST_POINT } })

    const [overseers, facts] = await Promise.all([overseersOf(given), factsPutRight(given)])
    for (const read of [overseers, facts]) if (!read.ok) refusals.push(...read.refusals)
    if (refusals.length > 0 || !overseers.ok || !facts.ok) return reject(...refusals)

    const special = input.special === undefined ? row.special : input.special ? 1 : 0
    const yes = (value: number) => (value === 1 ? 'так' : 'ні')
    const changes: FieldChange[] = [
      { field: 'text', from: row.text, to: next.text },
      { field: 'point', from: row.point || null, to: next.point || null },
      ...overseers.value.changes,
      { field: 'special', from: yes(row.special), to: yes(special) },
    ].filter(({ from, to }) => from !== to)
    const events: Event[] = [
      ...(changes.length > 0 ? [{ kind: 'edited' as const, changes, happenedOn: today }] : []),
      ...facts.value.events,
    ]
    const words = { documentId: row.document_id, taskId: row.id, text: next.text }
    return done({
      events,
      columns: { ...next, special, ...overseers.value.columns, ...facts.value.columns },
      writes: next.text === row.text ? [] : reindexWords(context.db, words),
    })
  },
}

export const editTask = acting(edit)

type Columns = Updateable<Tables['tasks']>

async function overseersOf({
  task: { row },
  input,
  context,
}: Given<TaskEdit>): Promise<Result<{ columns: Columns; changes: FieldChange[] }>> {
  const { people, person } = await openDirectory(context.db)
  const nameOf = (id: string | null) => people.find((one) => one.id === id)?.short_name ?? null
  const columns: Columns = {}
  const changes: FieldChange[] = []
  const refusals: Refusal[] = []
  for (const field of ['controller', 'supervisor'] as const) {
    const words = input[field]
    if (words === undefined) continue
    const named = words?.trim() ? person(words.split(',')[0]!) : null
    if (named === undefined) refusals.push({ code: 'unknown-person', field, facts: { given: words! } })
    else {
      columns[`${field}_id`] = named?.id ?? null
      changes.push({ field, from: nameOf(row[`${field}_id`]), to: named?.short_name ?? null })
    }
  }
  return refusals.length > 0 ? reject(...refusals) : done({ columns, changes })
}

async function factsPutRight(given: Given<TaskEdit>): Promise<Result<{ events: Event[]; columns: Columns }>> {
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
