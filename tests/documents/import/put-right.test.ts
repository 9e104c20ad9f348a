import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { correctDocument } from '../../../src/documents/acts/corrections.ts'
import { day } from '../../../src/kernel/day.ts'
import type { TaskEdit } from '../../../src/tasks/actions/facts-put-right.ts'
import { editTask } from '../../../src/tasks/acts/edit.ts'
import { type Task, tasksOfDocuments } from '../../../src/tasks/store.ts'
import { type Cast, withCast } from '../../support/cast.ts'
import { type TestContext, testContext } from '../../support/context.ts'
import { must } from '../../support/outcome.ts'
import { testClock } from '../../support/test-clock.ts'
import { counts, load, taskRow } from './register-file.ts'

let context: TestContext
let cast: Cast
afterEach(() => context.db.close())
beforeEach(async () => {
  context = await testContext({ clock: testClock('2026-11-20') })
  cast = await withCast(context)
})

const reason = 'описка'
const tasks = async (): Promise<Task[]> => {
  const ids = await context.db.read.selectFrom('documents').select('id').execute()
  return tasksOfDocuments(
    context.db,
    ids.map(({ id }) => id),
  )
}
const correct = async (input: TaskEdit) =>
  must(await editTask(context, cast.olena.actor, (await tasks())[0]!.row.id, { ...input, reason }))

describe('a file that says what it said before, after a person has put it right', () => {
  it('does not bring the wrong extension back', async () => {
    const file = [taskRow({ extensions: '15.03.2026 (18.02.2026)' })]
    await load(context, file)
    await correct({ extendedUntil: day('2026-03-10') })
    expect(counts(await load(context, file))).toMatchObject({ updated: 0, rejected: 0 })
    expect((await tasks())[0]!.row).toMatchObject({ due_day: '2026-03-10', extensions: 1 })
  })

  it('does not bring the wrong term back, and is not refused for it', async () => {
    const file = [taskRow({})]
    await load(context, file)
    await correct({ term: { kind: 'day', day: day('2026-02-25') } })
    expect(counts(await load(context, file))).toMatchObject({ updated: 0, rejected: 0 })
    expect((await tasks())[0]!.row.first_due_day).toBe('2026-02-25')
  })

  it('does not register a document anew whose number was put right', async () => {
    const file = [taskRow({})]
    await load(context, file)
    const [{ row } = { row: null }] = await tasks()
    const document = await context.db.read.selectFrom('documents').selectAll().executeTakeFirstOrThrow()
    must(
      await correctDocument(context, cast.olena.actor, {
        documentId: row!.document_id,
        version: document.version,
        input: { number: '28', registeredOn: document.registered_on, reason },
      }),
    )
    expect(counts(await load(context, file))).toMatchObject({ created: 0, updated: 0, rejected: 0 })
    expect(await tasks()).toHaveLength(1)
  })
})
