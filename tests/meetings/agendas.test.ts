import { beforeEach, describe, expect, it } from 'vitest'
import { day } from '../../src/kernel/day.ts'
import { addInstruction } from '../../src/meetings/actions/add-instruction.ts'
import { openAgenda } from '../../src/meetings/actions/open-agenda.ts'
import { openProtocol } from '../../src/meetings/actions/open-protocol.ts'
import { proposeQuestion } from '../../src/meetings/actions/propose-question.ts'
import { readHour } from '../../src/meetings/agenda.ts'
import { findAgenda } from '../../src/meetings/agenda-store.ts'
import { type Cast, type Member, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'
import { type Fields, pagesOf } from '../support/pages.ts'

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast
  let agenda: string

  const DRAFT = {
    kind: 'operational-meeting',
    heldOn: day('2026-11-20'),
    hour: '10:00',
    place: '',
    chair: '',
  }

  beforeEach(async () => {
    context = await open()
    cast = await withCast(context)
    const opened = await openAgenda(context, cast.hanna.actor, DRAFT)
    agenda = opened.ok ? opened.value : ''
  })

  const get = (member: Member, path: string) => pagesOf(context, member).get(path)

  const post = (member: Member, path: string, fields: Fields = {}) =>
    pagesOf(context, member).post(path, fields)

  const here = () => `/meetings/agendas/${agenda}`
  const propose = async (member: Member, title: string) => {
    const outcome = await proposeQuestion(context, member.actor, {
      agendaId: agenda,
      question: { title, speaker: null },
    })
    return outcome.ok ? outcome.value : ''
  }
  const accept = (item: string) => post(cast.hanna, `${here()}/decisions`, { item, decision: 'accepted' })

  describe('an agenda', () => {
    it('is opened by whoever keeps protocols, once for an hour', async () => {
      const fields = { kind: 'inspection', date: '23.11.2026', hour: '8.30', place: 'ринок', chair: '' }
      expect((await post(cast.petro, '/meetings/agendas', fields)).status).toBe(403)
      const { to } = await post(cast.hanna, '/meetings/agendas', fields)
      expect((await get(cast.petro, to!)).html).toContain('23.11.2026, 08:30')
      const again = await post(cast.hanna, '/meetings/agendas', fields)
      expect(again.status).toBe(422)
      expect(again.html).toContain('порядок денний уже є')
      const wrong = await post(cast.hanna, '/meetings/agendas', {
        ...fields,
        date: '31.02.2026',
        hour: '25:00',
      })
      expect(wrong.status).toBe(422)
      expect(wrong.html).toContain('value="25:00"')
    })

    it('takes proposals of every department, and in its paper only what was accepted', async () => {
      const { to } = await post(cast.petro, `${here()}/questions`, { title: 'Про автобуси', speaker: '' })
      expect(to).toBe(here())
      const declined = await propose(cast.maria, 'Про свято')
      const item = (await findAgenda(context.db, agenda))!.items[0]!
      expect(item.proposedBy?.name).toBe('Управління транспорту')
      await accept(item.id)
      await post(cast.hanna, `${here()}/decisions`, { item: declined, decision: 'declined' })
      const { html } = await get(cast.petro, here())
      expect(html).toContain('<h2>1. Про стан виконання попередніх доручень</h2>')
      expect(html).toContain('<h2>2. Про автобуси</h2>')
      expect(html).toContain('відхилено')
      expect(html).not.toContain('<h2>3.')
      expect(
        (await post(cast.petro, `${here()}/decisions`, { item: item.id, decision: 'declined' })).status,
      ).toBe(403)
      expect((await post(cast.petro, `${here()}/questions`, { title: ' ', speaker: '' })).status).toBe(422)
    })

    it('is a Word file too', async () => {
      const { type } = await get(cast.petro, `${here()}/word`)
      expect(type).toContain('wordprocessingml')
    })

    it.each([
      ['9:30', '09:30'],
      ['09.30', '09:30'],
      ['24:00', null],
      ['10', null],
      ['10:60', null],
    ])('reads the hour «%s» as %s', (typed, read) => expect(readHour(typed)).toBe(read))
  })

  describe('the protocol of an agenda', () => {
    it('is one, whoever asks for it first, with the accepted questions under their numbers', async () => {
      await accept(await propose(cast.petro, 'Про автобуси'))
      const both = await Promise.all([
        openProtocol(context, cast.hanna.actor, agenda),
        openProtocol(context, cast.olena.actor, agenda),
      ])
      const ids = both.map((one) => (one.ok ? one.value : one.refusals))
      expect(ids[0]).toBe(ids[1])
      const { items } = (await findAgenda(context.db, agenda))!
      expect(items.map(({ question }) => question)).toEqual([2])
      const documents = await context.db.read.selectFrom('documents').select('number').execute()
      expect(documents).toEqual([{ number: '1' }])
    })

    it('takes one more question that comes up while the meeting goes on; others come too late', async () => {
      await openProtocol(context, cast.hanna.actor, agenda)
      const late = await proposeQuestion(context, cast.petro.actor, {
        agendaId: agenda,
        question: {
          title: 'Про пізнє',
          speaker: null,
        },
      })
      expect(late).toEqual({ ok: false, refusals: [{ code: 'agenda-closed' }] })
      await accept(await propose(cast.hanna, 'Різне'))
      const board = await get(cast.olena, `${here()}/board`)
      expect(board.html).toContain('2. Різне')
      const added = await post(cast.hanna, `${here()}/instructions`, {
        question: '2',
        'q2[text]': 'Звітувати',
        'q2[executors]': 'Управління культури',
        'q2[term]': '',
      })
      expect(added.status).toBe(303)
    })

    it('uses no number for an instruction that lacks its text', async () => {
      const refused = await post(cast.hanna, `${here()}/instructions`, { question: '1', 'q1[text]': '' })
      expect(refused.status).toBe(422)
      expect((await findAgenda(context.db, agenda))!.documentId).toBe(null)
    })

    it('of a day that has not come is refused', async () => {
      const opened = await openAgenda(context, cast.hanna.actor, { ...DRAFT, heldOn: day('2026-12-01') })
      const { status, html } = await post(
        cast.hanna,
        `/meetings/agendas/${opened.ok ? opened.value : ''}/protocol`,
        { next: '' },
      )
      expect(status).toBe(422)
      expect(html).toContain('Цей день ще не настав')
    })

    it('says who led, who was there and who kept it; a correction on an old page is refused', async () => {
      const opened = await openProtocol(context, cast.hanna.actor, agenda)
      const id = opened.ok ? opened.value : ''
      const fields = {
        version: '1',
        hour: '10:15',
        place: 'мала зала',
        chair: 'Олег ПЕТРЕНКО',
        attendees: 'Бондар І. О.\nГнатюк Р. І.',
        keeper: 'Мельник Г. П.',
      }
      expect((await post(cast.petro, `/meetings/${id}/details`, fields)).status).toBe(403)
      await post(cast.hanna, `/meetings/${id}/details`, fields)
      const { html } = await get(cast.hanna, `/meetings/${id}/paper`)
      for (const words of ['20.11.2026, 10:15', 'мала зала', 'Головував: Олег ПЕТРЕНКО', 'Мельник Г. П.'])
        expect(html).toContain(words)
      expect(html).toContain('Присутні (2):')
      expect((await post(cast.hanna, `/meetings/${id}/details`, fields)).status).toBe(409)
    })
  })

  describe('the board', () => {
    let protocol: string
    let task: { id: string; seq: number }
    beforeEach(async () => {
      const before = await openAgenda(context, cast.hanna.actor, { ...DRAFT, heldOn: day('2026-11-13') })
      const opened = await openProtocol(context, cast.hanna.actor, before.ok ? before.value : '')
      protocol = opened.ok ? opened.value : ''
      const added = await addInstruction(context, cast.hanna.actor, {
        documentId: protocol,
        draft: {
          question: 1,
          text: 'Полагодити зупинку',
          executors: ['Управління транспорту, Іваненко П. С.'],
          term: '18.11.2026',
          special: false,
        },
      })
      task = added.ok ? added.value.row : { id: '', seq: 0 }
    })
    const mark = (member: Member, act: string, more = {}) =>
      post(member, `${here()}/${act}`, { task: task.id, version: String(task.seq), ...more })

    it('carries an instruction from meeting to meeting until one finds it executed', async () => {
      expect((await get(cast.olena, here())).html).toContain('Полагодити зупинку')
      expect((await mark(cast.olena, 'executions')).status).toBe(303)
      const row = await context.db.read.selectFrom('tasks').selectAll().executeTakeFirstOrThrow()
      expect(row).toMatchObject({ executed_on: '2026-11-20', completeness: 'full' })
      const next = await openAgenda(context, cast.hanna.actor, { ...DRAFT, heldOn: day('2026-11-27') })
      const { html } = await get(cast.olena, `/meetings/agendas/${next.ok ? next.value : ''}`)
      expect(html).not.toContain('Полагодити зупинку')
    })

    it('moves a term, the first day stays; an earlier day and no day are refused', async () => {
      expect((await mark(cast.olena, 'extensions', { until: '' })).status).toBe(422)
      expect((await mark(cast.olena, 'extensions', { until: '17.11.2026' })).status).toBe(422)
      expect((await mark(cast.olena, 'extensions', { until: '30.11.2026' })).status).toBe(303)
      const row = await context.db.read.selectFrom('tasks').selectAll().executeTakeFirstOrThrow()
      expect(row).toMatchObject({ first_due_day: '2026-11-18', granted_until: '2026-11-30' })
      const marks = await context.db.read.selectFrom('agenda_marks').select('mark').execute()
      expect(marks).toEqual([{ mark: 'moved' }])
    })

    it('refuses an act on what has changed since, and changes nothing', async () => {
      await mark(cast.olena, 'extensions', { until: '30.11.2026' })
      expect((await mark(cast.olena, 'executions')).status).toBe(409)
    })

    it('is for those who keep it: a clerk has no acts of control, an executor no board', async () => {
      const clerk = await get(cast.hanna, `${here()}/board`)
      expect(clerk.html).toContain('Полагодити зупинку')
      expect(clerk.html).not.toContain('data-stop-key')
      expect((await mark(cast.hanna, 'executions')).status).toBe(403)
      expect((await get(cast.petro, `${here()}/board`)).status).toBe(404)
    })

    it('shows an executor in the agenda only what is theirs', async () => {
      expect((await get(cast.petro, here())).html).toContain('Полагодити зупинку')
      expect((await get(cast.ihor, here())).html).not.toContain('Полагодити зупинку')
    })

    it('gives each executor an extract with what is theirs alone', async () => {
      await addInstruction(context, cast.hanna.actor, {
        documentId: protocol,
        draft: {
          question: 1,
          text: 'Провести концерт',
          executors: ['Управління культури'],
          term: '',
          special: false,
        },
      })
      const { html } = await get(
        cast.petro,
        `/meetings/${protocol}/extracts/${cast.departments.transport.id}`,
      )
      expect(html).toContain('ВИТЯГ з протоколу')
      expect(html).toContain('1.1. Полагодити зупинку')
      expect(html).not.toContain('концерт')
      const word = await get(
        cast.petro,
        `/meetings/${protocol}/extracts/${cast.departments.transport.id}/word`,
      )
      expect(word.type).toContain('wordprocessingml')
      const foreign = `/meetings/${protocol}/extracts/${cast.departments.education.id}`
      expect((await get(cast.olena, foreign)).status).toBe(404)
    })
  })
})
