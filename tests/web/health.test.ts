import { beforeEach, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import type { Instant } from '../../src/kernel/day.ts'
import { runSchedule } from '../../src/server/schedule.ts'
import { withCast } from '../support/cast.ts'
import { eachRuntime, type TestContext, testContext } from '../support/context.ts'

eachRuntime((_engine, open) => {
  let context: TestContext

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
    await withCast(context)
    const settings = context.db.read.insertInto('settings')
    await context.db.commit([
      settings.values({ name: 'letters-last-planned', value: context.clock.today() }),
      settings.values({ name: 'last-schedule', value: context.clock.now() }),
    ])
    const { status, ok, checks } = await ready({ smtpUrl: 'smtp://127.0.0.1:2525' })
    expect({ status, ok }).toEqual({ status: 200, ok: true })
    expect([...checks.values()].filter((check) => !check.ok)).toEqual([])
    expect(checks.get('mail')?.detail).toContain('127.0.0.1:2525')
    expect(checks.get('calendar')?.detail).toContain('2027')
  })

  it('without mail it is ready and says that letters wait', async () => {
    const { status, checks } = await ready()
    expect(status).toBe(200)
    expect(checks.get('mail')?.detail).toContain('SMTP_URL не задано')
  })

  it('says when the schedule stands still, and when it has never run', async () => {
    expect((await ready()).checks.get('schedule')).toMatchObject({
      ok: false,
      detail: 'розклад ще не працював',
    })
    await runSchedule(context)
    expect((await ready()).checks.get('schedule')).toMatchObject({
      ok: true,
      detail: 'розклад працює: 20.11.2026 09:00',
    })
    context.clock.moveTo('2026-11-20T12:00:00.000Z' as Instant)
    const { ok, checks } = await ready()
    expect(ok).toBe(true)
    expect(checks.get('schedule')).toMatchObject({
      ok: false,
      detail: 'розклад стоїть: востаннє працював 20.11.2026 09:00',
    })
  })

  it('says which address people type, and that nobody administers it yet', async () => {
    const { ok, checks } = await ready({ publicUrl: 'https://control.example.gov.ua' })
    expect(ok).toBe(true)
    expect(checks.get('address')?.detail).toContain('https://control.example.gov.ua')
    expect(checks.get('administrator')).toMatchObject({ ok: false })
    expect((await ready()).checks.get('address')?.detail).toContain('BASE_URL не задано')
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
  const app = createApp(await testContext(), { smtpUrl: 'smtp://register:secret@mail.example:587' })
  expect(await (await app.request('/readyz')).text()).not.toContain('secret')
})

it('an old database keeps people out', async () => {
  const context = await testContext()
  await context.db.commit([{ sql: 'DELETE FROM d1_migrations', parameters: [] }])
  const answer = await createApp(context).request('/readyz')
  expect(answer.status).toBe(503)
  expect(await answer.json()).toMatchObject({ ok: false })
})

it('a database that does not answer keeps people out, while the process is alive', async () => {
  const context = await testContext()
  await context.db.close()
  const app = createApp(context)
  expect((await app.request('/readyz')).status).toBe(503)
  expect(await (await app.request('/healthz')).json()).toEqual({ ok: true })
})
