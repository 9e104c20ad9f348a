import { beforeEach, expect, it } from 'vitest'
import { day } from '../../src/kernel/day.ts'
import { addInstruction } from '../../src/meetings/actions/add-instruction.ts'
import { addQuestion } from '../../src/meetings/actions/add-question.ts'
import { decideQuestion } from '../../src/meetings/actions/decide-question.ts'
import { finishMeeting } from '../../src/meetings/actions/finish-meeting.ts'
import { markInstruction } from '../../src/meetings/actions/mark-instruction.ts'
import { openAgenda } from '../../src/meetings/actions/open-agenda.ts'
import { openProtocol } from '../../src/meetings/actions/open-protocol.ts'
import { proposeQuestion } from '../../src/meetings/actions/propose-question.ts'
import { reopenMeeting } from '../../src/meetings/actions/reopen-meeting.ts'
import { findAgenda } from '../../src/meetings/agenda-store.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'
import { pagesOf } from '../support/pages.ts'

const FINISHED = { ok: false, refusals: [{ code: 'meeting-finished' }] }

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast
  let agenda: string
  let protocol: string
  /** given the week before */
  let task: string
  const actor = () => cast.olena.actor
  const board = () => `/meetings/agendas/${agenda}/board`
  const finish = (next: string | null = null) =>
    finishMeeting(context, actor(), { agendaId: agenda, next: next ? day(next) : null })
  const opened = async (heldOn: string) => {
    const draft = { kind: 'operational-meeting', heldOn: day(heldOn), hour: '10:00', place: '', chair: '' }
    const outcome = await openAgenda(context, actor(), draft)
    return outcome.ok ? outcome.value : ''
  }

  beforeEach(async () => {
    context = await open()
    cast = await withCast(context)
    const before = await openProtocol(context, actor(), await opened('2026-11-13'))
    const added = await addInstruction(context, actor(), {
      documentId: before.ok ? before.value : '',
      draft: {
        question: 1,
        text: 'Полагодити зупинку',
        executors: ['Управління транспорту'],
        term: '25.11.2026',
        special: false,
      },
    })
    task = added.ok ? added.value.row.id : ''
    agenda = await opened('2026-11-20')
    const of = await openProtocol(context, actor(), agenda)
    protocol = of.ok ? of.value : ''
  })

  it('a finished meeting says who and when, and its protocol; once, however often it is pressed', async () => {
    const outcomes = await Promise.all([1, 2, 3].map(() => finish()))
    expect(outcomes).toEqual(outcomes.map(() => ({ ok: true, value: { protocolId: protocol } })))
    expect((await finish()).ok).toBe(true)
    expect((await findAgenda(context.db, agenda))!.events).toEqual([
      { event: 'finished', reason: null, at: context.clock.now(), by: 'Ковальчук О. В.' },
    ])
    const page = await pagesOf(context, cast.olena).get(board())
    expect(page.text).toContain('Нараду завершено')
    expect(page.text).toContain('Ковальчук О. В.')
    expect(page.text).toContain('Протокол № 2')
  })

  it('nothing that a finished meeting decided changes any more, and no button offers it', async () => {
    const item = await proposeQuestion(context, actor(), {
      agendaId: agenda,
      question: { title: 'Про пізнє', speaker: null },
    })
    await finish()
    const draft = {
      question: 1,
      text: 'Пізнє',
      executors: ['Управління транспорту'],
      term: '',
      special: false,
    }
    const question = { title: 'Пізнє', speaker: null }
    for (const attempt of [
      () => markInstruction(context, actor(), { agendaId: agenda, taskId: task, mark: { kind: 'executed' } }),
      () =>
        markInstruction(context, actor(), {
          agendaId: agenda,
          taskId: task,
          mark: { kind: 'moved', until: day('2026-12-10') },
        }),
      () =>
        decideQuestion(context, actor(), {
          agendaId: agenda,
          itemId: item.ok ? item.value : '',
          decision: 'accepted',
        }),
      () => proposeQuestion(context, actor(), { agendaId: agenda, question }),
      () => addInstruction(context, actor(), { documentId: protocol, draft }),
      () => addQuestion(context, actor(), { documentId: protocol, question }),
    ])
      expect(await attempt()).toEqual(FINISHED)
    const pages = pagesOf(context, cast.olena)
    for (const path of [board(), `/meetings/agendas/${agenda}`, `/meetings/${protocol}`]) {
      const { html } = await pages.get(path)
      for (const act of ['executions', 'extensions', 'instructions', 'decisions', 'questions'])
        expect(html).not.toContain(`/${act}"`)
    }
    const marks = await context.db.read.selectFrom('agenda_marks').selectAll().execute()
    expect(marks).toEqual([])
  })

  it('what is finished between the reading and the commit stands: the act breaks and leaves nothing', async () => {
    const both = await Promise.all([
      finish(),
      markInstruction(context, actor(), { agendaId: agenda, taskId: task, mark: { kind: 'executed' } }),
    ])
    const { events } = (await findAgenda(context.db, agenda))!
    const row = await context.db.read.selectFrom('tasks').select('executed_on').executeTakeFirstOrThrow()
    expect(events).toHaveLength(1)
    expect(row.executed_on !== null).toBe(both[1].ok)
  })

  it('it is taken up again with a reason that stays, and finished anew', async () => {
    const pages = pagesOf(context, cast.hanna)
    expect((await pages.post(`/meetings/agendas/${agenda}/reopenings`, { reason: 'рано' })).status).toBe(422)
    await finish()
    const empty = await pages.post(`/meetings/agendas/${agenda}/reopenings`, { reason: ' ' })
    expect(empty.status).toBe(422)
    expect(empty.text).toContain('Нараду завершено')
    expect(await reopenMeeting(context, cast.petro.actor, { agendaId: agenda, reason: 'мушу' })).toEqual({
      ok: false,
      refusals: [{ code: 'not-allowed' }],
    })
    await pages.post(`/meetings/agendas/${agenda}/reopenings`, { reason: 'Забули доручення' })
    expect((await pages.get(board())).text).toContain('Забули доручення')
    expect(
      (
        await markInstruction(context, actor(), {
          agendaId: agenda,
          taskId: task,
          mark: { kind: 'executed' },
        })
      ).ok,
    ).toBe(true)
    await finish()
    const { events } = (await findAgenda(context.db, agenda))!
    expect(events.map(({ event }) => event)).toEqual(['finished', 'reopened', 'finished'])
  })

  it('the next agenda is opened with it and starts from its protocol; one not later is refused', async () => {
    expect(await finish('2026-11-20')).toMatchObject({ ok: false, refusals: [{ code: 'next-not-later' }] })
    expect((await findAgenda(context.db, agenda))!.events).toEqual([])
    await finish('2026-11-27')
    const next = await context.db.read
      .selectFrom('agendas')
      .select('id')
      .where('held_on', '=', day('2026-11-27'))
      .executeTakeFirstOrThrow()
    const { text } = await pagesOf(context, cast.olena).get(`/meetings/agendas/${next.id}`)
    expect(text).toContain('Попередня нарада — протокол № 2 від 20.11.2026.')
    expect(text).toContain('Полагодити зупинку')
  })
})
