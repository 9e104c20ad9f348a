import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRegister } from '../../src/server/node/open-register.ts'
import { testClock } from '../support/test-clock.ts'
import { ranHere, temporaryFolder } from './vykonano.ts'

let folder: ReturnType<typeof temporaryFolder>
let data: string

beforeEach(() => {
  folder = temporaryFolder()
  data = join(folder.path, 'data')
})
afterEach(() => folder.remove())

describe('due', () => {
  const due = (...args: string[]) => ranHere(['due', ...args, '--data', data])

  it.each([
    ['the term of a kind', ['--kind', 'appeal', '--from', '2026-11-20'], '2026-12-18'],
    ['a kind by its name', ['--kind', 'звернення', '--from', '2026-11-20'], '2026-12-18'],
    ['a mark', ['--kind', 'mayoral-order', '--from', '2026-11-20', '--mark', 'терміново'], '2026-12-01'],
    [
      'a term of its own',
      ['--kind', 'mayoral-order', '--from', '2026-01-31', '--term', '1', '--unit', 'month'],
      '2026-02-27',
    ],
    [
      'hours',
      ['--kind', 'information-request', '--from', '2026-11-20T10:15', '--mark', 'термінове опрацювання'],
      '2026-11-22T10:15',
    ],
  ])('counts %s without a register', async (_what, args, expected) => {
    const { code, stdout, stderr } = await due(...args, '--json')
    expect([code, stderr]).toEqual([0, ''])
    expect(JSON.parse(stdout)).toEqual({ due: expected, steps: expect.any(Array), law: expect.any(String) })
    expect(existsSync(data)).toBe(false)
  })

  it('goes by the calendar of the register where there is one', async () => {
    const context = await openRegister(data, testClock())
    await context.db.commit([
      { sql: `DELETE FROM calendar_regimes`, parameters: [] },
      {
        sql: `INSERT OR REPLACE INTO calendar_days (day, kind, name, act) VALUES ('2026-11-23', 'day-off', 'День міста', 'рішення')`,
        parameters: [],
      },
      { sql: `UPDATE settings SET value = value + 1 WHERE name = 'reference-version'`, parameters: [] },
    ])
    await context.db.close()
    const { stdout } = await due(
      '--kind',
      'mayoral-order',
      '--from',
      '2026-11-20',
      '--term',
      '1',
      '--unit',
      'workingDay',
      '--json',
    )
    expect(JSON.parse(stdout).due).toBe('2026-11-24')
  })

  it.each([
    ['an impossible day', ['--kind', 'appeal', '--from', '2026-02-31'], '--from: «2026-02-31» — не день'],
    [
      'an unknown kind',
      ['--kind', 'наказ', '--from', '2026-11-20'],
      '--kind: Невідомий вид документа «наказ»',
    ],
    [
      'a term that is none',
      ['--kind', 'appeal', '--from', '2026-11-20', '--term', '-5'],
      '--term: «-5» — не строк',
    ],
  ])('refuses %s', async (_what, args, words) => {
    const { code, stdout, stderr } = await due(...args)
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain(words)
  })

  it('refuses in JSON too, when asked for JSON', async () => {
    const { code, stdout } = await due('--kind', 'наказ', '--from', 'завтра', '--json')
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      code: 'unknown-kind',
      errors: [{ field: 'kind' }, { field: 'from', message: expect.stringContaining('не день') }],
    })
  })
})
