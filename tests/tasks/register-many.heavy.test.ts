import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openRegister } from '../../src/server/node/open-register.ts'
import { runProcesses } from '../support/processes.ts'

it('eight processes that register two hundred documents each are given the numbers 1 to 1600', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vykonano-numbers-'))
  const { db } = await openRegister(folder)
  await runProcesses(new URL('./register-many.ts', import.meta.url), 8, () => [folder, '200'])
  const rows = await db.read.selectFrom('documents').select('number').execute()
  expect(rows.map(({ number }) => Number(number)).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 1600 }, (_, place) => place + 1),
  )
  await db.close()
  rmSync(folder, { recursive: true })
})
