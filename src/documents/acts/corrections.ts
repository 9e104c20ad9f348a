import { z } from 'zod'
import type { Database, Statement } from '../../db/database.ts'
import { guard } from '../../db/guard.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { longestText } from '../../journals/document.ts'
import { judgeFields } from '../../journals/document-fields.ts'
import type { DocumentKind } from '../../journals/kind.ts'
import { runningNumberOf } from '../../journals/registration-index.ts'
import type { DocumentRow } from '../../journals/store.ts'
import { formatDay } from '../../kernel/day.ts'
import { foldNumber } from '../../kernel/fold.ts'
import { done, type Refusal, reject } from '../../kernel/result.ts'
import { day, words } from '../../kernel/sent-values.ts'
import { judgeWords } from '../../tasks/actions/judge-words.ts'
import type { FieldChange } from '../../tasks/fact.ts'
import { phaseRows, tasksOfDocuments } from '../../tasks/store.ts'
import { type DocumentFormAct, mayCorrect, stands } from '../act.ts'
import { actingOnDocument } from '../actions/perform-document-act.ts'

const LONGEST_NUMBER = 60
/** A number so far ahead of its journal is a slip of the keyboard, and the journal would go on after it. */
const FARTHEST = 500

const input = z.strictObject({
  number: words(LONGEST_NUMBER),
  registeredOn: day,
  reason: words(longestText),
})

/**
 * Puts a number or a day of registration right that was written wrongly. A kind is not put right: another kind has another journal, so the
 * registration is annulled and done anew. Terms stay as they were counted; a term that was wrong with it is put right on its point.
 */
export const corrections = {
  name: 'corrections',
  right: 'register',
  when: (document, actor) => stands(document) ?? (mayCorrect(document, actor) ? null : 'not-allowed'),
  words: {
    label: 'Виправити номер або дату',
    short: 'Виправити номер, дату',
    sub: 'Строки пунктів лишаються: помилковий строк виправляють на картці пункту. Якщо помилковий вид, анулюйте реєстрацію й зареєструйте документ знову: у виду свій журнал.',
  },
  done: 'Виправлено. Що було, лишилося в історії документа.',
  summary: 'Виправити помилковий номер або дату реєстрації документа.',
  input,
  fields: [
    { kind: 'text', name: 'number', label: 'Номер', short: true },
    { kind: 'day', name: 'registeredOn', label: 'Дата реєстрації' },
    { kind: 'text', name: 'reason', label: 'Чому запис був помилковий', lines: 2 },
  ],
  values: ({ number, registered_on }) => ({ number, registeredOn: formatDay(registered_on) }),

  async decide({ document, input, context: { db, reference }, today }) {
    const number = input.number.trim()
    const { registeredOn } = input
    const { id, journal_year: year } = document
    const kind = (await reference()).kind(document.kind)!
    const tasks = await tasksOfDocuments(db, [id])
    const refusals: Refusal[] = judgeWords(input.reason, 'reason')
    if (number === '') refusals.push({ code: 'required', field: 'number' })
    if (number.length > LONGEST_NUMBER)
      refusals.push({ code: 'too-long', field: 'number', facts: { most: LONGEST_NUMBER } })
    if (Number(registeredOn.slice(0, 4)) !== year)
      refusals.push({ code: 'another-year', field: 'registeredOn', facts: { year } })
    else if (registeredOn > today) refusals.push({ code: 'in-the-future', field: 'registeredOn' })
    const { received_at, correspondent_date } = document
    const received = judgeFields(
      { title: document.title, receivedAt: received_at, correspondentDate: correspondent_date },
      { registeredOn, incoming: kind.incoming },
      ({ key }) => key,
    )
    refusals.push(
      ...received
        .filter(({ code }) => code.endsWith('-after-registration'))
        .map((refusal) => ({ ...refusal, field: 'registeredOn' })),
    )
    if (tasks.some(({ row }) => row.placed_on && row.placed_on < registeredOn))
      refusals.push({
        code: 'placed-before-registration',
        field: 'registeredOn',
        facts: { registered: formatDay(registeredOn) },
      })
    const dueBefore = tasks.find(({ row }) => row.first_due_day && row.first_due_day < registeredOn)
    if (dueBefore)
      refusals.push({
        code: 'due-before-registration',
        field: 'registeredOn',
        facts: { registered: formatDay(registeredOn) },
      })
    if (number === document.number && registeredOn === document.registered_on)
      refusals.push({ code: 'nothing-changed', field: 'number' })
    const taken = await db.read
      .selectFrom('documents')
      .select('id')
      .where('kind', '=', kind.id)
      .where('journal_year', '=', year)
      .where('number_key', '=', foldNumber(number))
      .where('id', '<>', id)
      .executeTakeFirst()
    if (taken) refusals.push({ code: 'number-taken', field: 'number', facts: { number, year } })
    const running = runningNumberOf(kind.indexPattern, number)
    const last = await lastNumber(db, kind.journal, year)
    if (running > last + FARTHEST)
      refusals.push({ code: 'number-far-ahead', field: 'number', facts: { number, last } })
    if (refusals.length > 0) return reject(...refusals)

    const redated = registeredOn !== document.registered_on
    const phases = redated
      ? tasks.flatMap(({ row, facts }) => phaseRows({ ...row, registered_on: registeredOn }, facts))
      : []
    const changes: FieldChange[] = [
      { field: 'number', from: document.number, to: number },
      { field: 'registered_on', from: document.registered_on, to: registeredOn },
    ].filter(({ from, to }) => from !== to)
    return done({
      changes: [...changes, { field: 'reason', from: null, to: input.reason.trim() }],
      columns: { number, number_key: foldNumber(number), registered_on: registeredOn },
      writes: [
        guard(
          'points-are-as-read',
          `SELECT (SELECT count(*) FROM tasks WHERE document_id = ?) = ${tasks.length} AND NOT EXISTS (
            SELECT 1 FROM json_each(?) j JOIN tasks t ON t.id = j.value ->> 0 WHERE t.seq <> j.value ->> 1)`,
          [id, JSON.stringify(tasks.map(({ row }) => [row.id, row.seq]))],
        ),
        ...(await countersAfter(db, { kind, year, document, running, last })),
        ...(redated
          ? [db.read.updateTable('tasks').set({ registered_on: registeredOn }).where('document_id', '=', id)]
          : []),
        ...(phases.length > 0
          ? [
              db.read
                .deleteFrom('task_phases')
                .where(
                  'task_id',
                  'in',
                  db.read.selectFrom('tasks').select('id').where('document_id', '=', id),
                ),
              insertRows('task_phases', phases),
            ]
          : []),
      ],
    })
  },
} satisfies DocumentFormAct<'corrections', z.output<typeof input>>

export const correctDocument = actingOnDocument(corrections)

/** The journal goes on after the greatest number that it has; a number mistyped as its last one and put back leaves no gap. */
async function countersAfter(
  db: Database,
  { kind, year, document, running, last }: CounterOf,
): Promise<Statement[]> {
  const { journal, indexPattern } = kind
  const raised = {
    sql: 'UPDATE journal_counters SET last = max(last, ?) WHERE journal = ? AND year = ?',
    parameters: [running, journal, year],
  }
  if (runningNumberOf(indexPattern, document.number) !== last || running >= last) return [raised]
  const others = await db.read
    .selectFrom('documents')
    .innerJoin('document_kinds', 'document_kinds.id', 'documents.kind')
    .select(['documents.number', 'index_pattern'])
    .where('document_kinds.journal', '=', journal)
    .where('journal_year', '=', year)
    .where('documents.id', '<>', document.id)
    .execute()
  const greatest = others.reduce(
    (most, { number, index_pattern }) => Math.max(most, runningNumberOf(index_pattern, number)),
    0,
  )
  // Where a document was registered meanwhile the counter has gone on, and stays.
  const lowered = {
    sql: 'UPDATE journal_counters SET last = ? WHERE journal = ? AND year = ? AND last = ?',
    parameters: [Math.max(greatest, running), journal, year, last],
  }
  return [lowered, raised]
}

interface CounterOf {
  kind: DocumentKind
  year: number
  document: DocumentRow
  running: number
  last: number
}

async function lastNumber(db: Database, journal: string, year: number): Promise<number> {
  const row = await db.read
    .selectFrom('journal_counters')
    .select('last')
    .where('journal', '=', journal)
    .where('year', '=', year)
    .executeTakeFirst()
  return row?.last ?? 0
}
