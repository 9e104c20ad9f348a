import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type RunningProgram, startProgram } from '../support/program.ts'

const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/

let data: string
let running: RunningProgram[]

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'vykonano-start-'))
  running = []
})

afterEach(async () => {
  for (const program of running) program.signal('SIGKILL')
  for (const program of running) await program.ended
  rmSync(data, { recursive: true })
})

function start(environment: Record<string, string> = {}): RunningProgram {
  const program = startProgram('main.js', { PORT: '0', VYKONANO_DATA: data, ...environment })
  running.push(program)
  return program
}

it('an empty folder becomes a register that answers at the address it prints', async () => {
  const address = await start().printed(ADDRESS)
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
})

it('an empty register is the demo council, and each start prints a link for each role', async () => {
  for (let time = 0; time < 2; time++) {
    const program = start()
    const link = await program.printed(/http:\/\/127\.0\.0\.1:\d+\/sign-in\/link\/\S+/)
    const opened = await fetch(link, {
      method: 'POST',
      redirect: 'manual',
      headers: { Origin: new URL(link).origin },
    })
    expect(opened.status).toBe(303)
    const cookie = opened.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const tasks = await fetch(new URL('/tasks', link), { headers: { Cookie: cookie } })
    expect(await tasks.text()).toContain('Управління')
    program.signal('SIGTERM')
    const { output } = await program.ended
    expect(output.match(/\/sign-in\/link\//g)).toHaveLength(7)
  }
})

it('told to stop, it closes the register and ends well; started again, it goes on', async () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const program = start()
    const address = await program.printed(ADDRESS)
    expect((await fetch(`${address}/sign-in`)).status).toBe(200)
    program.signal(signal)
    expect(await program.ended).toMatchObject({ code: 0, errors: '' })
  }
})

it('a taken port is told in words, with what to do', async () => {
  const address = await start().printed(ADDRESS)
  const { port } = new URL(address)
  const second = await start({ PORT: port, VYKONANO_DATA: join(data, 'second') }).ended
  expect(second.code).toBe(1)
  expect(second.errors).toContain(`Порт ${port} уже зайнято`)
  expect(second.errors).not.toContain('at ')
})

it('a variable that makes no sense is told by its name', async () => {
  const { code, errors } = await start({ PORT: 'abc' }).ended
  expect(code).toBe(1)
  expect(errors).toBe('PORT: «abc» — не номер порту; потрібне ціле число від 0 до 65535.\n')
})

it('a file that is no register is told, and left as it is', async () => {
  writeFileSync(join(data, 'register.sqlite'), 'not a database, but a letter '.repeat(100))
  const { code, errors } = await start().ended
  expect(code).toBe(1)
  expect(errors).toContain('це не база даних')
})
