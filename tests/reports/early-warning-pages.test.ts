import { beforeEach, expect, it } from 'vitest'
import { earlyWarningAnswer } from '../../src/api/early-warning.ts'
import { addDays, type Day, day } from '../../src/kernel/day.ts'
import { appendFacts, findTask } from '../../src/tasks/store.ts'
import { programOf } from '../api/program.ts'
import { type Cast, type Member, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'
import { type AnsweredPage, pagesOf, rowsOf } from '../support/pages.ts'
import { testClock } from '../support/test-clock.ts'
import { madeHistory } from './made-history.ts'

const TODAY = '2026-11-20'
const PAGE = '/reports/early-warning'

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast

  beforeEach(async () => {
    context = await open({ clock: testClock(TODAY) })
    cast = await withCast(context)
  })

  const transport = () => ({ departmentId: cast.departments.transport.id, personId: cast.petro.person.id })
  const see = (member: Member, path = PAGE) => pagesOf(context, member).get(path)

  /** Two years of transport: a task of 20 days on the 25th of each month that takes `long` days, and one that takes 18. */
  async function twoYears(long: number): Promise<void> {
    const months = Array.from(
      { length: 24 },
      (_, at) => `20${24 + Math.floor((at + 10) / 12)}-${String(((at + 10) % 12) + 1).padStart(2, '0')}`,
    )
    await madeHistory(
      context,
      months.flatMap((month) => {
        const placedOn = day(`${month}-25`)
        const task = { ...transport(), placedOn, due: addDays(placedOn, 20) }
        return [
          { ...task, id: `slow-${month}`, ...doneOn(addDays(placedOn, long)) },
          { ...task, id: `quick-${month}`, ...doneOn(addDays(placedOn, 18)) },
        ]
      }),
    )
  }

  it('a task is warned of with its reason, and the past beside it says how often that was right', async () => {
    await twoYears(30)
    await madeHistory(context, [
      { ...transport(), id: 'now', placedOn: '2026-11-01', due: '2026-11-21' },
      { ...transport(), id: 'far', placedOn: '2026-11-19', due: '2027-02-01' },
    ])

    const page = await see(cast.olena)
    expect(page.status).toBe(200)
    expect(page.text).toContain(
      'До жодного офіційного показника, звіту, рейтингу чи документа для підпису він не входить',
    )
    expect(rowsOf(page)).toHaveLength(1)
    expect(rowsOf(page)[0]).toContain('№ now-р')
    expect(rowsOf(page)[0]).toContain(
      'медіана 18 днів, минуло 19, лишилось 1; з 12 схожих завдань цього виду, що на 19-й день були ще в роботі, 12 не вклалися у 20',
    )
    // On the first of each month both of the month before are in work, and half of the past took longer.
    expect(page.text).toContain('З 24 попереджень, які були б дані')
    expect(page.text).toContain('справдилося 12 (50%). Із 24 завдань до строку не виконано 12 (50%)')
    await everyFigureIsItsList(page)
  })

  it('a department that keeps its days is warned of nothing; one without a past is told so', async () => {
    await twoYears(19)
    await madeHistory(context, [
      { ...transport(), id: 'now', placedOn: '2026-11-05', due: '2026-11-25' },
      { departmentId: cast.departments.culture.id, id: 'new', placedOn: '2026-11-05', due: '2026-11-25' },
    ])
    const page = await see(cast.sofiia)
    expect(page.text).toContain('Жодного попередження на цей день')
    const unforeseen = await see(cast.sofiia, `${PAGE}/list?figure=unforeseen`)
    expect(rowsOf(unforeseen)).toHaveLength(1)
    expect(rowsOf(unforeseen)[0]).toContain('минуло 15, лишилось 5; замало історії: схожих завдань — 0')
  })

  it('what was recorded later changes nothing of a day past', async () => {
    await twoYears(30)
    await madeHistory(context, [{ ...transport(), id: 'now', placedOn: '2026-11-05', due: '2026-11-25' }])
    const late = Array.from({ length: 40 }, (_, at) => `late-${at}`)
    await madeHistory(
      context,
      late.map((id) => ({ ...transport(), id, placedOn: '2026-08-01', due: '2026-08-21' })),
    )
    const address = `${PAGE}?asOf=2026-10-01`
    const before = rowsOf(await see(cast.olena, address))
    expect(before.join()).toContain(
      'з 64 схожих завдань цього виду, що на 6-й день були ще в роботі, 52 не вклалися у 20',
    )
    const today = rowsOf(await see(cast.olena))

    // In November it turns out that all of them had been executed in time.
    const happened = {
      kind: 'executed',
      completeness: 'full',
      note: null,
      happenedOn: day('2026-08-20'),
    } as const
    for (const id of late) {
      const task = (await findTask(context.db, id))!
      const fact = { ...happened, seq: task.row.seq + 1, recordedAt: context.clock.now(), recordedBy: null }
      await context.db.commit(appendFacts(context.db, task, [fact]))
    }
    expect(rowsOf(await see(cast.olena, address))).toEqual(before)
    expect(rowsOf(await see(cast.olena))).not.toEqual(today)
  })

  it('a day past says what came of it', async () => {
    await twoYears(30)
    const page = await see(cast.olena, `${PAGE}?asOf=01.10.2026`)
    expect(page.text).toContain('з тим, що було відомо того ранку')
    expect(rowsOf(page)).toHaveLength(2)
    expect(rowsOf(page).join()).toContain('виконано 25.10.2026, пізніше')
    expect(rowsOf(page).join()).toContain('виконано 13.10.2026, у строк')
  })

  it('leaders, controllers and auditors see all; a head and an executor their department, rows of others masked', async () => {
    await twoYears(30)
    const culture = cast.departments.culture.id
    await madeHistory(context, [
      { ...transport(), id: 'petro', placedOn: '2026-11-01', due: '2026-11-21' },
      { departmentId: transport().departmentId, id: 'colleague', placedOn: '2026-11-01', due: '2026-11-21' },
      { departmentId: culture, id: 'other', placedOn: '2026-11-01', due: '2026-11-21' },
    ])
    for (const member of [cast.olena, cast.andrii, cast.sofiia]) {
      const page = await see(member, `${PAGE}/list?figure=ahead`)
      expect(rowsOf(page)).toHaveLength(3)
      expect(page.text).not.toContain('недоступний')
    }
    const ofHead = await see(cast.roman, `${PAGE}/list?figure=ahead`)
    expect(rowsOf(ofHead)).toHaveLength(2)
    expect(ofHead.text).not.toContain('недоступний')
    const ofExecutor = await see(cast.petro, `${PAGE}/list?figure=ahead`)
    expect(rowsOf(ofExecutor)).toHaveLength(2)
    expect(rowsOf(ofExecutor).filter((row) => row.includes('недоступний'))).toHaveLength(1)
    expect(ofExecutor.text).not.toContain('colleague-р')
    expect((await see(cast.petro)).text).not.toContain('Управління культури')
    const hidden = await see(cast.petro, `${PAGE}?department=${culture}`)
    expect(hidden.status).toBe(422)
    expect(hidden.text).toContain(`Підрозділу «${culture}» у реєстрі немає`)
  })

  it('programs are told the same, and that it is no official figure', async () => {
    await twoYears(30)
    await madeHistory(context, [
      { ...transport(), id: 'now', placedOn: '2026-11-01', due: '2026-11-21' },
      { departmentId: transport().departmentId, id: 'colleague', placedOn: '2026-11-01', due: '2026-11-21' },
    ])
    const program = await programOf(context, cast.petro)
    const answer = earlyWarningAnswer.parse((await program.get('/reports/early-warning')).body)
    expect(answer).toMatchObject({
      official: false,
      asOf: TODAY,
      until: '2026-12-19',
      total: { ahead: 2, warned: 2, alerted: 24, cameTrue: 12, hitRate: 50 },
      rows: [{ department: 'Управління транспорту', warned: 2 }],
    })
    const expected = {
      due: '2026-11-21',
      daysGone: 19,
      daysLeft: 1,
      usualDays: 18,
      atThisAge: 12,
      longer: 12,
    }
    expect(answer.warnings).toMatchObject([
      { ...expected, task: null },
      { ...expected, task: 'now' },
    ])
    const future = await program.get('/reports/early-warning?asOf=2026-12-01')
    expect(future.status).toBe(422)
    expect(future.body.detail).toContain('Цей день ще не настав')
  })

  it.each([
    ['?asOf=2026-11-21', 'Цей день ще не настав'],
    ['?asOf=вчора', '«вчора»'],
    ['?department=Відділ мрій', 'Підрозділу «Відділ мрій» у реєстрі немає'],
  ])('%s is answered in words', async (query, words) => {
    const page = await see(cast.olena, `${PAGE}${query}`)
    expect(page.status).toBe(422)
    expect(page.text).toContain(words)
  })

  it('an empty register has nothing to warn of, and says so', async () => {
    const page = await see(cast.andrii)
    expect(page.text).toContain('Попереджати ще нема про що')
    expect((await see(cast.andrii, `${PAGE}?department=Управління транспорту`)).status).toBe(200)
    expect((await see(cast.andrii, `${PAGE}/list?figure=everything`)).status).toBe(404)
  })

  async function everyFigureIsItsList(page: AnsweredPage): Promise<void> {
    const links = [...page.html.matchAll(/<a href="(\/reports\/early-warning\/list\?[^"]*)">(\d+)<\/a>/g)]
    expect(links.length).toBeGreaterThan(10)
    for (const [, href = '', figure] of links) {
      const list = await see(cast.olena, href.replaceAll('&amp;', '&'))
      expect(/<h1[^>]*>[^<]*: (\d+)<\/h1>/.exec(list.html)?.[1], href).toBe(figure)
      expect(rowsOf(list)).toHaveLength(Math.min(50, Number(figure)))
    }
  }

  function doneOn(on: Day): { executedOn?: Day } {
    return on <= TODAY ? { executedOn: on } : {}
  }
})
