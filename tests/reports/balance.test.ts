import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, describe, expect, it } from 'vitest'
import { registerItself } from '../../src/access/actor.ts'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { annulDocument } from '../../src/documents/acts/annulment.ts'
import { addDays, day, type Instant } from '../../src/kernel/day.ts'
import { allDepartments } from '../../src/people/store.ts'
import {
  addsUp,
  type BalanceLine,
  type ControlBalance,
  controlBalance,
} from '../../src/reports/figures/control-balance.ts'
import { type BalanceFigure, balanceFigures } from '../../src/reports/figures/control-moves.ts'
import { departmentFigures } from '../../src/reports/figures/department-figures.ts'
import type { ReportQuery } from '../../src/reports/query/query.ts'
import { openRegister } from '../../src/server/node/open-register.ts'
import { mergeDepartments } from '../../src/tasks/actions/merge-departments.ts'
import { returnToControl } from '../../src/tasks/acts/control-again.ts'
import { removeFromControl } from '../../src/tasks/acts/removal.ts'
import { tasksOfDocuments } from '../../src/tasks/store.ts'
import { programOf } from '../api/program.ts'
import { ranHere, temporaryFolder } from '../cli/vykonano.ts'
import { withCast } from '../support/cast.ts'
import { type Chance, chanceOf } from '../support/chance.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { pagesOf } from '../support/pages.ts'
import { fillRegister, randomRegister } from '../support/random-register.ts'
import { decision, point } from '../support/register-draft.ts'
import { testClock } from '../support/test-clock.ts'

const FIRST = day('2023-01-01')
const LAST = day('2024-12-31')

let context: TestContext
afterEach(() => context.db.close())

async function filled(seed: number) {
  const chance = chanceOf(seed * 77)
  const register = randomRegister({
    seed,
    documents: chance.whole(20, 80),
    departments: chance.whole(2, 6),
    from: FIRST,
    to: LAST,
    turmoil: chance.whole(1, 9),
  })
  context = await testContext({ clock: testClock(LAST) })
  await fillRegister(context.db, register)
  return chance
}

function queryOf(from: string, to: string, knownOn: Instant | null = null): ReportQuery {
  return { period: { from: day(from), to: day(to) }, asOf: addDays(day(to), 1), knownOn }
}

describe.each(Array.from({ length: 20 }, (_, seed) => seed + 1))('a random register, seed %i', (seed) => {
  it('has a balance that meets, for every department and kind, of any period, as known on any instant', async () => {
    const chance = await filled(seed)
    for (let round = 0; round < 6; round++) {
      const from = chance.day(FIRST, addDays(LAST, -40))
      const to = addDays(from, chance.of([0, 6, 30, 120]))
      const knownOn = chance.in(0.5) ? (`${chance.day(FIRST, LAST)}T12:00:00.000Z` as Instant) : null
      const query = queryOf(from, to, knownOn)
      const balance = await controlBalance(context.reports, query)
      if (!balance.ok) throw new Error(JSON.stringify([query, balance.refusals]))
      const { byDepartment, byKind, byMonth, total } = balance.value
      for (const line of [...byDepartment, ...byKind, ...byMonth, total])
        expect(addsUp(line), JSON.stringify([query, line.name])).toBe(true)
      for (const [place, month] of byMonth.entries())
        expect(month.tasks.opening).toEqual(
          (byMonth[place - 1] ?? total).tasks[place ? 'closing' : 'opening'],
        )
      if (byMonth.length > 0) expect(byMonth.at(-1)!.tasks.closing.length).toBe(total.tasks.closing.length)
      const figures = await departmentFigures(context.reports, query)
      expect(total.tasks.closing.length).toBe(figures.total.closing)
      for (const row of figures.rows) {
        const own = byDepartment.find(({ id }) => id === row.departmentId)
        expect(own?.tasks.closing.length ?? 0, row.department).toBe(row.closing)
      }
    }
  })
})

/** Every way in which tasks came and left in what follows. */
const moved = new Set<string>()

describe.each(Array.from({ length: 12 }, (_, seed) => seed + 101))(
  'an old register that is joined, mended and told late, seed %i',
  (seed) => {
    it('meets for every department, kind and month still, and says of what was known what it said', async () => {
      const chance = await filled(seed)
      const knownThen = `${LAST}T20:00:00.000Z` as Instant
      const queries = Array.from({ length: 5 }, () => {
        const from = chance.day(FIRST, LAST)
        return { from, to: addDays(from, chance.of([0, 30, 90, 365])) }
      })
      const sheets = async (knownOn: Instant | null) =>
        Promise.all(
          queries.map(async ({ from, to }) =>
            inOrder(must(await controlBalance(context.reports, queryOf(from, to, knownOn)))),
          ),
        )
      const before = await sheets(knownThen)

      context.clock.moveTo('2025-02-10')
      const [gone, into] = (await allDepartments(context.db)).map(({ id }) => id)
      // Entered weeks after its day, as all the mending was.
      const on = chance.day(day('2025-01-01'), day('2025-02-10'))
      await mendSome(chance)
      must(
        await mergeDepartments(
          context,
          { ...registerItself, role: 'admin' },
          {
            id: gone!,
            into: into!,
            on,
            ground: 'рішення № 7',
          },
        ),
      )

      expect(await sheets(knownThen)).toEqual(before)
      const ofMerger = { from: day('2024-01-01'), to: day('2025-02-10') }
      for (const { from, to } of [...queries, ofMerger]) {
        const { byDepartment, byKind, byMonth, total } = must(
          await controlBalance(context.reports, queryOf(from, to)),
        )
        for (const line of [...byDepartment, ...byKind, ...byMonth, total]) {
          expect(addsUp(line), JSON.stringify([from, to, line.name])).toBe(true)
          for (const figure of balanceFigures) if (line.tasks[figure].length > 0) moved.add(figure)
        }
        const sum = (figure: BalanceFigure, lines = byDepartment) =>
          lines.reduce((all, { tasks }) => all + tasks[figure].length, 0)
        expect(sum('handedIn')).toBe(sum('handedOut'))
        for (const figure of ['opening', 'taken', 'returned', 'removed', 'annulled', 'closing'] as const) {
          expect([figure, sum(figure), sum(figure, byKind)]).toEqual([
            figure,
            total.tasks[figure].length,
            total.tasks[figure].length,
          ])
          if (byMonth.length > 0 && figure !== 'opening' && figure !== 'closing')
            expect([figure, sum(figure, byMonth)]).toEqual([figure, total.tasks[figure].length])
        }
      }
      const { byDepartment } = must(
        await controlBalance(context.reports, queryOf(ofMerger.from, ofMerger.to)),
      )
      expect(byDepartment.find(({ id }) => id === gone)?.tasks.closing ?? []).toEqual([])
    })
  },
)

it('all of it came about: placed, returned, handed in and out, removed, annulled', async () => {
  context = await testContext()
  expect([...moved].sort()).toEqual([...balanceFigures].sort())
})

// Acts of people on what is there, days of the past among them: some come back, some leave, some were a mistake.
async function mendSome(chance: Chance): Promise<void> {
  const tasks = await context.db.read
    .selectFrom('tasks')
    .innerJoin('documents', 'documents.id', 'tasks.document_id')
    .select(['tasks.id', 'tasks.removed_on', 'tasks.placed_on', 'tasks.executed_on'])
    .select(['documents.id as documentId', 'documents.version', 'documents.annulled_on'])
    .where('tasks.parent_id', 'is', null)
    .orderBy('tasks.id')
    .execute()
  for (const task of tasks.filter(() => chance.in(0.25))) {
    const { id, removed_on, placed_on, annulled_on } = task
    if (annulled_on || !placed_on) continue
    // Whatever the register refuses changes nothing.
    if (removed_on && chance.in(0.5))
      await returnToControl(context, registerItself, id, {
        on: addDays(removed_on, chance.whole(0, 20)),
        ground: 'помилково знято',
      })
    else if (removed_on)
      await annulDocument(context, registerItself, {
        documentId: task.documentId,
        version: task.version,
        input: { reason: 'помилково зареєстровано' },
      })
    else
      await removeFromControl(context, registerItself, id, {
        on: addDays(task.executed_on ?? placed_on, chance.whole(0, 20)),
        ground: { kind: 'to-file', words: 'До справи' },
      })
  }
}

describe('a register whose columns say other than its facts', () => {
  const spoiled = `UPDATE tasks SET placed_on = date(placed_on, '-40 days') WHERE id = ?`

  it('has no sheet on its page, in Word, in Excel and for programs, and everywhere the document is named', async () => {
    context = await testContext({ clock: testClock('2026-11-23') })
    const cast = await withCast(context)
    const on = day('2026-11-10')
    const draft = decision({
      registeredOn: on,
      tasks: [point({ placedOn: on }), point({ point: '2', placedOn: on })],
    })
    const { id, number } = must(await registerDocument(context, cast.olena.actor, draft))
    const [first] = await tasksOfDocuments(context.db, [id])
    const { get } = pagesOf(context, cast.olena)
    const period = '?from=2026-11-01&to=2026-11-22&asOf=2026-11-23'
    const forms = ['', '/word', '/excel', '/differences', '/differences/word']
    for (const form of forms) expect((await get(`/reports/balance${form}${period}`)).status).toBe(200)
    await context.db.commit([{ sql: spoiled, parameters: [first!.row.id] }])
    const named = `№ ${number} від 10.11.2026, п. 1`
    for (const form of forms) {
      const { status, text } = await get(`/reports/balance${form}${period}`)
      expect([form, status, text]).toEqual([form, 422, expect.stringContaining(named)])
    }
    const program = await programOf(context, cast.olena)
    for (const form of ['', '/differences']) {
      const { status, body } = await program.get(`/reports/balance${form}${period}`)
      expect([form, status, body.code, body.detail]).toEqual([
        form,
        422,
        'balance-does-not-meet',
        expect.stringContaining(named),
      ])
    }
  })

  it('ends the command with 1 and the name of the document', async () => {
    const folder = temporaryFolder()
    try {
      const data = join(folder.path, 'data')
      expect((await ranHere(['seed', 'demo', '--data', data])).code).toBe(0)
      const { db } = await openRegister(data)
      context = await testContext()
      const task = await db.read
        .selectFrom('tasks')
        .innerJoin('documents', 'documents.id', 'tasks.document_id')
        .select(['tasks.id', 'tasks.placed_on', 'documents.number'])
        .where('placed_on', 'is not', null)
        .where('removed_on', 'is', null)
        .where('turned_on', 'is', null)
        .where('annulled_on', 'is', null)
        .executeTakeFirstOrThrow()
      await db.commit([{ sql: spoiled, parameters: [task.id] }])
      await db.close()
      const period = ['--from', task.placed_on!, '--to', task.placed_on!, '--data', data]
      for (const format of ['json', 'html', 'docx', 'xlsx']) {
        const { code, stdout, stderr } = await ranHere(['report', 'balance', ...period, '--format', format])
        expect([format, code, stdout, stderr]).toEqual([
          format,
          1,
          '',
          expect.stringContaining(`№ ${task.number} `),
        ])
      }
    } finally {
      folder.remove()
    }
  })

  it.each([
    ['placed on a day that no fact knows', `placed_on = '2023-01-01'`],
    ['removed though no fact removes it', `removed_on = '2024-01-15'`],
    ['of a department nobody gave it to', `department_id = (SELECT id FROM departments ORDER BY id LIMIT 1)`],
  ])('has no balance sheet: %s', async (_what, change) => {
    await filled(3)
    const { rows } = await sql<{ id: string; number: string }>`SELECT t.id, d.number FROM tasks t
      JOIN documents d ON d.id = t.document_id WHERE t.placed_on BETWEEN '2024-01-05' AND '2024-01-31' AND t.removed_on IS NULL
        AND t.turned_on IS NULL AND d.annulled_on IS NULL
        AND t.department_id <> (SELECT id FROM departments ORDER BY id LIMIT 1) LIMIT 1`.execute(
      context.db.read,
    )
    const [task] = rows
    await context.db.commit([{ sql: `UPDATE tasks SET ${change} WHERE id = ?`, parameters: [task!.id] }])
    const balance = await controlBalance(context.reports, queryOf('2024-01-01', '2024-01-31'))
    expect(balance).toMatchObject({
      ok: false,
      refusals: [{ code: 'balance-does-not-meet', facts: { count: 1 } }],
    })
    expect(JSON.stringify(balance)).toContain(`№ ${task!.number} `)
  })
})

// Which way a task was found decides its place in a line, not whether it stands there.
function inOrder({ byDepartment, byKind, byMonth, total }: ControlBalance) {
  const sorted = ({ name, tasks }: BalanceLine) => ({
    name,
    tasks: balanceFigures.map((figure) => tasks[figure].toSorted()),
  })
  const byName = (lines: BalanceLine[]) => lines.map(sorted).sort((a, b) => (a.name < b.name ? -1 : 1))
  return [byName(byDepartment), byName(byKind), byName(byMonth), sorted(total)]
}
