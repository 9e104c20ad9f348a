import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/server/node/package-root.ts'
import { ranHere } from '../cli/vykonano.ts'
import { type RunningProgram, startProgram } from '../support/program.ts'

const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/
const LINK = /http:\/\/127\.0\.0\.1:\d+\/sign-in\/link\/\S+/

let running: RunningProgram[] = []

async function endAll(): Promise<void> {
  for (const program of running) program.signal('SIGKILL')
  for (const program of running) await program.ended
  running = []
}

function started(program: RunningProgram): RunningProgram {
  running.push(program)
  return program
}

describe('a register', () => {
  let data: string

  beforeEach(async () => {
    data = mkdtempSync(join(tmpdir(), 'vykonano-start-'))
    await ranHere(['init', '--organization', 'Рада', '--admin', 'a@rada.example', '--data', data])
  })

  afterEach(async () => {
    await endAll()
    rmSync(data, { recursive: true })
  })

  const start = (environment: Record<string, string> = {}) =>
    started(startProgram('main.js', { PORT: '0', VYKONANO_DATA: data, ...environment }))

  it('answers at the address it prints, and gives no links to whoever reads its log', async () => {
    const server = start()
    const address = await server.printed(ADDRESS)
    expect(await (await fetch(`${address}/healthz`)).json()).toEqual({ ok: true })
    expect((await fetch(`${address}/readyz`)).status).toBe(200)
    const style = await fetch(`${address}/static/app.css`)
    const again = await fetch(`${address}/static/app.css`, {
      headers: { 'If-None-Match': style.headers.get('ETag') ?? '' },
    })
    expect([style.status, again.status]).toEqual([200, 304])
    const page = await fetch(`${address}/sign-in`, { headers: { 'Accept-Encoding': 'br' } })
    expect(page.headers.get('Content-Encoding')).toBe('br')
    expect(await page.text()).toContain('<form')
    expect((await fetch(`${address}/static/..%2f..%2fmain.js`)).status).toBe(404)
    server.signal('SIGTERM')
    const { output } = await server.ended
    expect(output).toContain(data)
    expect(output).not.toMatch(LINK)
  })

  it('lays a copy of itself into the folder it was given, and may be stopped then', async () => {
    const copies = mkdtempSync(join(tmpdir(), 'vykonano-copies-'))
    const server = start({ BACKUP_FOLDER: copies })
    const address = await server.printed(ADDRESS)
    const backup = async () => {
      const { checks } = (await (await fetch(`${address}/readyz`)).json()) as {
        checks: { name: string; detail: string }[]
      }
      return checks.find(({ name }) => name === 'backup')!.detail
    }
    while (!(await backup()).includes('остання копія реєстру')) await setImmediate()
    const names = readdirSync(copies)
    expect(names).toEqual([expect.stringMatching(/^vykonano-auto-.*\.tar$/)])
    server.signal('SIGTERM')
    await server.ended
    expect((await ranHere(['restore', join(copies, names[0]!), '--check'])).code).toBe(0)
    rmSync(copies, { recursive: true })
  })

  it('told to stop, is closed and ends well; started again, by either command, it goes on', async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      for (const program of [
        start(),
        started(startProgram('vykonano.js', { PORT: '0' }, ['serve', '--data', data])),
      ]) {
        const address = await program.printed(ADDRESS)
        expect((await fetch(`${address}/sign-in`)).status).toBe(200)
        program.signal(signal)
        expect(await program.ended).toMatchObject({ code: 0, errors: '' })
      }
  })

  it('on a port that is taken says so, with what to do', async () => {
    const { port } = new URL(await start().printed(ADDRESS))
    for (const second of [
      start({ PORT: port }),
      started(startProgram('vykonano.js', { PORT: port }, ['serve', '--data', data])),
    ]) {
      const { code, errors } = await second.ended
      expect(code).toBe(1)
      expect(errors).toContain(`Порт ${port} уже зайнято`)
      expect(errors).not.toContain('at ')
    }
  })

  it('that is no register is told, and left as it is', async () => {
    writeFileSync(join(data, 'register.sqlite'), 'not a database, but a letter '.repeat(100))
    const { code, errors } = await start().ended
    expect(code).toBe(1)
    expect(errors).toContain('це не база даних')
  })

  it('that is lost is told in one sentence, and never is a demo', async () => {
    rmSync(join(data, 'register.sqlite'))
    writeFileSync(join(data, 'register.sqlite-wal'), 'the log of the last commits')
    for (const program of [
      start(),
      started(startProgram('vykonano.js', {}, ['serve', '--data', data])),
      start({ VYKONANO_DATA: join(data, 'not-mounted') }),
    ]) {
      const { code, output, errors } = await program.ended
      expect([code, output]).toEqual([1, ''])
      expect(errors).toMatch(/^(?:--data: )?У теці .* (?:файлу реєстру немає|реєстру немає).*\n$/)
    }
    expect(readdirSync(data)).toEqual(['register.sqlite-wal'])
  })

  it('is not opened where a variable makes no sense: it is told by its name', async () => {
    const { code, errors } = await start({ PORT: 'abc' }).ended
    expect(code).toBe(1)
    expect(errors).toBe('PORT: «abc» — не номер порту; потрібне ціле число від 0 до 65535.\n')
  })
})

describe('an older Node', () => {
  // The versions it says it has are an older one's; an engine that were loaded would end it at once.
  const older = `data:text/javascript,${encodeURIComponent(
    `Object.defineProperty(process.versions, 'node', { value: '20.20.2' })
     process.dlopen = () => process.exit(139)`,
  )}`

  it.each([
    ['main.js', []],
    ['vykonano.js', ['doctor']],
  ])('%s says one sentence, and loads nothing', async (name, args) => {
    const { code, output, errors } = await startProgram(name, { NODE_OPTIONS: `--import=${older}` }, args)
      .ended
    expect([code, output]).toEqual([1, ''])
    expect(errors).toMatch(/^Потрібен Node\.js 24 або новіший, а це 20\.20\.2\. .*\n$/)
  })

  const real = olderNode()
  it.runIf(real)('that is on this machine says the same and does not crash', () => {
    for (const name of ['main.js', 'vykonano.js']) {
      const { status, stderr } = spawnSync(real!, [join(packageRoot, 'dist', name)], { encoding: 'utf8' })
      expect(status).toBe(1)
      expect(stderr).toMatch(/^Потрібен Node\.js 24 або новіший, а це .*\n$/)
    }
  })
})

function olderNode(): string | undefined {
  const nodes = (process.env['PATH'] ?? '').split(':').map((folder) => join(folder, 'node'))
  return nodes.find(
    (node) =>
      existsSync(node) &&
      Number.parseInt(execFileSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }), 10) < 24,
  )
}
