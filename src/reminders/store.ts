import type { Selectable } from 'kysely'
import type { Database, Write } from '../db/database.ts'
import { insertRows } from '../db/insert-rows.ts'
import type { Schema } from '../db/schema.ts'
import { type Day, yearOf } from '../kernel/day.ts'

export type Letter = Selectable<Schema['letters']>

/** The letters have one journal, whatever they remind of. */
const JOURNAL = 'reminder-letters'

export function findLetter(db: Database, id: string): Promise<Letter | undefined> {
  return db.read.selectFrom('letters').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The letter of that day to that person; there is at most one. */
export function findLetterOfDay(db: Database, day: Day, recipientId: string): Promise<Letter | undefined> {
  return db.read
    .selectFrom('letters')
    .selectAll()
    .where('sent_on', '=', day)
    .where('recipient_id', '=', recipientId)
    .executeTakeFirst()
}

/** Writes that record a letter under the next number of its year, advanced and read in the same commit. */
export function recordUnderNextNumber(
  letter: Omit<Letter, 'journal_year' | 'number'>,
  taskIds: readonly string[],
): Write[] {
  const year = yearOf(letter.sent_on)
  return [
    {
      sql: `INSERT INTO journal_counters (journal, year, last) VALUES (?, ?, 1)
        ON CONFLICT (journal, year) DO UPDATE SET last = last + 1`,
      parameters: [JOURNAL, year],
    },
    {
      sql: `INSERT INTO letters (id, journal_year, number, sent_on, recipient_id, recorded_at, recorded_by)
        SELECT ?, year, last, ?, ?, ?, ? FROM journal_counters WHERE journal = ? AND year = ?`,
      parameters: [
        letter.id,
        letter.sent_on,
        letter.recipient_id,
        letter.recorded_at,
        letter.recorded_by,
        JOURNAL,
        year,
      ],
    },
    insertRows(
      'letter_tasks',
      taskIds.map((taskId) => ({ letter_id: letter.id, task_id: taskId })),
    ),
  ]
}
