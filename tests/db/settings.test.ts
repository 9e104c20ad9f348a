import { expect, it } from 'vitest'
import { z } from 'zod'
import {
  dropSetting,
  jsonSetting,
  keepFirstSetting,
  keepSetting,
  readSetting,
  readSettings,
  textSetting,
} from '../../src/db/settings.ts'
import { wholeText } from '../../src/kernel/sent-values.ts'
import { testContext } from '../support/context.ts'

const hour = textSetting('hour', wholeText(0, 23), 8)
const lastRun = textSetting('last-run', z.string(), null)
const digest = jsonSetting('digest', z.object({ weekly: z.boolean() }), { weekly: true })

it('a setting holds what was kept, and what it says otherwise where nothing was', async () => {
  const { db } = await testContext()
  expect(await readSettings(db, { hour, lastRun, digest })).toEqual({
    hour: 8,
    lastRun: null,
    digest: { weekly: true },
  })
  await db.commit([
    keepSetting(hour, 9),
    keepSetting(lastRun, '2026-11-20'),
    keepSetting(digest, { weekly: false }),
  ])
  await db.commit([keepSetting(hour, 10)])
  expect(await readSettings(db, { hour, lastRun, digest })).toEqual({
    hour: 10,
    lastRun: '2026-11-20',
    digest: { weekly: false },
  })
  await db.commit([dropSetting(hour)])
  expect(await readSetting(db, hour)).toBe(8)
})

it('of two that set it first, the first stays', async () => {
  const { db } = await testContext()
  await db.commit([keepFirstSetting(lastRun, 'a'), keepFirstSetting(lastRun, 'b')])
  expect(await readSetting(db, lastRun)).toBe('a')
})

it.each([
  [hour, 'о восьмій'],
  [hour, '25'],
  [digest, '{'],
  [digest, '{"weekly":"так"}'],
])('a row that makes no sense is as if it were absent', async (setting, text) => {
  const { db } = await testContext()
  await db.commit([
    { sql: 'INSERT INTO settings (name, value) VALUES (?, ?)', parameters: [setting.name, text] },
  ])
  expect(await readSettings(db, { setting })).toEqual({ setting: setting.otherwise })
})
