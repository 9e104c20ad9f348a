import { beforeAll, it } from 'vitest'
import { systemClock } from '../../src/kernel/clock.ts'
import { actOnStalePages, liveThroughTask } from '../browser/life-of-a-task.ts'
import { inBrowser, type Site } from '../support/browser.ts'
import { type Cast, type Member, signedIn, withCast } from '../support/cast.ts'
import { type RunningWorker, startWorker } from '../support/workerd.ts'

inBrowser('a controller and an executor at once, in workerd, on D1 and R2', (visit) => {
  let worker: RunningWorker
  let cast: Cast
  const cookies = new Map<Member, string>()
  beforeAll(async () => {
    worker = await startWorker(async (context) => {
      cast = await withCast(context)
      for (const member of [cast.olena, cast.petro])
        cookies.set(member, (await signedIn(context, member)).Cookie)
    })
  })

  const two = async () => {
    const site: Site = { url: worker.url, cookieOf: async (member) => cookies.get(member)! }
    return {
      controller: await visit(site, { as: cast.olena }),
      executor: await visit(site, { as: cast.petro }),
      today: systemClock.today(),
    }
  }

  it('take a task through its whole life', async () => liveThroughTask(await two()))

  it('are told where a page of theirs is no longer true', async () => actOnStalePages(await two()))
})
