import { beforeEach, describe, expect, it } from 'vitest'
import { issueSignInLink } from '../../src/access/actions/issue-sign-in-link.ts'
import { setPassword } from '../../src/access/actions/set-password.ts'
import { signIn } from '../../src/access/actions/sign-in.ts'
import { createApp } from '../../src/app.ts'
import { insertRows } from '../../src/db/insert-rows.ts'
import { addMinutes } from '../../src/kernel/day.ts'
import { runSchedule } from '../../src/server/schedule.ts'
import { type Cast, type Member, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext, testContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'

const PASSWORD = 'три мости через Бистрицю'
const TOWN_HALL = '203.0.113.7'
const tooMany = { ok: false, refusals: [{ code: 'too-many-attempts', facts: { minutes: 15 } }] }
const wrong = { ok: false, refusals: [{ code: 'wrong-sign-in' }] }

let context: TestContext
let cast: Cast

async function begin(opened: TestContext) {
  context = opened
  cast = await withCast(context)
  const change = { current: '', password: PASSWORD, repeated: PASSWORD, sessionSecret: null }
  await Promise.all([cast.olena, cast.petro].map(({ actor }) => setPassword(context, actor, change)))
}

const attempt = (member: Member, password: string, device?: string) =>
  signIn(context, { email: member.email, password, address: TOWN_HALL, ...(device && { device }) })
/** The secret of a browser in which this person has signed in. */
async function deviceOf(member: Member, device?: string): Promise<string> {
  const outcome = must(await attempt(member, PASSWORD, device))
  return outcome.deviceSecret
}
/** As many wrong attempts as are allowed, noted as they are when they are made: a guess itself takes its time. */
const usedUp = (who: string, times: number) => {
  const at = context.clock.now()
  const attempts = Array.from({ length: times }, (_, n) => ({ who, at, id: `guess${n}` }))
  return context.db.commit([insertRows('sign_in_attempts', attempts)])
}
const locked = ({ email }: Member) => usedUp(`email ${email}`, 10)

eachEngine((_engine, open) => {
  it('whoever guesses Олена’s password locks it elsewhere, not in the browser she has signed in from', async () => {
    await begin(await open())
    const device = await deviceOf(cast.olena)
    await locked(cast.olena)
    expect(await attempt(cast.olena, PASSWORD)).toEqual(tooMany)
    expect(await attempt(cast.olena, PASSWORD, device)).toMatchObject({ ok: true })
    expect(await attempt(cast.olena, PASSWORD)).toEqual(tooMany)
  })
})

describe('a browser that has signed in before', () => {
  beforeEach(async () => begin(await testContext()))

  it('is let in from a place where made-up addresses have used up all attempts', async () => {
    const device = await deviceOf(cast.olena)
    await usedUp(`address ${TOWN_HALL}`, 100)
    expect(await attempt(cast.olena, PASSWORD)).toEqual(tooMany)
    expect(await attempt(cast.olena, PASSWORD, device)).toMatchObject({ ok: true })
  })

  it('has a count of its own: ten guesses there stop it, and nobody else, for a quarter of an hour', async () => {
    const device = await deviceOf(cast.olena)
    const answers = await Promise.all(Array.from({ length: 12 }, () => attempt(cast.olena, 'не той', device)))
    expect(answers.filter((answer) => JSON.stringify(answer) === JSON.stringify(wrong))).toHaveLength(10)
    expect(await attempt(cast.olena, PASSWORD, device)).toEqual(tooMany)
    expect(await attempt(cast.olena, PASSWORD)).toMatchObject({ ok: true })
    context.clock.moveTo(addMinutes(context.clock.now(), 15))
    expect(await attempt(cast.olena, PASSWORD, device)).toMatchObject({ ok: true })
  })

  it('is known to those who signed in there, not to others', async () => {
    const device = await deviceOf(cast.olena)
    await locked(cast.petro)
    expect(await attempt(cast.petro, PASSWORD, device)).toEqual(tooMany)
    context.clock.moveTo(addMinutes(context.clock.now(), 15))
    // One computer for both: the browser keeps its secret.
    expect(await deviceOf(cast.petro, device)).toBe(device)
    await locked(cast.petro)
    expect(await attempt(cast.petro, PASSWORD, device)).toMatchObject({ ok: true })
    expect(await attempt(cast.olena, PASSWORD, device)).toMatchObject({ ok: true })
  })

  it('says the same of a wrong password there as anywhere', async () => {
    const device = await deviceOf(cast.olena)
    expect(await attempt(cast.olena, 'не той', device)).toEqual(wrong)
    expect(await attempt(cast.hanna, 'не той', device)).toEqual(wrong)
  })

  it('shows a secret that the register has given: one made up is not taken over', async () => {
    const device = await deviceOf(cast.olena, 'made-up')
    expect(device).toMatch(/^[\w-]{43}$/)
    await locked(cast.olena)
    expect(await attempt(cast.olena, PASSWORD, 'made-up')).toEqual(tooMany)
    const rows = await context.db.read.selectFrom('known_devices').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(device)
  })

  it('is forgotten when nobody has signed in there for four hundred days', async () => {
    const device = await deviceOf(cast.olena)
    context.clock.moveTo(addMinutes(context.clock.now(), 401 * 24 * 60))
    await locked(cast.olena)
    expect(await attempt(cast.olena, PASSWORD, device)).toEqual(tooMany)
    await runSchedule(context)
    expect(await context.db.read.selectFrom('known_devices').selectAll().execute()).toEqual([])
  })

  it('is told by its cookie, after signing in by a link and signing out as well', async () => {
    const app = createApp(context, { addressOf: () => TOWN_HALL })
    const post = (path: string, fields: Record<string, string>, Cookie: string) =>
      app.request(path, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { 'Sec-Fetch-Site': 'same-origin', ...(Cookie && { Cookie }) },
      })
    const issued = await issueSignInLink(context, cast.olena.email)
    const opened = await post(`/sign-in/link/${issued.ok && issued.value.linkSecret}`, {}, '')
    const [session, device] = opened.headers.getSetCookie().map((line) => line.split(';')[0]!)
    const left = await post('/sign-out', {}, `${session}; ${device}`)
    expect(left.headers.getSetCookie().map((line) => line.split('=')[0])).toEqual(['vykonano'])
    await locked(cast.olena)
    const fields = { email: cast.olena.email, password: PASSWORD }
    expect((await post('/sign-in', fields, '')).status).toBe(429)
    const again = await post('/sign-in', fields, device!)
    expect(again.status).toBe(303)
    expect(again.headers.getSetCookie()[1]).toContain(device)
  })
})
