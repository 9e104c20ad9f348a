import type { Selectable } from 'kysely'
import type { Database, Write } from '../db/database.ts'
import { insertRows } from '../db/insert-rows.ts'
import type { Tables } from '../db/tables.ts'
import { type Day, yearOf } from '../kernel/day.ts'
import type { NamesInLetters } from '../people/names-in-letters.ts'

export type Letter = Selectable<Tables['letters']>

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
    // A digest may be about no task of the person's own.
    ...(taskIds.length === 0
      ? []
      : [
          insertRows(
            'letter_tasks',
            taskIds.map((taskId) => ({ letter_id: letter.id, task_id: taskId })),
          ),
        ]),
  ]
}

/**
 * Writes that keep a letter as it leaves. `place` stands in it for the number that the same commit gives the letter; the key
 * stops a second finalization.
 */
export function keepContent(paper: Selectable<Tables['letter_papers']>, place: string | null): Write[] {
  if (place === null) return [insertRows('letter_papers', [paper])]
  const { outbox_id, text, html, paper: said, ...rest } = paper
  const columns = Object.keys(rest)
  return [
    {
      sql: `INSERT INTO letter_papers (outbox_id, text, html, paper, ${columns.join(', ')})
        SELECT id, replace(?, ?, number), replace(?, ?, number), replace(?, ?, number), ${columns.map(() => '?').join(', ')}
        FROM letters WHERE id = ?`,
      parameters: [text, place, html, place, said, place, ...Object.values(rest), outbox_id],
    },
    { sql: 'UPDATE outbox SET letter_id = id WHERE id = ?', parameters: [outbox_id] },
  ]
}

/** A write that records why items were dropped from the letter. */
export function dropItems(dropped: readonly (readonly [itemId: string, reason: string])[]): Write {
  return {
    sql: `UPDATE letter_items SET dropped = j.value ->> 1 FROM json_each(?) j
      WHERE letter_items.id = j.value ->> 0 AND letter_items.dropped IS NULL`,
    parameters: [JSON.stringify(dropped)],
  }
}

/** A write that keeps the forms of a person's name in letters, where there were none. */
export function keepNames(db: Database, personId: string, names: NamesInLetters): Write {
  return db.read.updateTable('people').set(names).where('id', '=', personId).where('vocative', 'is', null)
}

/** A write that adds a mailbox to a finalized letter that had none. */
export function replaceMailbox(db: Database, outboxId: string, mailbox: string): Write {
  return db.read
    .updateTable('letter_papers')
    .set({ mailbox })
    .where('outbox_id', '=', outboxId)
    .where('mailbox', '=', '')
}
