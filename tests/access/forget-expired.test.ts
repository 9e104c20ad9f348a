import { expect, it } from 'vitest'
import { insertRows } from '../../src/db/insert-rows.ts'
import type { Instant } from '../../src/kernel/day.ts'
import { runSchedule } from '../../src/server/schedule.ts'
import { signedIn, withCast } from '../support/cast.ts'
import { eachEngine } from '../support/context.ts'

eachEngine((_engine, open) => {
  it('the schedule sweeps out what has run out, leaves the rest, and notes when it ran', async () => {
    const context = await open()
    const { olena, petro } = await withCast(context)
    await signedIn(context, olena)
    context.clock.moveTo('2026-11-20T20:30:00.000Z')
    await signedIn(context, petro)
    const attempts = [
      { who: 'old', at: '2026-11-20T19:29:00.000Z' as Instant, id: 'a' },
      { who: 'fresh', at: '2026-11-20T20:29:00.000Z' as Instant, id: 'b' },
    ]
    await context.db.commit([insertRows('sign_in_attempts', attempts)])

    await runSchedule(context)
    await runSchedule(context)

    const sessions = await context.db.read.selectFrom('sessions').select('account_id').execute()
    expect(sessions).toEqual([{ account_id: petro.actor.accountId }])
    expect(await context.db.read.selectFrom('sign_in_attempts').select('who').execute()).toEqual([
      { who: 'fresh' },
    ])
    const heartbeat = context.db.read
      .selectFrom('settings')
      .select('value')
      .where('name', '=', 'last-schedule')
    expect(await heartbeat.execute()).toEqual([{ value: '2026-11-20T20:30:00.000Z' }])
  })
})
