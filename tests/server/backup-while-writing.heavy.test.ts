import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { openRegister } from '../../src/server/node/open-register.ts'
import { ranHere, temporaryFolder } from '../cli/vykonano.ts'
import { runProcesses } from '../support/processes.ts'

it('a copy taken while another process registers holds every document up to one moment', async () => {
  const folder = temporaryFolder()
  const data = join(folder.path, 'data')
  const { db } = await openRegister(data)
  const numbers = async (of = db) =>
    (await of.read.selectFrom('documents').select('number').execute())
      .map(({ number }) => Number(number))
      .sort((a, b) => a - b)
  const script = new URL('../tasks/register-many.ts', import.meta.url)
  const stop = join(folder.path, 'stop')
  const writing = runProcesses(script, 1, () => [data, 'Infinity', stop])

  const copies: { file: string; from: number; documents: number }[] = []
  try {
    for (const from of [20, 150]) {
      while ((await numbers()).length < from) await setImmediate()
      const file = join(folder.path, `${from}.tar`)
      const { code, stdout } = await ranHere(['backup', '--out', file, '--json', '--data', data])
      expect(code).toBe(0)
      copies.push({ file, from, documents: JSON.parse(stdout).documents })
    }
  } finally {
    writeFileSync(stop, '')
    await writing
  }
  const all = (await numbers()).length
  await db.close()

  for (const { file, from, documents } of copies) {
    expect(documents).toBeGreaterThanOrEqual(from)
    expect(documents).toBeLessThan(all)
    const restored = join(folder.path, 'restored')
    expect((await ranHere(['restore', file, '--data', restored])).code).toBe(0)
    const context = await openRegister(restored)
    expect(await numbers(context.db)).toEqual(Array.from({ length: documents }, (_, place) => place + 1))
    await context.db.close()
    const doctor = JSON.parse((await ranHere(['doctor', '--json', '--data', restored])).stdout) as {
      checks: { name: string; ok: boolean }[]
    }
    // This register has nobody in it, which is all that is wrong with it.
    expect(doctor.checks.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual(['administrators'])
    rmSync(restored, { recursive: true })
  }
  folder.remove()
})
