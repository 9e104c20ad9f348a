import { expect, it } from 'vitest'
import { ensureReference } from '../../seeds/reference/ensure-reference.ts'
import { createApp } from '../../src/app.ts'
import { d1Engine } from '../../src/db/d1.ts'
import { type Engine, openDatabase } from '../../src/db/database.ts'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { day } from '../../src/kernel/day.ts'
import { composeContext } from '../../src/server/compose.ts'
import { emptyD1 } from '../support/bindings.ts'
import { type Cast, signedIn, withCast } from '../support/cast.ts'
import { must } from '../support/outcome.ts'
import { decision, point } from '../support/register-draft.ts'
import { temporaryFiles } from '../support/temporary-files.ts'
import { testClock } from '../support/test-clock.ts'

/** D1 across a network: whatever is asked before anything is answered goes there and back together. */
function distant(engine: Engine) {
  let waiting: (() => void)[] = []
  const seen = { statements: 0, rounds: 0 }
  const leave = () => {
    seen.rounds++
    const together = waiting
    waiting = []
    for (const go of together) go()
  }
  const read: Engine['read'] = async (sql, parameters) => {
    seen.statements++
    await new Promise<void>((go) => {
      if (waiting.length === 0) setImmediate(leave)
      waiting.push(go)
    })
    return engine.read(sql, parameters)
  }
  return { engine: { ...engine, read }, seen }
}

it('on D1 what a page reads goes to the database together, not one by one', async () => {
  const { engine, seen } = distant(d1Engine(await emptyD1()))
  const context = composeContext(openDatabase(engine), temporaryFiles(), testClock())
  await ensureReference(context.db, context.clock.now())
  const cast: Cast = await withCast(context)
  const term = { kind: 'day' as const, day: day('2026-12-01') }
  const tasks = [
    point({
      placedOn: day('2026-11-20'),
      term,
      executors: [{ words: 'Управління транспорту, Іваненко П. С.' }],
    }),
  ]
  must(
    await registerDocument(context, cast.olena.actor, decision({ registeredOn: day('2026-11-20'), tasks })),
  )
  const headers = await signedIn(context, cast.olena)
  const app = createApp(context)
  const visit = async (path: string) => {
    Object.assign(seen, { statements: 0, rounds: 0 })
    expect((await app.request(path, { headers })).status).toBe(200)
    return { ...seen }
  }
  await visit('/')
  for (const path of ['/', '/tasks', '/documents']) {
    const { statements, rounds } = await visit(path)
    expect(rounds, path).toBeLessThanOrEqual(statements / 3)
  }
})
