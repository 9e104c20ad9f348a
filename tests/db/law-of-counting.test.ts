import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { checkProjection } from '../../src/cli/checks/projection.ts'
import { day } from '../../src/kernel/day.ts'
import { type Event, toFacts } from '../../src/tasks/open-task.ts'
import { appendFacts, tasksByIds } from '../../src/tasks/store.ts'
import { testContext } from '../support/context.ts'
import { migrationsFolder } from '../support/migrations-folder.ts'
import { fillRegister, randomRegister } from '../support/random-register.ts'
import { testClock } from '../support/test-clock.ts'

/** What a migration does to rows that are there. */
const statementsOf = (file: string) =>
  readFileSync(join(migrationsFolder, file), 'utf8')
    .split(/;\s*\n/)
    .map((one) => one.replace(/^--.*\n/gm, '').trim())
    .filter((one) => /^UPDATE|lead_changes/.test(one))

it('a register kept under the former law has after the migration what its facts say', async () => {
  const context = await testContext({ clock: testClock('2024-12-31') })
  const wishes = { seed: 11, documents: 400, departments: 4, turmoil: 6, executionSaid: true }
  await fillRegister(
    context.db,
    randomRegister({ ...wishes, from: day('2023-01-01'), to: day('2024-12-31') }),
  )
  const run = (statements: readonly string[]) =>
    context.db.commit(statements.map((sql) => ({ sql, parameters: [] })))
  const partly = await context.db.read
    .selectFrom('tasks')
    .select('id')
    .where('partly_on', 'is not', null)
    .execute()
  expect(partly.length).toBeGreaterThan(10)

  // What some of them had asked before is not answered yet.
  const open = context.db.read
    .selectFrom('tasks')
    .select('id')
    .where('removed_on', 'is', null)
    .where('executed_on', 'is', null)
    .limit(12)
  const ids = (await open.execute()).map(({ id }) => id)
  const on = day('2024-12-20')
  const requested: Event[] = [
    { kind: 'extension-asked', until: day('2025-03-01'), reason: 'немає коштів', happenedOn: on },
    { kind: 'reassignment-proposed', whose: 'Управління культури', reason: 'не наше', happenedOn: on },
    { kind: 'executed', completeness: 'partly', note: null, happenedOn: on },
  ]
  const by = { recordedAt: context.clock.now(), recordedBy: null }
  for (const task of await tasksByIds(context.db, ids))
    await context.db.commit(appendFacts(context.db, task, toFacts(requested, task.row.seq, by)))

  // As it stood before: «частково» was an execution, and the new columns were not there yet.
  await run([
    'UPDATE tasks SET executed_on = partly_on WHERE partly_on IS NOT NULL',
    "UPDATE task_phases SET executed_on = '2023-01-01' WHERE completeness = 'partly'",
    'UPDATE tasks SET partly_on = NULL, withdrawn_on = NULL, lead_changed_on = NULL',
    'UPDATE tasks SET extension_asked_on = NULL, reassignment_proposed_on = NULL',
    'UPDATE task_phases SET withdrawn_on = NULL, lead_changed_on = NULL',
  ])
  expect(await checkProjection(context)).toMatchObject({ ok: false })

  await run(statementsOf('0027_law_of_counting.sql'))
  expect(await checkProjection(context)).toMatchObject({ ok: false })
  await run(statementsOf('0028_requests_after_partly.sql'))
  expect(await checkProjection(context)).toMatchObject({ ok: true })
})
