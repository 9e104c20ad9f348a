import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { read, utils } from '@e965/xlsx'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openRegister } from '../../src/server/node/open-register.ts'
import type { AppContext } from '../../src/web/app-context.ts'
import { type Cast, signedIn, withCast } from '../support/cast.ts'
import { type RunningProgram, startProgram } from '../support/program.ts'
import { manyTasks } from './many-tasks.ts'

const TASKS = 20_000
/** Beside what an idle server holds: parts of five hundred rows and the ids, never the list. */
const MOST_MEGABYTES = 128

const folder = mkdtempSync(join(tmpdir(), 'vykonano-preparing-'))
const running: RunningProgram[] = []
let context: AppContext
let cast: Cast

beforeAll(async () => {
  context = await openRegister(folder)
  cast = await withCast(context)
  await manyTasks(context, cast, TASKS)
})

afterAll(async () => {
  for (const program of running) program.signal('SIGKILL')
  await Promise.all(running.map(({ ended }) => ended))
  await context.db.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The server itself, on the register of the test; perhaps on a machine whose clock is so much ahead. */
async function started(aheadMs = 0) {
  const moment = new URL(`../support/at-moment.mjs?ms=${aheadMs}`, import.meta.url)
  const program = startProgram('main.js', {
    VYKONANO_DATA: folder,
    PORT: '0',
    NODE_OPTIONS: `--import=${moment}`,
  })
  running.push(program)
  const url = (await program.printed(/http:\/\/[\d.]+:\d+/)).trim()
  return {
    program,
    ask: async (path: string, form?: Record<string, string>) =>
      fetch(url + path, {
        redirect: 'manual',
        headers: await signedIn(context, cast.olena),
        ...(form && { method: 'POST', body: new URLSearchParams(form) }),
      }),
  }
}

type Server = Awaited<ReturnType<typeof started>>

/** Looks at the page of a file again and again, as its browser does, until it says this. */
async function until({ ask, program }: Server, place: string, words: RegExp): Promise<string> {
  for (;;) {
    const page = await (await ask(place)).text()
    if (words.test(page)) return page
    await Promise.race([new Promise((soon) => setTimeout(soon, 50)), program.ended])
  }
}

async function fileOf({ ask }: Server, place: string): Promise<Uint8Array> {
  return (await ask(`${place}/file`)).bytes()
}

function rowsOf(bytes: Uint8Array): string[] {
  const { Sheets, SheetNames } = read(bytes)
  return utils.sheet_to_json<Record<string, string>>(Sheets[SheetNames[0]!]!).map((row) => row['Завдання']!)
}

function mostMegabytes({ pid }: RunningProgram): number | undefined {
  const status = `/proc/${pid}/status`
  if (!existsSync(status)) return undefined
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1]) / 1024
}

const allTasks = Array.from({ length: TASKS }, (_, at) => `Завдання ${at + 1}`)

it('a server killed while it writes a list goes on with it when it is started again', async () => {
  const first = await started()
  const before = mostMegabytes(first.program)
  const answer = await first.ask('/prepared', { list: '/tasks', format: 'xlsx' })
  const place = answer.headers.get('Location')!
  await until(first, place, /Записано (?!0 )[\d\s\u{a0}\u{202f}]+ рядк/u)
  first.program.signal('SIGKILL')
  await first.program.ended
  const parts = await context.db.read.selectFrom('prepared_parts').selectAll().orderBy('part').execute()
  expect(parts.length).toBeGreaterThan(0)
  expect(parts.length, 'it was killed half way').toBeLessThan(TASKS / 500)

  // By then the one that was killed holds its work no longer.
  const second = await started(60_000)
  await until(second, place, new RegExp(`${place}/file`))
  expect(rowsOf(await fileOf(second, place))).toEqual(allTasks)
  const most = mostMegabytes(second.program)
  if (before && most) expect(most - before).toBeLessThan(MOST_MEGABYTES)
  second.program.signal('SIGTERM')
  expect((await second.program.ended).code).toBe(0)
}, 300_000)

it('one that is asked to end gives its work back at once', async () => {
  const first = await started()
  const answer = await first.ask('/prepared', { list: '/tasks?state=all', format: 'csv' })
  const place = answer.headers.get('Location')!
  await until(first, place, /Записано (?!0 )/)
  first.program.signal('SIGTERM')
  expect((await first.program.ended).code).toBe(0)
  const file = await context.db.read
    .selectFrom('prepared_files')
    .selectAll()
    .where('format', '=', 'csv')
    .executeTakeFirstOrThrow()
  expect(file.state).toBe('running')
  expect(file.held_until! <= context.clock.now()).toBe(true)
}, 300_000)

it('two servers on one register share the work, and no file is made twice', async () => {
  const servers = [await started(), await started()]
  const addresses = ['pending', 'all&order=document', 'overdue', 'week'].map(
    (state) => `/tasks?state=${state}`,
  )
  const places: string[] = []
  for (const [at, list] of addresses.entries()) {
    const answer = await servers[at % 2]!.ask('/prepared', { list, format: 'xlsx' })
    if (answer.status === 303) places.push(answer.headers.get('Location')!)
  }
  expect(places).toHaveLength(2)
  const files: Uint8Array[] = []
  for (const place of places) {
    await until(servers[0]!, place, new RegExp(`${place}/file`))
    files.push(await fileOf(servers[1]!, place))
  }
  for (const file of files) expect(rowsOf(file)).toEqual(allTasks)
}, 300_000)
