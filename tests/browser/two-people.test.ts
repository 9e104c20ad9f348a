import { beforeEach, it } from 'vitest'
import { inBrowser } from '../support/browser.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { type TestOffice, testOffice } from '../support/office.ts'
import { actOnStalePages, liveThroughTask } from './life-of-a-task.ts'

inBrowser('a controller and an executor at once, on Node', (visit) => {
  let context: TestOffice
  let cast: Cast
  beforeEach(async () => {
    context = await testOffice()
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
