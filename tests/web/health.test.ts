import { beforeEach, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { eachEngine, type TestOffice, testOffice } from '../support/office.ts'

eachEngine((_engine, open) => {
  let context: TestOffice

  beforeEach(async () => {
    context = await open()
  })

  const ready = async (runtime = {}) => {
    const answer = await createApp(context, runtime).request('/readyz')
    const { ok, checks } = (await answer.json()) as {
      ok: boolean
      checks: { name: string; ok: boolean; detail: string }[]
    }
    return { status: answer.status, ok, checks: new Map(checks.map((check) => [check.name, check])) }
  }

  it('a register with its tables and its calendar is ready', async () => {
    context.clock.moveTo('2026-11-23')
    const unplanned = await ready({ smtpUrl: 'smtp://127.0.0.1:2525' })
    expect(unplanned.ok).toBe(true)
    expect(unplanned.checks.get('mail')).toMatchObject({
      ok: false,
      detail: 'сьогоднішніх листів ще не сплановано',
    })
    await context.db.commit([
      context.db.read
        .insertInto('settings')
        .values({ name: 'letters-last-planned', value: context.clock.today() }),
    ])
    const { status, ok, checks } = await ready({ smtpUrl: 'smtp://127.0.0.1:2525' })
    expect({ status, ok }).toEqual({ status: 200, ok: true })
    expect([...checks.values()].map((check) => check.ok)).toEqual([true, true, true, true])
    expect(checks.get('mail')?.detail).toContain('127.0.0.1:2525')
    expect(checks.get('calendar')?.detail).toContain('2027')
  })

  it('without mail it is ready and says that letters wait', async () => {
    const { status, checks } = await ready()
    expect(status).toBe(200)
    expect(checks.get('mail')?.detail).toContain('SMTP_URL не задано')
  })

  it('without the calendar of next year it works on, and says so', async () => {
    context.clock.moveTo('2027-01-11')
    const { status, checks } = await ready()
    expect(status).toBe(200)
    expect(checks.get('calendar')).toMatchObject({
      ok: false,
      detail: 'немає виробничого календаря на 2028 рік',
    })
  })
})

it('a password in the address of the mail server is not told', async () => {
  const app = createApp(await testOffice(), { smtpUrl: 'smtp://register:secret@mail.example:587' })
  expect(await (await app.request('/readyz')).text()).not.toContain('secret')
})

it('an old database keeps people out', async () => {
  const context = await testOffice()
  await context.db.commit([{ sql: 'DELETE FROM d1_migrations', parameters: [] }])
  const answer = await createApp(context).request('/readyz')
  expect(answer.status).toBe(503)
  expect(await answer.json()).toMatchObject({ ok: false })
})

it('a database that does not answer keeps people out, while the process is alive', async () => {
  const context = await testOffice()
  await context.db.close()
  const app = createApp(context)
  expect((await app.request('/readyz')).status).toBe(503)
  expect(await (await app.request('/healthz')).json()).toEqual({ ok: true })
})
