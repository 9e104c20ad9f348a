import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { CommitConflict, type Statement } from '../../src/db/database.ts'
import { guard } from '../../src/db/guard.ts'
import { insertRows } from '../../src/db/insert-rows.ts'
import type { Instant } from '../../src/kernel/day.ts'
import { eachRuntime, type TestContext } from '../support/context.ts'

const setting = (name: string, value: string) => insertRows('settings', [{ name, value }])
const counter = (journal: string, last: number) =>
  insertRows('journal_counters', [{ journal, year: 2026, last }])

eachRuntime((_engine, open) => {
  let context: TestContext

  beforeEach(async () => {
    context = await open()
  })

  const settings = async () => {
    const rows = await context.db.read
      .selectFrom('settings')
      .selectAll()
      .where('name', 'not in', ['reference-version', 'began-at'])
      .orderBy('name')
      .execute()
    return rows.map((row) => `${row.name}=${row.value}`)
  }
  const conflictOf = async (writes: Statement[]) => {
    const error = await context.db.commit(writes).catch((error: unknown) => error)
    expect(error).toBeInstanceOf(CommitConflict)
    return (error as CommitConflict).constraint
  }

  describe('a commit', () => {
    it('writes all its statements', async () => {
      await context.db.commit([setting('a', '1'), setting('b', '2')])
      expect(await settings()).toEqual(['a=1', 'b=2'])
    })

    it('writes none of them when one of them fails', async () => {
      await context.db.commit([setting('a', '1')])
      await expect(
        context.db.commit([setting('b', '2'), setting('a', '3'), setting('c', '4')]),
      ).rejects.toThrow()
      expect(await settings()).toEqual(['a=1'])
    })

    it('sees in a later statement what an earlier one wrote', async () => {
      await context.db.commit([
        setting('a', '1'),
        {
          sql: `INSERT INTO settings (name, value) SELECT 'b', value || '!' FROM settings WHERE name = ?`,
          parameters: ['a'],
        },
      ])
      expect(await settings()).toEqual(['a=1', 'b=1!'])
    })

    it('of nothing is nothing', async () => {
      await context.db.commit([])
      expect(await settings()).toEqual([])
    })

    it('takes a Kysely query as it is', async () => {
      await context.db.commit([setting('a', '1')])
      await context.db.commit([
        context.db.read.updateTable('settings').set({ value: '2' }).where('name', '=', 'a'),
      ])
      expect(await settings()).toEqual(['a=2'])
    })

    it('goes on working after a failed one', async () => {
      await context.db.commit([guard('never', '0')]).catch(() => {})
      await context.db.commit([setting('a', '1')])
      expect(await settings()).toEqual(['a=1'])
    })
  })

  describe('a guard', () => {
    it('lets the commit pass when its condition holds, and leaves no row', async () => {
      await context.db.commit([
        setting('a', '1'),
        guard('a is there', `EXISTS (SELECT 1 FROM settings WHERE name = ?)`, ['a']),
      ])
      const { rows } = await sql`SELECT count(*) AS n FROM guards`.execute(context.db.read)
      expect(await settings()).toEqual(['a=1'])
      expect(rows).toEqual([{ n: 0 }])
    })

    it('breaks the whole commit when its condition does not hold', async () => {
      const writes = [
        setting('a', '1'),
        guard('b is there', `EXISTS (SELECT 1 FROM settings WHERE name = ?)`, ['b']),
      ]
      expect(await conflictOf(writes)).toBe('guard_holds')
      expect(await settings()).toEqual([])
    })
  })

  describe('a conflict names what stood in the way', () => {
    it('a primary key', async () => {
      expect(await conflictOf([setting('a', '1'), setting('a', '2')])).toBe('settings.name')
    })

    it('a key of several columns', async () => {
      expect(await conflictOf([counter('letters', 1), counter('letters', 2)])).toBe(
        'journal_counters.journal, journal_counters.year',
      )
    })

    it('a unique index', async () => {
      const department = (id: string) => ({
        id,
        position: 1,
        name: 'Відділ',
        name_key: 'відділ',
        head_id: null,
        closed_on: null,
        recorded_at: '2026-11-20T07:00:00.000Z' as Instant,
      })
      expect(await conflictOf([insertRows('departments', [department('a'), department('b')])])).toBe(
        'departments.name_key',
      )
    })

    it('a rule of a column', async () => {
      expect(await conflictOf([counter('letters', -1)])).toBe('last >= 0')
    })

    it('and a reference to nowhere is a fault, not a conflict', async () => {
      const orphan = insertRows('department_names', [
        {
          department_id: 'nowhere',
          from_day: '2026-01-01' as never,
          name: 'Відділ',
          recorded_at: context.clock.now(),
        },
      ])
      const error = await context.db.commit([orphan]).catch((error: unknown) => error)
      expect(error).toBeInstanceOf(Error)
      expect(error).not.toBeInstanceOf(CommitConflict)
    })
  })

  describe('the read door', () => {
    it('refuses a write built with Kysely', async () => {
      const write = context.db.read.insertInto('settings').values({ name: 'a', value: '1' })
      await expect(write.execute()).rejects.toThrow('writes go through commit()')
      expect(await settings()).toEqual([])
    })

    it('refuses a write in plain SQL', async () => {
      const write = sql`INSERT INTO settings (name, value) VALUES ('a', '1')`
      await expect(write.execute(context.db.read)).rejects.toThrow('writes go through commit()')
      expect(await settings()).toEqual([])
    })

    it('refuses a transaction', async () => {
      await expect(context.db.read.transaction().execute(async () => {})).rejects.toThrow(
        'no interactive transactions',
      )
    })
  })

  describe('many rows in one statement', () => {
    it('keep apostrophes, quotes, emoji, line breaks and an absent value as they are', async () => {
      const texts = [`Об'єкт`, 'Мар’яна «Комунальник»', '"лапки" \\ 🏛️👩‍💼', 'рядок\nі ще', '', '"><script>']
      const rows = texts.map((name, place) => ({ id: `c${place}`, name, name_key: `${place}` }))
      await context.db.commit([insertRows('correspondents', rows)])
      const stored = await context.db.read.selectFrom('correspondents').selectAll().orderBy('id').execute()
      expect(stored).toEqual(rows)
    })

    it('keep whole numbers as numbers and null as null', async () => {
      const row = {
        id: 'd',
        position: 7,
        name: 'Відділ',
        name_key: 'відділ',
        head_id: null,
        deputy_id: null,
        closed_on: null,
        recorded_at: context.clock.now(),
      }
      await context.db.commit([insertRows('departments', [row])])
      const stored = await context.db.read.selectFrom('departments').selectAll().executeTakeFirstOrThrow()
      expect(stored).toEqual(row)
    })

    it('may be more than the hundred parameters of D1', async () => {
      const rows = Array.from({ length: 3000 }, (_, place) => ({ name: `s${place}`, value: `${place}` }))
      await context.db.commit([insertRows('settings', rows)])
      expect(await settings()).toHaveLength(3000)
    })

    it('are refused when there are none: a statement without columns is a mistake', () => {
      expect(() => insertRows('settings', [])).toThrow('nothing to insert into settings')
    })
  })
})
