import { beforeAll, it } from 'vitest'
import { systemClock } from '../../src/kernel/clock.ts'
import { holdByKeyboard, meetingToHold } from '../browser/keyboard-meeting.ts'
import { inBrowser, type Site } from '../support/browser.ts'
import { type Cast, type Member, signedIn, withCast } from '../support/cast.ts'
import { type RunningWorker, startWorker } from '../support/workerd.ts'

const heldOn = systemClock.today()

inBrowser('the board of a meeting, in workerd, on D1', (visit) => {
  let worker: RunningWorker
  let cast: Cast
  let agenda: string
  const cookies = new Map<Member, string>()
  beforeAll(async () => {
    worker = await startWorker(async (context) => {
      cast = await withCast(context)
      agenda = await meetingToHold(context, cast, heldOn)
      for (const member of [cast.olena, cast.petro])
        cookies.set(member, (await signedIn(context, member)).Cookie)
    })
  })

  // As on Node, with the first and the second of the five instructions that each question is given there.
  it('six questions and twelve instructions are entered with the keyboard alone', async () => {
    const site: Site = { url: worker.url, cookieOf: async (member) => cookies.get(member)! }
    const controller = await visit(site, { as: cast.olena })
    const executor = await visit(site, { as: cast.petro })
    await holdByKeyboard({ controller, executor, agenda, heldOn, each: 2 })
  }, 240_000)
})
