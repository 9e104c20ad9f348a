import { beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { withCast } from '../support/cast.ts'
import { eachEngine, type TestContext, testContext } from '../support/context.ts'

const SECRET = 'three-bridges-over-the-river'
const COUNCIL = { organization: 'Виконавчий комітет Вишнегірської міської ради', admin: 'admin@rada.example' }

const asking = (context: TestContext, runtime = {}) => {
  const app = createApp(context, {
    setupSecret: SECRET,
    publicUrl: 'https://control.example.gov.ua',
    ...runtime,
  })
  const ask = (fields: Record<string, string> = COUNCIL, secret = SECRET, method = 'POST') =>
    app.request('/sign-in/setup', {
      method,
      ...(method === 'POST' && { body: new URLSearchParams(fields) }),
      headers: { Authorization: `Bearer ${secret}` },
    })
  const signIn = async (link: string) =>
    app.request(new URL(link).pathname, { method: 'POST', headers: { 'Sec-Fetch-Site': 'same-origin' } })
  return { app, ask, signIn }
}
const linkOf = async (answer: Response) => ((await answer.json()) as { link: string }).link

eachEngine((_engine, open) => {
  it('whoever knows the secret gives an empty register its name and gets the first administrator’s link, once', async () => {
    const context = await open()
    const { app, ask, signIn } = asking(context)
    const answer = await ask()
    expect(answer.status).toBe(201)
    const link = await linkOf(answer)
    expect(link).toMatch(/^https:\/\/control\.example\.gov\.ua\/sign-in\/link\/[\w-]{43}$/)
    const signedIn = await signIn(link)
    expect(signedIn.status).toBe(303)
    const Cookie = signedIn.headers.getSetCookie().map((line) => line.split(';')[0])[0]!
    const page = await (await app.request('/executors', { headers: { Cookie } })).text()
    expect(page).toContain(COUNCIL.organization)
    expect((await ask()).status).toBe(404)
  })
})

describe('the way to the first administrator', () => {
  let context: TestContext
  beforeEach(async () => {
    context = await testContext()
  })
  const accounts = () => context.db.read.selectFrom('accounts').selectAll().execute()

  it('is not there without the secret, with a wrong or a short one, and where none is set', async () => {
    const { app, ask } = asking(context)
    const elsewhere = await (await app.request('/sign-in/elsewhere')).text()
    const wrong = await ask(COUNCIL, `${SECRET}s`)
    expect([wrong.status, await wrong.text()]).toEqual([404, elsewhere])
    expect((await ask(COUNCIL, '')).status).toBe(404)
    expect((await ask({}, SECRET, 'GET')).status).toBe(404)
    expect((await asking(context, { setupSecret: null }).ask(COUNCIL, '')).status).toBe(404)
    expect((await asking(context, { setupSecret: 'short' }).ask(COUNCIL, 'short')).status).toBe(404)
    expect((await asking(context, { setupSecret: undefined }).ask()).status).toBe(404)
    expect(await accounts()).toEqual([])
  })

  it('is not there where an administrator has signed in, whatever is known', async () => {
    const cast = await withCast(context)
    await context.db.commit([
      context.db.read
        .updateTable('accounts')
        .set({ password: 'scrypt$' })
        .where('id', '=', cast.dmytro.actor.accountId),
    ])
    const { app, ask } = asking(context)
    const answer = await ask()
    expect([answer.status, await answer.text()]).toEqual([
      404,
      await (await app.request('/sign-in/elsewhere')).text(),
    ])
  })

  it('gives a lost link anew to the same administrator; the old one is void', async () => {
    const { ask, signIn } = asking(context)
    const lost = await linkOf(await ask())
    expect((await ask({ ...COUNCIL, admin: 'other@rada.example' })).status).toBe(422)
    const anew = await linkOf(await ask())
    expect((await signIn(lost)).status).not.toBe(303)
    expect((await signIn(anew)).status).toBe(303)
    expect(await accounts()).toHaveLength(1)
  })

  it('names every reason why there can be no such register', async () => {
    const answer = await asking(context).ask({ organization: ' ', admin: 'admin' })
    expect(answer.status).toBe(422)
    const { errors } = (await answer.json()) as { errors: { field: string }[] }
    expect(errors.map(({ field }) => field)).toEqual(['organization', 'admin'])
    expect(await accounts()).toEqual([])
  })
})
