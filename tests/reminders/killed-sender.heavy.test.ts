import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { registerItself } from '../../src/accounts/actor.ts'
import { newDepartment, newPerson } from '../../src/executors/store.ts'
import { addMinutes, day, type Instant } from '../../src/kernel/day.ts'
import { openOffice } from '../../src/open-office.ts'
import { packageRoot } from '../../src/package-root.ts'
import { planLetters } from '../../src/reminders/actions/plan-letters.ts'
import { registerDocument } from '../../src/tasks/actions/register-document.ts'
import { decision, point } from '../support/register-draft.ts'
import { type SmtpListener, smtpListener } from '../support/smtp-listener.ts'
import { testClock } from '../support/test-clock.ts'

const LETTERS = 150
const KILLS = 30
const start = '2026-11-25T07:00:00.000Z' as Instant

let listener: SmtpListener
const folder = mkdtempSync(join(tmpdir(), 'vykonano-sender-'))

// Beside the programs: what they find from there, it finds.
const program = join(packageRoot, 'dist', `send-planned-${process.pid}.mjs`)

beforeAll(async () => {
  await build({
    entryPoints: [fileURLToPath(new URL('./send-planned.ts', import.meta.url))],
    outfile: program,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    external: ['better-sqlite3'],
    alias: { 'node-fetch': join(packageRoot, 'src/executors/global-fetch.ts') },
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
    },
  })
  listener = await smtpListener()
  const office = await openOffice(folder, testClock(start))
  const department = newDepartment('Управління транспорту', 1, start)
  const people = Array.from({ length: LETTERS }, (_, place) =>
    newPerson(
      {
        name: `${surname(place)} Іван Петрович`,
        departmentId: department.row.id,
        email: `person${place + 1}@rada.example`,
      },
      start,
    ),
  )
  await office.db.commit([...department.writes, ...people.flatMap(({ writes }) => writes)])
  const tasks = people.map(({ row }, place) =>
    point({
      point: `${place + 1}`,
      placedOn: day('2026-11-25'),
      term: { kind: 'day', day: day('2026-11-25') },
      executors: [{ words: `Управління транспорту, ${row.short_name}` }],
      controller: null,
    }),
  )
  const outcome = await registerDocument(
    office,
    registerItself,
    decision({ registeredOn: day('2026-11-25'), tasks }),
  )
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals.slice(0, 3)))
  await planLetters(office, registerItself, { from: day('2026-11-25'), to: day('2026-11-25') })
  await office.db.close()
})

function surname(place: number): string {
  const letters = 'бвгджзклмнпрст'
  return `Ко${letters[Math.floor(place / 14)]}а${letters[place % 14]}енко`
}

afterAll(async () => {
  await listener.stop()
  rmSync(folder, { recursive: true, force: true })
  rmSync(program, { force: true })
})

/** A sender that is killed so many letters after it began; or lives to its end. */
function sender(minutes: number, killAfter: number | null): Promise<string> {
  const child = fork(program, [folder, listener.url, start, String(minutes)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const before = listener.accepted().length
  const watch =
    killAfter === null
      ? undefined
      : setInterval(() => {
          if (listener.accepted().length - before >= killAfter) child.kill('SIGKILL')
        }, 1)
  return new Promise((gone) =>
    child.once('exit', (code, signal) => {
      clearInterval(watch)
      gone(signal ?? String(code))
    }),
  )
}

it(`a sender killed ${KILLS} times skips nobody, and whoever has two copies was unknown in between`, async () => {
  await listener.fail({ fault: 'slow', ms: 4, times: 1_000_000 })
  let killed = 0
  for (let turn = 0; turn < KILLS; turn++) {
    // Each time somewhere else in its work: among the first letters, in the middle of a batch.
    const end = await sender(turn * 20, turn % 5)
    if (end === 'SIGKILL') killed++
  }
  expect(killed).toBe(KILLS)
  await listener.fail()
  for (let more = 0; more < 4; more++) expect(await sender((KILLS + more) * 20, null)).toBe('0')

  const office = await openOffice(folder, testClock(addMinutes(start, 6000)))
  const letters = await office.db.read
    .selectFrom('outbox')
    .innerJoin('letter_papers', 'letter_papers.outbox_id', 'outbox.id')
    .select(['outbox.id', 'outbox.state', 'letter_papers.message_id'])
    .execute()
  const unknown = new Set(
    (
      await office.db.read
        .selectFrom('outbox_events')
        .select('outbox_id')
        .where('state', '=', 'unknown')
        .execute()
    ).map((row) => row.outbox_id),
  )
  const numbers = await office.db.read.selectFrom('letters').select('number').orderBy('number').execute()
  await office.db.close()

  const copies = Map.groupBy(listener.accepted(), ({ messageId }) => messageId)
  // Nobody is skipped: what was unknown twice waits for a person, and the server has it or a person is asked.
  expect(letters.length).toBe(LETTERS)
  for (const { id, state, message_id } of letters) {
    const taken = copies.get(message_id) ?? []
    expect(['accepted', 'unknown'], id).toContain(state)
    if (state === 'accepted') expect(taken.length, id).toBeGreaterThan(0)
    if (taken.length > 1) {
      expect(unknown.has(id), `${id} came ${taken.length} times`).toBe(true)
      expect(new Set(taken.map(({ raw }) => raw)).size).toBe(1)
    }
  }
  expect(copies.size).toBeLessThanOrEqual(LETTERS)
  expect(numbers.map(({ number }) => number)).toEqual(numbers.map((_, place) => place + 1))
  expect(unknown.size, 'the fault has fired').toBeGreaterThan(0)
}, 300_000)
