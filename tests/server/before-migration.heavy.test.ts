import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../cli/vykonano.ts'
import { runProcesses } from '../support/processes.ts'
import { applied, known, olderRegister } from './older-register.ts'

it('four processes that update one register at once leave it updated, with one copy of what it was', async () => {
  const folder = temporaryFolder()
  const data = join(folder.path, 'data')
  mkdirSync(data)
  olderRegister(folder.path, data)
  await runProcesses(new URL('./update-register.ts', import.meta.url), 4, () => [data])
  expect(applied(data)).toEqual(known)
  const copy = `before-migration-${known.at(-1)!.slice(0, 4)}.db`
  expect(readdirSync(data).filter((name) => name.startsWith('before-'))).toEqual([copy])
  expect(applied(data, copy)).toEqual(known.slice(0, -1))
  folder.remove()
})
