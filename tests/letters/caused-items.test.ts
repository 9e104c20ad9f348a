import { beforeEach, expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { day } from '../../src/kernel/day.ts'
import { finalizeLetters } from '../../src/letters/outbox/finalize-letters.ts'
import { planLetters } from '../../src/letters/plan/plan-letters.ts'
import { extendTerm } from '../../src/tasks/acts/extensions.ts'
import { reportExecution } from '../../src/tasks/acts/reports.ts'
import { retractFact } from '../../src/tasks/acts/retractions.ts'
import { returnForRework } from '../../src/tasks/acts/returns.ts'
import { tasksOfDocuments } from '../../src/tasks/store.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { pagesOf } from '../support/pages.ts'
import { decision, point } from '../support/register-draft.ts'
import { testClock } from '../support/test-clock.ts'

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast
  let task: string

  beforeEach(async () => {
    context = await open({ clock: testClock('2026-11-20') })
    cast = await withCast(context)
    const draft = decision({ registeredOn: day('2026-11-20'), tasks: [point()] })
    const { id } = must(await registerDocument(context, cast.olena.actor, draft))
    task = (await tasksOfDocuments(context.db, [id]))[0]!.row.id
  })

  const returned = async (reason = 'Немає акта приймання') => {
    must(
      await reportExecution(context, cast.petro.actor, task, {
        text: 'Дах відремонтовано, роботи завершено',
        executedOn: day('2026-11-20'),
        completeness: 'full',
        outgoing: null,
      }),
    )
    must(await returnForRework(context, cast.olena.actor, task, { reason }))
  }
  const items = () =>
    context.db.read
      .selectFrom('letter_items')
      .innerJoin('outbox', 'outbox.id', 'letter_items.outbox_id')
      .select(['step', 'letter_items.day', 'letter_items.recipient_id', 'outbox_id'])
      .orderBy('letter_items.id')
      .execute()

  it('a return is told to the executor in the letter of the day, with a notice inside the register', async () => {
    await returned()
    expect(await items()).toMatchObject([
      {
        step: expect.stringMatching(/^returned:\d+$/),
        day: '2026-11-20',
        recipient_id: cast.petro.person.id,
      },
    ])
    const notices = await context.db.read.selectFrom('notices').selectAll().execute()
    expect(notices).toMatchObject([{ person_id: cast.petro.person.id, task_id: task }])
  })

  it('the executor finds it under «Сповіщення», and says that it is read', async () => {
    await returned()
    const petro = pagesOf(context, cast.petro)
    const page = await petro.get('/notices')
    expect(page.text).toContain('звіт повернуто на доопрацювання')
    expect(page.text).toContain('нове')
    await petro.post('/notices/readings', {})
    expect((await petro.get('/notices')).text).not.toContain('нове')
    expect((await pagesOf(context, cast.ihor).get('/notices')).text).toContain('Сповіщень ще немає')
  })

  it('whatever else happens that day stands in the same letter', async () => {
    await returned()
    must(
      await extendTerm(context, cast.olena.actor, task, {
        until: day('2026-12-25'),
        decidedOn: day('2026-11-20'),
        decidedBy: 'Міський голова',
        ground: 'лист',
      }),
    )
    const planned = await items()
    expect(planned.map(({ step }) => step.split(':')[0])).toEqual(['returned', 'extended'])
    expect(new Set(planned.map(({ outbox_id }) => outbox_id)).size).toBe(1)
    must(await planLetters(context, cast.olena.actor, { from: day('2026-11-20'), to: day('2026-11-20') }))
    const letters = await context.db.read
      .selectFrom('outbox')
      .select('id')
      .where('recipient_id', '=', cast.petro.person.id)
      .execute()
    expect(letters.length).toBe(1)
  })

  it('once the letter of the day has left, the next working day tells it', async () => {
    await returned()
    await context.db.commit([context.db.read.updateTable('outbox').set({ state: 'accepted' })])
    await returned('Знову без акта')
    expect((await items()).map((item) => item.day)).toEqual(['2026-11-20', '2026-11-23'])
  })

  it('what was told and then taken back as a mistake is told as that, and no letter says it any more', async () => {
    const moved = must(
      await extendTerm(context, cast.olena.actor, task, {
        until: day('2026-12-25'),
        decidedOn: day('2026-11-20'),
        decidedBy: null,
        ground: null,
      }),
    )
    must(await retractFact(context, cast.olena.actor, task, { fact: moved.row.seq, reason: 'інше завдання' }))
    const [planned, corrected] = await items()
    expect([planned!.step, corrected!.step]).toEqual([
      `extended:${moved.row.seq}`,
      `retracted:${moved.row.seq + 1}`,
    ])
    const letter = (await finalizeLetters(context, [planned!.outbox_id!])).get(planned!.outbox_id!)
    if (!letter || 'withheld' in letter) throw new Error('not letter')
    expect(letter.text.replace(/\s+/g, ' ')).toContain(
      'Попереднє повідомлення скасовано: запис був помилковий. Строк — 10.12.2026.',
    )
    expect(letter.text).not.toContain('Строк продовжено')
    await context.db.commit(letter.writes)
    const dropped = context.db.read.selectFrom('letter_items').select('dropped').orderBy('id')
    expect(await dropped.execute()).toEqual([{ dropped: 'taken-back' }, { dropped: null }])
    expect((await pagesOf(context, cast.petro).get('/notices')).text).toContain(
      'попередній запис скасовано як помилковий',
    )
  })

  it('a decision that is refused tells nobody', async () => {
    expect((await returnForRework(context, cast.olena.actor, task, { reason: 'Немає звіту' })).ok).toBe(false)
    expect(await items()).toEqual([])
  })
})
