import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, it } from 'vitest'
import { openRegister } from '../../src/server/node/open-register.ts'
import { type RunningProgram, startProgram } from '../support/program.ts'

const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/
const LINK = /http:\/\/127\.0\.0\.1:\d+\/sign-in\/link\/\S+/

const clone = mkdtempSync(join(tmpdir(), 'vykonano-clone-'))
let running: RunningProgram[] = []

afterEach(async () => {
  for (const program of running) program.signal('SIGKILL')
  for (const program of running) await program.ended
  running = []
})
afterAll(() => rmSync(clone, { recursive: true }))

function run(name: string, args: string[] = []): RunningProgram {
  const program = startProgram(name, { PORT: '0' }, args, { cwd: clone })
  running.push(program)
  return program
}

it('a fresh clone shows the demo council in a folder of its own; each start prints a link for each role', async () => {
  for (let time = 0; time < 2; time++) {
    const program = run('main.js')
    const link = await program.printed(LINK)
    const opened = await fetch(link, {
      method: 'POST',
      redirect: 'manual',
      headers: { Origin: new URL(link).origin },
    })
    expect(opened.status).toBe(303)
    const cookie = opened.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const seen = (path: string) => fetch(new URL(path, link), { headers: { Cookie: cookie } })
    expect(await (await seen('/tasks')).text()).toContain('Управління')
    for (const id of await scansOf(join(clone, 'demo-data')))
      expect((await seen(`/files/${id}`)).status).toBe(200)
    program.signal('SIGTERM')
    const { output } = await program.ended
    expect(output.match(/\/sign-in\/link\//g)).toHaveLength(7)
  }
  expect(readdirSync(clone)).toEqual(['demo-data'])
})

it('a fresh clone keeps the scans of its demo, and finds the whole of it sound', async () => {
  const { code, output, errors } = await run('vykonano.js', ['doctor', '--json']).ended
  const { checks } = JSON.parse(output)
  expect(checks.filter(({ ok }: { ok: boolean }) => !ok)).toEqual([])
  expect(code).toBe(0)
  expect(errors).toMatch(/^Реєстру в .*data немає: команда працює з демонстраційною радою в .*demo-data\.\n$/)
  const files = checks.find(({ name }: { name: string }) => name === 'files')
  expect(files.detail).toBe('файлів 4, вміст усіх на місці')
})

it('a fresh clone opens what «init» has begun in the usual folder from then on', async () => {
  const begun = await run('vykonano.js', ['init', '--organization', 'Рада', '--admin', 'a@rada.example'])
    .ended
  expect(begun.code).toBe(0)
  expect(await run('vykonano.js', ['doctor']).ended).toMatchObject({ code: 0, errors: '' })
  const program = run('main.js')
  await program.printed(ADDRESS)
  program.signal('SIGTERM')
  const { output } = await program.ended
  expect(output).toContain(join(clone, 'data'))
  expect(output).not.toMatch(LINK)
  expect(existsSync(join(clone, 'demo-data'))).toBe(true)
})

async function scansOf(folder: string): Promise<string[]> {
  const context = await openRegister(folder)
  const files = await context.db.read.selectFrom('files').select('id').execute()
  await context.db.close()
  expect(files).toHaveLength(4)
  return files.map(({ id }) => id)
}
