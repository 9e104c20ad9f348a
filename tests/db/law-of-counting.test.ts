import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { checkProjection } from '../../src/cli/checks/projection.ts'
import { day } from '../../src/kernel/day.ts'
import { testContext } from '../support/context.ts'
import { migrationsFolder } from '../support/migrations-folder.ts'
import { fillRegister, randomRegister } from '../support/random-register.ts'
import { testClock } from '../support/test-clock.ts'

const migration = readFileSync(join(migrationsFolder, '0027_law_of_counting.sql'), 'utf8')

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

  // As it stood before: «частково» was an execution, and the new columns were not there yet.
  await run([
    'UPDATE tasks SET executed_on = partly_on WHERE partly_on IS NOT NULL',
    "UPDATE task_phases SET executed_on = '2023-01-01' WHERE completeness = 'partly'",
    'UPDATE tasks SET partly_on = NULL, withdrawn_on = NULL, lead_changed_on = NULL',
    'UPDATE task_phases SET withdrawn_on = NULL, lead_changed_on = NULL',
  ])
  expect(await checkProjection(context)).toMatchObject({ ok: false })

  const statements = migration
    .split(/;\s*\n/)
    .map((one) => one.replace(/^--.*\n/gm, '').trim())
    .filter((one) => /^UPDATE|lead_changes/.test(one))
  await run(statements)
  expect(await checkProjection(context)).toMatchObject({ ok: true })
})
