import { beforeEach, expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import type { Day } from '../../src/kernel/day.ts'
import { taskRegister } from '../../src/tasks/lists/task-register.ts'
import type { TaskOrder } from '../../src/tasks/task-filter.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { decision, point } from '../support/register-draft.ts'

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast
  beforeEach(async () => {
    context = await open()
    cast = await withCast(context)
  })

  it('a list in the order of documents follows a day of registration that is corrected', async () => {
    const [earlier] = [await given('2026-11-10', 'раніше'), await given('2026-11-12', 'пізніше')]
    expect(await texts('document')).toEqual(['раніше', 'пізніше'])
    await context.db.commit([
      context.db.read
        .updateTable('documents')
        .set({ registered_on: '2026-11-15' as Day })
        .where('id', '=', earlier),
    ])
    expect(await texts('document')).toEqual(['пізніше', 'раніше'])
    expect(await texts('-document')).toEqual(['раніше', 'пізніше'])
  })

  async function given(registeredOn: string, text: string): Promise<string> {
    const draft = decision({ registeredOn: registeredOn as Day, tasks: [point({ text })] })
    return must(await registerDocument(context, cast.hanna.actor, draft)).id
  }

  async function texts(order: TaskOrder): Promise<string[]> {
    const question = { filter: { state: 'all' as const }, order, page: 1 }
    const { items } = await taskRegister(context.db, { all: true }, question, context.clock.today())
    return items.map(({ text }) => text)
  }
})
