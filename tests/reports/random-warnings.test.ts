import { afterEach, describe, expect, it } from 'vitest'
import { type Day, day, instantAt } from '../../src/kernel/day.ts'
import { countsOf, isCounted, testFigures } from '../../src/reports/forecast/warning-figures.ts'
import { type Answer, warningTrials } from '../../src/reports/forecast/warning-trials.ts'
import { chanceOf } from '../support/chance.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { fillRegister, type RandomRegister, randomRegister } from '../support/random-register.ts'
import { testClock } from '../support/test-clock.ts'

const TODAY = day('2025-06-30')
const DAYS = ['2024-09-01', '2024-11-15', '2025-03-01'].map(day)

describe.each(Array.from({ length: 12 }, (_, seed) => seed + 1))('a random register, seed %i', (seed) => {
  const contexts: TestContext[] = []
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.db.close()
  })

  async function registerWith(register: RandomRegister): Promise<TestContext> {
    const context = await testContext({ clock: testClock(TODAY) })
    contexts.push(context)
    await fillRegister(context.db, register)
    return context
  }

  it('warns of each past day what a register warns in which nothing was recorded later', async () => {
    const register = randomOf(seed)
    const whole = await registerWith(register)
    const days = DAYS.map((on) => ({ on, as: 'then' as const }))
    const answers = await warningTrials(whole.reports, days, null, TODAY)
    expect(answers.flatMap(({ trials }) => trials).length).toBeGreaterThan(0)
    for (const answer of answers) {
      const then = await registerWith(recordedBy(register, answer.on))
      const [alone] = await warningTrials(then.reports, [{ on: answer.on, as: 'now' }], null, answer.on)
      expect(saidOf(answer)).toEqual(saidOf(alone!))
    }
  })

  it('warns a department of the same, asked alone or with all', async () => {
    const { reports } = await registerWith(randomOf(seed))
    const days = [...DAYS.map((on) => ({ on, as: 'then' as const })), { on: TODAY, as: 'now' as const }]
    const all = (await warningTrials(reports, days, null, TODAY)).flatMap(({ trials }) => trials)
    const own = await warningTrials(reports, days, ['dep000000002'], TODAY)
    const inOrder = (trials: typeof all) =>
      trials.toSorted((a, b) => (`${a.on}${a.taskId}` < `${b.on}${b.taskId}` ? -1 : 1))
    expect(inOrder(own.flatMap(({ trials }) => trials))).toEqual(
      inOrder(all.filter(({ departmentId }) => departmentId === 'dep000000002')),
    )
    const counts = countsOf([], all)
    for (const figure of testFigures)
      expect(counts[figure]).toBe(all.filter((trial) => isCounted(figure, trial)).length)
    expect(counts.cameTrue).toBeLessThanOrEqual(Math.min(counts.alerted, counts.late))
    expect(Math.max(counts.alerted, counts.late)).toBeLessThanOrEqual(counts.judged)
  })
})

function randomOf(seed: number): RandomRegister {
  const from = day('2023-06-01')
  const turmoil = chanceOf(seed).whole(1, 9)
  return randomRegister({
    seed,
    documents: 300,
    departments: 3,
    from,
    to: TODAY,
    turmoil,
    executionSaid: true,
  })
}

/** What was in the register when a day began. */
function recordedBy(register: RandomRegister, on: Day): RandomRegister {
  const morning = instantAt(on, '00:00')
  const documents = [...register.documents].flatMap(({ row, questions, tasks }) => {
    const annulled = row.annulled_on && row.annulled_on < on
    const then = {
      annulled_on: annulled ? row.annulled_on : null,
      annulment_reason: annulled ? 'помилково' : null,
    }
    const known = tasks.flatMap(({ draft, facts }) => {
      const heard = facts.filter(({ recordedAt }) => recordedAt <= morning)
      return heard.length > 0 ? [{ draft, facts: heard }] : []
    })
    return row.recorded_at <= morning ? [{ row: { ...row, ...then }, questions, tasks: known }] : []
  })
  return { ...register, documents }
}

function saidOf({ trials, usual }: Answer) {
  return trials
    .map((trial) => ({
      taskId: trial.taskId,
      departmentId: trial.departmentId,
      dueDay: trial.dueDay,
      task: trial.task,
      outlook: trial.outlook,
      usual: usual(trial),
    }))
    .toSorted((a, b) => (a.taskId < b.taskId ? -1 : 1))
}
