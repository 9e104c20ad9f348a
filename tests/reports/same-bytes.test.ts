import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createApp } from '../../src/app.ts'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { day } from '../../src/kernel/day.ts'
import { comparedReports, reportFileHref, reportHref } from '../../src/reports/query/addresses.ts'
import { readQuery } from '../../src/reports/query/query.ts'
import { recordExecution } from '../../src/tasks/acts/execution.ts'
import { tasksOfDocuments } from '../../src/tasks/store.ts'
import { type Cast, signedIn, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { decision, point } from '../support/register-draft.ts'
import { testClock } from '../support/test-clock.ts'

let context: TestContext
let cast: Cast
let late: string

// Two instructions of June; one was executed in it and entered on 10.07, after the report had been printed on 05.07.
beforeEach(async () => {
  context = await testContext({ clock: testClock('2026-06-01') })
  cast = await withCast(context)
  const on = day('2026-06-01')
  const term = { kind: 'day' as const, day: day('2026-06-20') }
  const tasks = ['1', '2'].map((place) => point({ point: place, placedOn: on, term }))
  const draft = decision({ kind: 'operational-meeting', registeredOn: on, tasks })
  const outcome = must(await registerDocument(context, cast.olena.actor, draft))
  late = (await tasksOfDocuments(context.db, [outcome.id]))[1]!.row.id
})

afterEach(() => vi.useRealTimers())

it.each(comparedReports)(
  'a past day of %s as then known is the same byte for byte however much is entered since: page, Word, Excel, JSON',
  async (report) => {
    const query = readQuery(
      { from: '2026-06-01', to: '2026-06-30', knownOn: '2026-07-05' },
      day('2026-07-05'),
    )
    if (!query.ok) throw new Error('refused')
    const addresses = [
      reportHref(report, query.value),
      reportFileHref(report, query.value, 'word'),
      reportFileHref(report, query.value, 'excel'),
      `/api/v1${reportHref(report, query.value)}`,
    ]
    // The time that a ZIP carries comes from the machine.
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-07-05T09:00:00Z') })
    context.clock.moveTo('2026-07-05')
    const then = await Promise.all(addresses.map(read))
    vi.setSystemTime(new Date('2026-07-10T09:00:00Z'))
    context.clock.moveTo('2026-07-10')
    const execution = { on: day('2026-06-18'), completeness: 'full' as const, note: null }
    expect((await recordExecution(context, cast.olena.actor, late, execution)).ok).toBe(true)
    const now = await Promise.all(addresses.map(read))
    for (const [place, address] of addresses.entries())
      expect(now[place]!.equals(then[place]!), address).toBe(true)
  },
)

async function read(path: string): Promise<Buffer> {
  const answer = await createApp(context).request(path, { headers: await signedIn(context, cast.olena) })
  expect(answer.status, path).toBe(200)
  const bytes = Buffer.from(await answer.arrayBuffer())
  // Of a page what the report says: the frame around it counts what waits today.
  const isPage = answer.headers.get('Content-Type')!.startsWith('text/html')
  return isPage ? Buffer.from(withoutKeys(mainOf(bytes.toString()))) : bytes
}

function mainOf(html: string): string {
  return /<main.*<\/main>/s.exec(html)![0]
}

// A form bears a key of its own each time it is shown.
function withoutKeys(html: string): string {
  return html.replace(/(name="form-key" value=")\w+/g, '$1')
}
