import type { Updateable } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../../db/tables.ts'
import { longestText } from '../../journals/document.ts'
import { reindexWords } from '../../journals/store.ts'
import { done, type Refusal, type Result, reject } from '../../kernel/result.ts'
import { day, text } from '../../kernel/sent-values.ts'
import { openDirectory } from '../../people/directory.ts'
import type { Given, TaskAct } from '../act.ts'
import { factsPutRight, type TaskEdit } from '../actions/facts-put-right.ts'
import { acting } from '../actions/perform-act.ts'
import type { FieldChange } from '../fact.ts'
import { dueInput, executorsInput, executorsOf, LONGEST_NAME, LONGEST_POINT, termOf } from '../inputs.ts'
import type { Event } from '../open-task.ts'
import { OPEN } from '../stage.ts'

/** What is to be put right, as a program sends it. */
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
