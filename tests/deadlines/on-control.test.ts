import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CompiledQuery, type Selectable } from 'kysely'
import { expect, it } from 'vitest'
import { asCondition } from '../../src/db/as-query.ts'
import type { Database } from '../../src/db/database.ts'
import type { Tables } from '../../src/db/tables.ts'
import * as predicates from '../../src/deadlines/on-control.ts'
import { addDays, type Day, day, type Instant } from '../../src/kernel/day.ts'
import { endOfDay, recordedLate, recordedLateSql } from '../../src/kernel/recorded-late.ts'
import { NEVER } from '../../src/tasks/task-state.ts'
import { type Chance, chanceOf } from '../support/chance.ts'
import { eachEngine } from '../support/context.ts'
import { migrationsFolder } from '../support/migrations-folder.ts'
import { fillRegister, randomRegister } from '../support/random-register.ts'
import { testClock } from '../support/test-clock.ts'

const LAST = day('2026-11-20')
const { dueOn, dueThisWeek, overdue, ...always } = predicates
const ofDay = { dueOn, dueThisWeek, overdue }

eachEngine((_, open) => {
  it.each([3, 14, 159])('what is said of a task in TypeScript is what SQL finds, seed %i', async (seed) => {
    const context = await open({ clock: testClock(LAST) })
    await fillRegister(
      context.db,
      randomRegister({
        seed,
        documents: 150,
        departments: 4,
        from: addDays(LAST, -200),
        to: LAST,
        turmoil: 8,
      }),
    )
    await mixStates(context.db, chanceOf(seed))
    const rows = await context.db.read.selectFrom('tasks').selectAll().orderBy('id').execute()
    const days = [0, -5].map((back) => addDays(LAST, back))
    const all = {
      ...always,
      ...Object.fromEntries(
        Object.entries(ofDay).flatMap(([name, of]) => days.map((one) => [`${name} ${one}`, of(one)])),
      ),
    }
    for (const [name, predicate] of Object.entries(all)) {
      const found = await context.db.read
        .selectFrom('tasks as t')
        .select('id')
        .where(asCondition(predicate, 't'))
        .orderBy('id')
        .execute()
      const said = rows.filter((row: Selectable<Tables['tasks']>) => predicate.of(row))
      expect([name, found.map(({ id }) => id)]).toEqual([name, said.map(({ id }) => id)])
      // Of each some are so and some are not, else nothing is shown.
      expect([name, said.length > 0 && said.length < rows.length]).toEqual([name, true])
    }
  })

  it('what was recorded late is the same in TypeScript and in SQL', async () => {
    const context = await open({ clock: testClock(LAST) })
    await fillRegister(
      context.db,
      randomRegister({
        seed: 26,
        documents: 40,
        departments: 3,
        from: addDays(LAST, -90),
        to: LAST,
        turmoil: 8,
      }),
    )
    const { rows: facts } = await context.db.read.executeQuery<{
      happened_on: Day
      recorded_at: Instant
      late: number
    }>(
      CompiledQuery.raw(
        `SELECT f.happened_on, f.recorded_at, ${recordedLateSql('f')} AS late FROM task_facts f`,
      ),
    )
    expect(
      facts.map(({ happened_on: happenedOn, recorded_at: recordedAt }) =>
        recordedLate({ happenedOn, recordedAt }),
      ),
    ).toEqual(facts.map(({ late }) => late === 1))
    expect(new Set(facts.map(({ late }) => late)).size).toBe(2)
  })
})

it('an instant is late from the end of the legal day on', () => {
  const happenedOn = day('2026-07-01')
  const late = (recordedAt: string) => recordedLate({ happenedOn, recordedAt: recordedAt as Instant })
  expect(late(endOfDay(happenedOn))).toBe(false)
  expect(late('2026-07-01T21:00:00.000Z')).toBe(true)
})

// SQLite takes a partial index only where the condition of the statement says what the index says.
it.each([
  ['0001_register.sql', predicates.onControl.sql()],
  ['0001_register.sql', predicates.pending.sql()],
  ['0001_register.sql', predicates.waiting.sql()],
  ['0001_register.sql', predicates.executedOnControl.sql()],
  ['0018_backdated_facts.sql', recordedLateSql()],
])('the index in %s names the same condition: %s', (file, condition) => {
  expect(readFileSync(join(migrationsFolder, file), 'utf8')).toContain(`WHERE ${condition};`)
})

// Columns in every combination that the table allows, those too which no history of a task makes.
async function mixStates(db: Database, chance: Chance): Promise<void> {
  const rows = await db.read.selectFrom('tasks').select('id').orderBy('id').execute()
  const maybe = (value: Day) => (chance.whole(0, 1) === 1 ? value : null)
  await db.commit(
    rows.map(({ id }) => {
      const placed = maybe(addDays(LAST, -100))
      const due = chance.of([null, LAST, addDays(LAST, -5), addDays(LAST, chance.whole(-100, 9))])
      return db.read
        .updateTable('tasks')
        .set({
          placed_on: placed,
          removed_on: placed && maybe(LAST),
          executed_on: maybe(LAST),
          reported_on: maybe(LAST),
          completeness: chance.of([null, 'full', 'partly']),
          parent_id: placed ? null : chance.of([null, rows[0]!.id]),
          due_day: due,
          due_order: due ?? NEVER,
        })
        .where('id', '=', id)
    }),
  )
}
