import { beforeEach, it } from 'vitest'
import { inBrowser } from '../support/browser.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { type TestOffice, testOffice } from '../support/office.ts'
import { actOnStalePages, liveThroughTask } from './life-of-a-task.ts'

inBrowser('a controller and an executor at once, on Node', (visit) => {
  let office: TestOffice
  let cast: Cast
  beforeEach(async () => {
    office = await testOffice()
    cast = await withCast(office)
  })
  const two = async () => ({
    controller: await visit(office, { as: cast.olena }),
    executor: await visit(office, { as: cast.petro }),
    today: office.clock.today(),
  })

  it('take a task through its whole life', async () => liveThroughTask(await two()))

  it('are told where a page of theirs is no longer true', async () => actOnStalePages(await two()))
})
