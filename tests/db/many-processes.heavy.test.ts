import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openRegister } from '../../src/server/node/open-register.ts'
import { runProcesses } from '../support/processes.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vykonano-many-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

it('eight processes that commit two hundred times each advance one counter to 1600', async () => {
  const { db } = await openRegister(folder)
  const script = new URL('./advance-counter.ts', import.meta.url)
  await runProcesses(script, 8, () => [join(folder, 'register.sqlite'), '200'])
  expect(await db.read.selectFrom('journal_counters').selectAll().execute()).toEqual([
    { journal: 'test', year: 2026, last: 1600 },
  ])
  await db.close()
})

it('eight processes that open a register at the same moment find one register', async () => {
  const script = new URL('./open-register.ts', import.meta.url)
  const counts = await runProcesses(script, 8, () => [folder])
  expect(counts).toEqual(Array.from({ length: 8 }, () => '13'))
})
