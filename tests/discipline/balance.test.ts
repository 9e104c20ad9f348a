import { sql } from 'kysely'
import { afterEach, describe, expect, it } from 'vitest'
import { chanceOf } from '../../bench/chance.ts'
import { fillRegister, randomRegister } from '../../bench/random-register.ts'
import { addsUp, controlBalance } from '../../src/discipline/lists/control-balance.ts'
import { departmentFigures } from '../../src/discipline/lists/department-figures.ts'
import type { Question } from '../../src/discipline/question.ts'
import { addDays, day, type Instant } from '../../src/kernel/day.ts'
import { type TestOffice, testOffice } from '../support/office.ts'
import { testClock } from '../support/test-clock.ts'

const FIRST = day('2023-01-01')
const LAST = day('2024-12-31')

let office: TestOffice
afterEach(() => office.db.close())

async function filled(seed: number) {
  const chance = chanceOf(seed * 77)
  const register = randomRegister({
    seed,
    documents: chance.whole(20, 80),
    departments: chance.whole(2, 6),
    from: FIRST,
    to: LAST,
    turmoil: chance.whole(1, 9),
  })
  office = await testOffice({ clock: testClock(LAST) })
  await fillRegister(office.db, register)
  return chance
}

function questionOf(from: string, to: string, knownOn: Instant | null = null): Question {
  return { period: { from: day(from), to: day(to) }, asOf: addDays(day(to), 1), knownOn }
}

describe.each(Array.from({ length: 20 }, (_, seed) => seed + 1))('a random register, seed %i', (seed) => {
  it('has a balance that meets, for every department and kind, of any period, as known on any instant', async () => {
    const chance = await filled(seed)
    for (let asked = 0; asked < 6; asked++) {
      const from = chance.day(FIRST, addDays(LAST, -40))
      const to = addDays(from, chance.of([0, 6, 30, 120]))
      const knownOn = chance.in(0.5) ? (`${chance.day(FIRST, LAST)}T12:00:00.000Z` as Instant) : null
      const question = questionOf(from, to, knownOn)
      const balance = await controlBalance(office.reports, question)
      if (!balance.ok) throw new Error(JSON.stringify([question, balance.refusals]))
      const { byDepartment, byKind, byMonth, total } = balance.value
      for (const line of [...byDepartment, ...byKind, ...byMonth, total])
        expect(addsUp(line), JSON.stringify([question, line.name])).toBe(true)
      for (const [place, month] of byMonth.entries())
        expect(month.tasks.opening).toEqual(
          (byMonth[place - 1] ?? total).tasks[place ? 'closing' : 'opening'],
        )
      if (byMonth.length > 0) expect(byMonth.at(-1)!.tasks.closing.length).toBe(total.tasks.closing.length)
      const figures = await departmentFigures(office.reports, question)
      expect(total.tasks.closing.length).toBe(figures.total.closing)
      for (const row of figures.rows) {
        const own = byDepartment.find(({ id }) => id === row.departmentId)
        expect(own?.tasks.closing.length ?? 0, row.department).toBe(row.closing)
      }
    }
  })
})

describe('a register whose columns say other than its facts', () => {
  it.each([
    ['placed on a day that no fact knows', `placed_on = '2023-01-01'`],
    ['removed though no fact removes it', `removed_on = '2024-01-15'`],
    ['of a department nobody gave it to', `department_id = (SELECT id FROM departments ORDER BY id LIMIT 1)`],
  ])('has no balance sheet: %s', async (_what, change) => {
    await filled(3)
    const { rows } = await sql<{ id: string; number: string }>`SELECT t.id, d.number FROM tasks t
      JOIN documents d ON d.id = t.document_id WHERE t.placed_on BETWEEN '2024-01-05' AND '2024-01-31' AND t.removed_on IS NULL
        AND t.turned_on IS NULL AND d.annulled_on IS NULL
        AND t.department_id <> (SELECT id FROM departments ORDER BY id LIMIT 1) LIMIT 1`.execute(
      office.db.read,
    )
    const [task] = rows
    await office.db.commit([{ sql: `UPDATE tasks SET ${change} WHERE id = ?`, parameters: [task!.id] }])
    const balance = await controlBalance(office.reports, questionOf('2024-01-01', '2024-01-31'))
    expect(balance).toMatchObject({
      ok: false,
      refusals: [{ code: 'balance-does-not-meet', facts: { count: 1 } }],
    })
    expect(JSON.stringify(balance)).toContain(`№ ${task!.number} `)
  })
})
