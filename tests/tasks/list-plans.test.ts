import { afterAll, describe, expect, it } from 'vitest'
import { day } from '../../src/kernel/day.ts'
import { attention } from '../../src/tasks/lists/attention.ts'
import { taskRegister } from '../../src/tasks/lists/task-register.ts'
import type { TaskFilter, TaskStateFilter } from '../../src/tasks/task-filter.ts'
import { planningRegister } from '../support/query-plans.ts'

const today = day('2026-11-20')
const scope = { all: true } as const

// What SQLite chooses to read; a list that goes through the rows of a hundred thousand tasks is felt by everybody.
describe('the ids of a list of tasks are found in an index alone', () => {
  const { db, plansOf } = planningRegister()
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
    const plans = await plansOf(() => taskRegister(db, scope, { filter, order: 'due', page: 1 }, today))
    expect(plans.flatMap(readsOfRows)).toEqual([])
  })

  it.each<{ state?: TaskStateFilter }>([
    {},
    { state: 'pending' },
    { state: 'overdue' },
    { state: 'waiting' },
  ])('in the order of registration: $state', async (filter) => {
    const plans = await plansOf(() => taskRegister(db, scope, { filter, order: '-document', page: 1 }, today))
    expect(plans.flatMap(readsOfRows)).toEqual([])
  })

  it('and so are the counts beside the saved views', async () => {
    const plans = await plansOf(() => attention(db, scope, today))
    expect(plans.flatMap(readsOfRows)).toEqual([])
  })
})

// Fifty rows are looked up by their ids at the end.
function readsOfRows(plan: string[]): string[] {
  return plan.filter(
    (step) => /^(SCAN|SEARCH) tasks(?! USING COVERING INDEX)/.test(step) && !step.endsWith('(id=?)'),
  )
}
