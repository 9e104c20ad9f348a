import { beforeEach, it } from 'vitest'
import { inBrowser } from '../support/browser.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { actOnStalePages, liveThroughTask } from './life-of-a-task.ts'

inBrowser('a controller and an executor at once, on Node', (visit) => {
  let context: TestContext
  let cast: Cast
  beforeEach(async () => {
    context = await testContext()
    cast = await withCast(context)
  })
  const two = async () => ({
    controller: await visit(context, { as: cast.olena }),
    executor: await visit(context, { as: cast.petro }),
    today: context.clock.today(),
  })

  it('take a task through its whole life', async () => liveThroughTask(await two()))

  it('are told where a page of theirs is no longer true', async () => actOnStalePages(await two()))
})
