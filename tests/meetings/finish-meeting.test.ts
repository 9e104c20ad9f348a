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
import { eachEngine, type TestOffice } from '../support/office.ts'
import { pagesOf } from '../support/pages.ts'

const FINISHED = { ok: false, refusals: [{ code: 'meeting-finished' }] }

eachEngine((_engine, open) => {
  let office: TestOffice
  let cast: Cast
  let agenda: string
  let protocol: string
  /** given the week before */
  let task: string
  const actor = () => cast.olena.actor
  const board = () => `/meetings/agendas/${agenda}/board`
  const finish = (next: string | null = null) =>
    finishMeeting(office, actor(), agenda, next ? day(next) : null)
  const opened = async (heldOn: string) => {
    const draft = { kind: 'operational-meeting', heldOn: day(heldOn), hour: '10:00', place: '', chair: '' }
    const outcome = await openAgenda(office, actor(), draft)
    return outcome.ok ? outcome.value : ''
  }

  beforeEach(async () => {
    office = await open()
    cast = await withCast(office)
    const before = await openProtocol(office, actor(), await opened('2026-11-13'))
    const added = await addInstruction(office, actor(), before.ok ? before.value : '', {
      question: 1,
      text: 'Полагодити зупинку',
      executors: ['Управління транспорту'],
      term: '25.11.2026',
      special: false,
    })
    task = added.ok ? added.value.row.id : ''
    agenda = await opened('2026-11-20')
    const of = await openProtocol(office, actor(), agenda)
    protocol = of.ok ? of.value : ''
  })

  it('a finished meeting says who and when, and its protocol; once, however often it is pressed', async () => {
    const outcomes = await Promise.all([1, 2, 3].map(() => finish()))
    expect(outcomes).toEqual(outcomes.map(() => ({ ok: true, value: { protocolId: protocol } })))
    expect((await finish()).ok).toBe(true)
    expect((await findAgenda(office.db, agenda))!.turns).toEqual([
      { turn: 'finished', reason: null, at: office.clock.now(), by: 'Ковальчук О. В.' },
    ])
    const page = await pagesOf(office, cast.olena).get(board())
    expect(page.text).toContain('Нараду завершено')
    expect(page.text).toContain('Ковальчук О. В.')
    expect(page.text).toContain('Протокол № 2')
  })

  it('nothing that a finished meeting decided changes any more, and no button offers it', async () => {
    const item = await proposeQuestion(office, actor(), agenda, { title: 'Про пізнє', speaker: null })
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
      () => markInstruction(office, actor(), agenda, task, { kind: 'executed' }),
      () => markInstruction(office, actor(), agenda, task, { kind: 'moved', until: day('2026-12-10') }),
      () => decideQuestion(office, actor(), agenda, item.ok ? item.value : '', 'accepted'),
      () => proposeQuestion(office, actor(), agenda, question),
      () => addInstruction(office, actor(), protocol, draft),
      () => addQuestion(office, actor(), protocol, question),
    ])
      expect(await attempt()).toEqual(FINISHED)
    const pages = pagesOf(office, cast.olena)
    for (const path of [board(), `/meetings/agendas/${agenda}`, `/meetings/${protocol}`]) {
      const { html } = await pages.get(path)
      for (const act of ['executions', 'extensions', 'instructions', 'decisions', 'questions'])
        expect(html).not.toContain(`/${act}"`)
    }
    const marks = await office.db.read.selectFrom('agenda_marks').selectAll().execute()
    expect(marks).toEqual([])
  })

  it('what is finished between the reading and the commit stands: the act breaks and leaves nothing', async () => {
    const both = await Promise.all([
      finish(),
      markInstruction(office, actor(), agenda, task, { kind: 'executed' }),
    ])
    const { turns } = (await findAgenda(office.db, agenda))!
    const row = await office.db.read.selectFrom('tasks').select('executed_on').executeTakeFirstOrThrow()
    expect(turns).toHaveLength(1)
    expect(row.executed_on !== null).toBe(both[1].ok)
  })

  it('it is taken up again with a reason that stays, and finished anew', async () => {
    const pages = pagesOf(office, cast.hanna)
    expect((await pages.post(`/meetings/agendas/${agenda}/reopenings`, { reason: 'рано' })).status).toBe(422)
    await finish()
    const empty = await pages.post(`/meetings/agendas/${agenda}/reopenings`, { reason: ' ' })
    expect(empty.status).toBe(422)
    expect(empty.text).toContain('Нараду завершено')
    expect(await reopenMeeting(office, cast.petro.actor, agenda, 'мушу')).toEqual({
      ok: false,
      refusals: [{ code: 'not-allowed' }],
    })
    await pages.post(`/meetings/agendas/${agenda}/reopenings`, { reason: 'Забули доручення' })
    expect((await pages.get(board())).text).toContain('Забули доручення')
    expect((await markInstruction(office, actor(), agenda, task, { kind: 'executed' })).ok).toBe(true)
    await finish()
    const { turns } = (await findAgenda(office.db, agenda))!
    expect(turns.map(({ turn }) => turn)).toEqual(['finished', 'reopened', 'finished'])
  })

  it('the next agenda is opened with it and starts from its protocol; one not later is refused', async () => {
    expect(await finish('2026-11-20')).toMatchObject({ ok: false, refusals: [{ code: 'next-not-later' }] })
    expect((await findAgenda(office.db, agenda))!.turns).toEqual([])
    await finish('2026-11-27')
    const next = await office.db.read
      .selectFrom('agendas')
      .select('id')
      .where('held_on', '=', day('2026-11-27'))
      .executeTakeFirstOrThrow()
    const { text } = await pagesOf(office, cast.olena).get(`/meetings/agendas/${next.id}`)
    expect(text).toContain('Попередня нарада — протокол № 2 від 20.11.2026.')
    expect(text).toContain('Полагодити зупинку')
  })
})
