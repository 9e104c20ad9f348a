import { beforeEach, expect, it } from 'vitest'
import { insertRows } from '../../src/db/insert-rows.ts'
import { foldNumber } from '../../src/kernel/fold.ts'
import { adoptDecision } from '../../src/removal/actions/adopt-decision.ts'
import { draftDecision } from '../../src/removal/actions/draft-decision.ts'
import { reverseDecision } from '../../src/removal/actions/reverse-decision.ts'
import { blankTask, firstEvents, toFacts } from '../../src/tasks/open-task.ts'
import { insertTasks } from '../../src/tasks/store.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachRuntime, type TestContext } from '../support/context.ts'
import { on } from './executed-acts.ts'

const MANY = 383

eachRuntime((engine, open) => {
  let context: TestContext
  let cast: Cast
  beforeEach(async () => {
    context = await open()
    cast = await withCast(context)
    await manyExecuted()
  })

  it('383 documents are drafted, removed and returned, each in one commit', async () => {
    const { actor } = cast.olena
    const time = stopwatch()
    const draft = await draftDecision(context, actor, { chosen: { filter: { state: 'executed' } } })
    const id = draft.ok ? draft.value.id : ''
    const drafted = time()
    const adoption = await adoptDecision(context, actor, {
      id,
      act: { number: '512', date: on('2026-11-20') },
    })
    const adopted = time()
    const reversal = { number: '530', date: on('2026-11-20'), reason: 'Помилка в переліку' }
    const returned = await reverseDecision(context, actor, { id, act: reversal })
    console.info(`${engine}, ${MANY}: draft ${drafted} ms, adoption ${adopted} ms, reversal ${time()} ms`)
    expect(
      adoption.ok && adoption.value.adoption?.annex.flatMap(({ rows }) => rows).map(({ place }) => place),
    ).toEqual(Array.from({ length: MANY }, (_, place) => place + 1))
    expect(returned.ok && returned.value.reversal?.tasks).toBe(MANY)
    expect(await counted('removed')).toBe(MANY)
    expect(await counted('returned-to-control')).toBe(MANY)
    expect(adopted).toBeLessThan(20_000)
  })

  async function counted(kind: 'removed' | 'returned-to-control') {
    const { count } = await context.db.read
      .selectFrom('task_facts')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('kind', '=', kind)
      .executeTakeFirstOrThrow()
    return count
  }

  /** Orders of one executed point each, put in at once: what registering them one by one would have left. */
  async function manyExecuted() {
    const { actor } = cast.olena
    const now = context.clock.now()
    const registeredOn = on('2026-11-02')
    const numbers = Array.from({ length: MANY }, (_, place) => `${place + 1}-р`)
    const documents = numbers.map((number, place) => ({
      id: `order-${String(place).padStart(4, '0')}`,
      kind: 'mayoral-order',
      journal_year: 2026,
      number,
      number_key: foldNumber(number),
      registered_on: registeredOn,
      title: `Про заходи № ${place + 1}`,
      version: 1,
      recorded_at: now,
    }))
    const tasks = documents.map(({ id, kind }) => {
      const executor = {
        departmentId: cast.departments.transport.id,
        personId: cast.petro.person.id,
        role: 'lead' as const,
      }
      const begun = firstEvents({
        executors: [executor],
        due: on('2026-12-10'),
        since: registeredOn,
        placedOn: registeredOn,
      })
      const done = {
        kind: 'executed' as const,
        completeness: 'full' as const,
        note: null,
        happenedOn: on('2026-11-12'),
      }
      return {
        draft: { ...blankTask({ id, kind, registeredOn }, 1), point: '1', text: 'Виконати' },
        facts: toFacts([...begun, done], 0, { recordedAt: now, recordedBy: actor.accountId }),
      }
    })
    await context.db.commit([insertRows('documents', documents), ...insertTasks(tasks)])
  }
})

function stopwatch(): () => number {
  let since = performance.now()
  return () => {
    const passed = Math.round(performance.now() - since)
    since = performance.now()
    return passed
  }
}
