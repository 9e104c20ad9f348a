import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../src/db/database.ts'
import { migrate } from '../../src/db/migrate.ts'
import { sqliteEngine } from '../../src/db/sqlite.ts'
import { day } from '../../src/kernel/day.ts'
import { attention } from '../../src/tasks/lists/attention.ts'
import { taskRegister } from '../../src/tasks/lists/task-register.ts'
import type { TaskFilter, TaskStateFilter } from '../../src/tasks/task-filter.ts'
import { migrationsFolder } from '../support/migrations-folder.ts'

const today = day('2026-11-20')
const scope = { all: true } as const

// What SQLite chooses to read; a list that goes through the rows of a hundred thousand tasks is felt by everybody.
describe('the ids of a list of tasks are found in an index alone', () => {
  let db: Database
  let plans: string[][] = []

  beforeAll(() => {
    const engine = sqliteEngine(':memory:')
    migrate(engine.raw, migrationsFolder)
    db = openDatabase({
      ...engine,
      read(sql, parameters) {
        const plan = engine.raw.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters)
        plans.push((plan as { detail: string }[]).map(({ detail }) => detail))
        return engine.read(sql, parameters)
      },
    })
  })
  afterAll(() => db.close())

  const states: TaskStateFilter[] = [
    'pending',
    'overdue',
    'today',
    'week',
    'extended',
    'permanent',
    'waiting',
  ]
  const department = 'd'
  const filters: TaskFilter[] = [
    {},
    ...states.map((state) => ({ state })),
    { state: 'executed' },
    { state: 'removed' },
    { state: 'not-on-control' },
    { state: 'all' },
    { special: true },
    { special: true, state: 'pending' },
    { controller: 'p' },
    { controller: 'p', state: 'pending' },
    { department },
    { department, state: 'pending' },
    { department, state: 'overdue' },
    { department, state: 'removed' },
    { department, state: 'all' },
  ]

  it.each(filters.map((filter) => ({ filter })))('$filter', async ({ filter }) => {
    plans = []
    await taskRegister(db, scope, { filter, order: 'due', page: 1 }, today)
    expect(plans.flatMap(readsOfRows)).toEqual([])
  })

  it.each<{ state?: TaskStateFilter }>([
    {},
    { state: 'pending' },
    { state: 'overdue' },
    { state: 'waiting' },
  ])('in the order of registration: $state', async (filter) => {
    plans = []
    await taskRegister(db, scope, { filter, order: '-document', page: 1 }, today)
    expect(plans.flatMap(readsOfRows)).toEqual([])
  })

  it('and so are the counts beside the saved views', async () => {
    plans = []
    await attention(db, scope, today)
    expect(plans.flatMap(readsOfRows)).toEqual([])
  })
})

// Fifty rows are looked up by their ids at the end.
function readsOfRows(plan: string[]): string[] {
  return plan.filter(
    (step) => /^(SCAN|SEARCH) tasks(?! USING COVERING INDEX)/.test(step) && !step.endsWith('(id=?)'),
  )
}
