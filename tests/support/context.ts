import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureReference } from '../../seeds/reference/ensure-reference.ts'
import { type Database, openDatabase } from '../../src/db/database.ts'
import { migrate } from '../../src/db/migrate.ts'
import { sqliteEngine } from '../../src/db/sqlite.ts'
import type { FileStore } from '../../src/files/file-store.ts'
import type { Instant } from '../../src/kernel/day.ts'
import { composeContext } from '../../src/server/compose.ts'
import type { AppContext } from '../../src/web/app-context.ts'
import { askD1TheSame, emptyD1, r2, startWorkerd } from './d1-and-r2.ts'
import { migrationsFolder } from './migrations-folder.ts'
import { recordingEngine, type Step } from './recording-engine.ts'
import { temporaryFiles } from './temporary-files.ts'
import { type TestClock, testClock } from './test-clock.ts'

/** A real register on a real database; its clock stands still until moved. */
export interface TestContext extends AppContext {
  clock: TestClock
}

export type OpenContext = (options?: { clock?: TestClock }) => Promise<TestContext>

// A guess in a quarter of a millisecond; what it really costs is shown by `set-password.test.ts`.
const CHEAP = { N: 2 ** 4, r: 8, p: 1 }

/** An empty register with reference data, in memory. */
export async function testContext({ clock = testClock() } = {}): Promise<TestContext> {
  const { bytes } = await newRegister()
  return contextOn(openDatabase(sqliteEngine(bytes)), temporaryFiles(), clock)
}

/**
 * Runs the tests on SQLite; then D1, empty, is asked in the same order what SQLite was asked by them, and must give the
 * same rows and the same refusals. As the code above an engine is one and knows nothing but the rows, the tests hold on D1
 * as well.
 */
export function eachEngine(tests: (name: 'SQLite', open: OpenContext) => void): void {
  const { opened, open } = recordedContexts()
  describe('on SQLite', () => tests('SQLite', open))
  itIsTheSameOnD1(opened)
}

/** As `eachEngine`, and twice: with files in a folder and with files in R2. */
export function eachFileStore(tests: (name: 'folder' | 'R2', open: OpenContext) => void): void {
  const inFolder = recordedContexts()
  describe('on SQLite, files in a folder', () => tests('folder', inFolder.open))
  const inR2 = recordedContexts(r2)
  describe('on SQLite, files in R2', () => {
    beforeAll(startWorkerd)
    tests('R2', inR2.open)
  })
  afterAll(() => closeAll(inR2.opened))
  itIsTheSameOnD1(inFolder.opened)
}

/**
 * Runs the tests twice, on SQLite and on D1 itself with files in R2: for what hangs on the engine's own ways. `open`
 * answers a new empty register; on D1 there is one at a time, so opening another empties the one before.
 */
export function eachRuntime(tests: (name: 'SQLite' | 'D1', open: OpenContext) => void): void {
  const { opened, open } = recordedContexts()
  describe('on SQLite', () => tests('SQLite', open))
  describe('on D1', () => {
    beforeAll(startWorkerd)
    tests('D1', ({ clock = testClock() } = {}) => contextOnD1(clock))
  })
  afterAll(() => closeAll(opened))
}

interface Recorded {
  context: TestContext
  steps: Step[]
}

function recordedContexts(filesOf: () => FileStore = temporaryFiles): {
  opened: Recorded[]
  open: OpenContext
} {
  const opened: Recorded[] = []
  return {
    opened,
    async open({ clock = testClock() } = {}) {
      const recorded = await recordedContext(clock, filesOf())
      opened.push(recorded)
      return recorded.context
    },
  }
}

function itIsTheSameOnD1(opened: Recorded[]): void {
  it('on D1 every one of their statements is answered as on SQLite', async () => {
    for (const { steps } of opened) await expectTheSameOfD1(steps)
  }, 300_000)
  afterAll(() => closeAll(opened))
}

async function recordedContext(clock: TestClock, files: FileStore): Promise<Recorded> {
  const { bytes, steps } = await newRegister()
  const engine = recordingEngine(sqliteEngine(bytes), steps)
  return { context: contextOn(openDatabase(engine), files, clock), steps: engine.steps }
}

async function contextOnD1(clock: TestClock): Promise<TestContext> {
  const db = openDatabase(await emptyD1())
  await ensureReference(db, BEGAN)
  return contextOn(db, r2(), clock)
}

function contextOn(db: Database, files: FileStore, clock: TestClock): TestContext {
  return { ...composeContext(db, files, clock, { passwordCost: CHEAP }), clock }
}

let made: Promise<{ bytes: Buffer; steps: Step[] }> | undefined

// Long before the days of the tests: its first letters are not waited for.
const BEGAN = '2026-01-05T06:00:00.000Z' as Instant

/** A register with reference data, as the bytes of its database and the steps that led there: the others are copies of it. */
function newRegister() {
  made ??= makeNewRegister()
  return made
}

async function makeNewRegister() {
  const sqlite = sqliteEngine(':memory:')
  migrate(sqlite.raw, migrationsFolder)
  const engine = recordingEngine(sqlite)
  await ensureReference(openDatabase(engine), BEGAN)
  const bytes = sqlite.raw.serialize()
  sqlite.raw.close()
  return { bytes, steps: engine.steps }
}

async function expectTheSameOfD1(steps: readonly Step[]): Promise<void> {
  const distinct = withoutRepetition(steps)
  const differences = await askD1TheSame(distinct)
  expect(differences.map(({ place, answer }) => ({ ...distinct[place], onD1: answer }))).toEqual([])
}

const OFTEN = 3

// All commits, and each read as often as can teach something: pages ask who has signed in a hundred times.
function withoutRepetition(steps: readonly Step[]): Step[] {
  const counts = new Map<string, number>()
  return steps.filter((step) => {
    if ('write' in step) return true
    const times = (counts.get(step.read.sql) ?? 0) + 1
    counts.set(step.read.sql, times)
    return times <= OFTEN
  })
}

async function closeAll(opened: { context: TestContext }[]): Promise<void> {
  for (const { context } of opened) await context.db.close()
}
