import type { R2Bucket } from '@cloudflare/workers-types'
import { beforeEach, expect, it } from 'vitest'
import { sweepFiles } from '../../src/files/actions/sweep-files.ts'
import { r2FileStore } from '../../src/files/r2-file-store.ts'
import { systemClock } from '../../src/kernel/clock.ts'
import { addMinutes } from '../../src/kernel/day.ts'
import { sendingPause } from '../../src/letters/outbox/sending-pause.ts'
import { bucketInstance } from '../../src/server/cloudflare/bucket-instance.ts'
import { localR2 } from '../support/bindings.ts'
import { type TestContext, testContext } from '../support/context.ts'

let bucket: R2Bucket
let context: TestContext

beforeEach(async () => {
  bucket = await localR2()
  await bucket.delete(['instance', 'register/instance'])
  context = { ...(await testContext()), files: r2FileStore(bucket), instance: bucketInstance(bucket) }
  // What lies in a bucket is dated by the machine that holds it.
  context.clock.moveTo(systemClock.now())
})

const afterDays = async (days: number) => {
  context.clock.moveTo(addMinutes(systemClock.now(), days * 24 * 60))
  await sweepFiles(context)
}

it('letters of a register on Workers leave on the days after the first as well', async () => {
  expect(await sendingPause(context)).toBeNull()
  for (const days of [2, 3]) {
    await afterDays(days)
    expect(await sendingPause(context)).toBeNull()
  }
})

it('a mark in its old place is found and moved out of what is swept', async () => {
  await bucket.put('instance', 'mark-of-before')
  await context.db.commit([
    context.db.read.insertInto('settings').values({ name: 'instance', value: 'mark-of-before' }),
  ])
  expect(await sendingPause(context)).toBeNull()
  expect(await bucket.head('instance')).toBeNull()
  await afterDays(2)
  expect(await sendingPause(context)).toBeNull()
})

it('a mark given anew is not replaced by the one of before', async () => {
  const mark = bucketInstance(bucket)
  await bucket.put('instance', 'mark-of-before')
  await mark.write('given-anew')
  expect(await mark.read()).toBe('given-anew')
})

it('a database without its mark beside it still waits for a person', async () => {
  await context.db.commit([
    context.db.read.insertInto('settings').values({ name: 'instance', value: 'of-another' }),
  ])
  expect(await sendingPause(context)).toEqual({ why: 'other-instance' })
})
