import { beforeEach, describe, expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import type { Day } from '../../src/kernel/day.ts'
import { tasksOfDocuments } from '../../src/tasks/store.ts'
import { type Cast, type Member, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { type Fields, pagesOf, rowsOf } from '../support/pages.ts'
import { decision, point } from '../support/register-draft.ts'

eachEngine((_engine, openRegister) => {
  let context: TestContext
  let cast: Cast
  let documentId: string
  let taskId: string
  beforeEach(async () => {
    context = await openRegister()
    cast = await withCast(context)
    await given()
  })

  async function given(over: Parameters<typeof point>[0] = {}) {
    const outcome = must(
      await registerDocument(context, cast.olena.actor, decision({ tasks: [point(over)] })),
    )
    documentId = outcome.id
    taskId = (await task()).row.id
  }
  const tasks = () => tasksOfDocuments(context.db, [documentId])
  const task = async () => (await tasks())[0]!
  const open = (member: Member, path: string) => pagesOf(context, member).get(path)
  const send = (member: Member, act: string, fields: Fields = {}, id = taskId) =>
    pagesOf(context, member).post(`/tasks/${id}/${act}`, fields)

  const report = {
    text: 'Дах відремонтовано повністю, акт приймання підписано комісією 24 листопада',
    executedOn: '20.11.2026',
    outgoing: '214/07',
    completeness: 'full',
  }

  describe('the executor’s page', () => {
    it('shows each their own, by due day, with the answers they have', async () => {
      await given({ term: { kind: 'day', day: '2026-12-01' as Day } })
      const [first, second] = rowsOf(await open(cast.petro, '/my'))
      expect(first).toContain('01.12.2026')
      expect(second).toContain('10.12.2026')
      for (const answer of ['Отримано', 'Звіт', 'Проміжна інформація', 'Прошу продовжити', 'Не наше'])
        expect(first).toContain(answer)
      const [own] = rowsOf(await open(cast.maria, '/my'))
      expect(own).toContain('ви співвиконавець')
      expect(own).toContain('Моя частина')
      expect(own).not.toContain('Звіт')
      expect((await open(cast.roman, '/my')).text).toContain('Мій підрозділ')
      expect((await open(cast.ihor, '/my')).text).toContain('Невиконаних завдань за вами немає')
      expect((await open(cast.hanna, '/my')).status).toBe(404)
    })

    it('says «отримано» with one press, once, and comes back to the list', async () => {
      expect(await send(cast.petro, 'acknowledgement', { back: 'my' })).toMatchObject({
        status: 303,
        to: '/my',
      })
      expect((await send(cast.petro, 'acknowledgement')).text).toContain('Ви вже підтвердили отримання')
      expect(rowsOf(await open(cast.petro, '/my'))[0]).not.toContain('Отримано')
      expect((await open(cast.olena, `/documents/${documentId}`)).text).toContain('отримано')
    })

    it('says at once who decides on more time, and that it is late', async () => {
      const early = await open(cast.petro, `/tasks/${taskId}/extension-requests`)
      expect(early.text).toContain('продовжує той, хто його видав')
      expect(early.text).not.toContain('Просити слід було')
      context.clock.moveTo('2026-12-09')
      expect((await open(cast.petro, `/tasks/${taskId}/extension-requests`)).text).toContain(
        'Просити слід було не пізніше 07.12.2026',
      )
      context.clock.moveTo('2026-12-11')
      expect((await open(cast.petro, `/tasks/${taskId}/extension-requests`)).text).toContain(
        'порушення лишається',
      )
    })

    it('gives a part of the work to somebody of the department, who reports to the lead and not to control', async () => {
      const stranger = await send(cast.roman, 'sub-instructions', { text: 'Акт', person: 'Шевчук М. А.' })
      expect(stranger.text).toContain('не працює у вашому підрозділі')
      const late = { text: 'Акт', person: 'Іваненко П. С.', due: '11.12.2026' }
      expect((await send(cast.roman, 'sub-instructions', late)).text).toContain(
        'не пізніше за строк самого завдання',
      )
      await send(cast.roman, 'sub-instructions', { ...late, due: '01.12.2026' })
      const below = (await tasks())[1]!
      expect(below.row).toMatchObject({
        parent_id: taskId,
        placed_on: null,
        due_day: '2026-12-01',
        series_place: 0,
      })
      expect((await send(cast.roman, 'reports', report)).text).toContain('Іваненко П. С. — Акт')
      await send(cast.petro, 'reports', report, below.row.id)
      expect((await send(cast.olena, 'acceptance', {}, below.row.id)).status).toBe(403)
      const page = await open(cast.roman, '/my')
      expect(page.text).toContain('Доручене чекає вашого прийняття')
      await send(cast.roman, 'acceptance', {}, below.row.id)
      expect((await send(cast.roman, 'reports', report)).status).toBe(303)
    })

    it('reports with something open below only where the lead says why', async () => {
      await send(cast.roman, 'sub-instructions', { text: 'Акт', person: 'Іваненко П. С.' })
      expect((await send(cast.roman, 'reports', report)).status).toBe(422)
      expect((await send(cast.roman, 'reports', { ...report, despite: 'акт не потрібен' })).status).toBe(303)
      expect((await open(cast.olena, '/queue')).text).toContain('Доручене не завершено: акт не потрібен')
    })

    it('shows the lead what co-executors gave', async () => {
      await send(cast.maria, 'parts', { text: 'Заклад готовий' })
      expect((await open(cast.petro, `/tasks/${taskId}/reports`)).text).toContain(
        'Шевчук М. А.: «Заклад готовий»',
      )
    })
  })

  describe('the controller’s queue', () => {
    it('accepts, or returns and counts it', async () => {
      await send(cast.petro, 'reports', report)
      expect(rowsOf(await open(cast.olena, '/queue'))[0]).toContain('вих. 214/07')
      expect(await send(cast.olena, 'returns', { reason: 'немає актів', back: 'queue' })).toMatchObject({
        to: '/queue',
      })
      await send(cast.petro, 'reports', report)
      expect(rowsOf(await open(cast.olena, '/queue'))[0]).toContain('Уже повертали: 1')
      await send(cast.olena, 'acceptance', { back: 'queue' })
      expect((await open(cast.olena, '/queue')).text).toContain('Усе розглянуто')
      expect((await open(cast.petro, '/queue')).status).toBe(404)
    })

    it('grants more time with the official who decided, and the chain answers the request', async () => {
      await send(cast.petro, 'extension-requests', { until: '25.12.2026', reason: 'немає коштів' })
      expect(
        (await send(cast.petro, 'extension-requests', { until: '25.12.2026', reason: 'ще' })).text,
      ).toContain('вже подано')
      expect(rowsOf(await open(cast.olena, '/queue'))[0]).toContain('просять продовжити до 25.12.2026')
      const form = await open(cast.olena, `/tasks/${taskId}/extensions`)
      expect(form.html).toContain('value="25.12.2026"')
      await send(cast.olena, 'extensions', {
        until: '20.12.2026',
        decidedOn: '20.11.2026',
        decidedBy: 'Лисенко А. Ю.',
      })
      const { row, state } = await task()
      expect(row).toMatchObject({ first_due_day: '2026-12-10', due_day: '2026-12-20' })
      expect(state.request).toBeNull()
      expect((await open(cast.olena, '/queue')).text).toContain('Усе розглянуто')
    })

    it('refuses more time with a reason, and it may be asked for again', async () => {
      await send(cast.petro, 'extension-requests', { until: '25.12.2026', reason: 'немає коштів' })
      expect((await send(cast.olena, 'extension-refusals', { reason: ' ' })).status).toBe(422)
      await send(cast.olena, 'extension-refusals', { reason: 'кошти виділено' })
      expect((await task()).row.due_day).toBe('2026-12-10')
      expect(rowsOf(await open(cast.petro, '/my'))[0]).toContain('Прошу продовжити')
    })

    it('moves a task that is not theirs, with whom it was in the history', async () => {
      await send(cast.petro, 'reassignment-proposals', {
        whose: 'Управління культури',
        reason: 'не наш заклад',
      })
      expect(rowsOf(await open(cast.olena, '/queue'))[0]).toContain(
        'пропонують передати: Управління культури',
      )
      const executors = ['Управління культури', 'Департамент освіти, Шевчук М. А.']
      expect((await send(cast.olena, 'reassignment', { executors, ground: '' })).status).toBe(422)
      expect((await send(cast.olena, 'reassignment', { executors, ground: 'резолюція' })).status).toBe(303)
      expect((await task()).row.department_id).toBe(cast.departments.culture.id)
      expect((await open(cast.petro, `/documents/${documentId}`)).status).toBe(404)
      const history = (await open(cast.olena, `/documents/${documentId}`)).text
      expect(history).toContain('призначено виконавців: Іваненко П. С. · Шевчук М. А.')
      expect(history).toContain('призначено виконавців: Управління культури · Шевчук М. А.; резолюція')
    })

    it('marks a report that nearly repeats another task’s', async () => {
      await send(cast.petro, 'reports', report)
      const first = documentId
      await given()
      await send(cast.petro, 'reports', { ...report, text: `${report.text}.` })
      const page = await open(cast.olena, '/queue')
      expect(page.text).toContain('Майже дослівно повторює звіт про № 1 від 20.11.2026, п. 1')
      expect(page.html).toContain(`/documents/${first}?task=`)
    })
  })

  describe('bad input', () => {
    it.each([
      [
        'an extension to an earlier day',
        'extension-requests',
        { until: '09.12.2026', reason: 'x' },
        'має бути пізніше',
      ],
      [
        'one without a reason',
        'extension-requests',
        { until: '25.12.2026', reason: '' },
        'Заповніть це поле',
      ],
      ['an impossible day', 'extension-requests', { until: '31.02.2027', reason: 'x' }, 'не день'],
      ['an execution in the future', 'reports', { ...report, executedOn: '21.11.2026' }, 'ще не настав'],
      ['an empty note', 'notes', { text: ' ' }, 'Заповніть це поле'],
    ])('%s is refused, and what was typed stays', async (_what, act, fields, words) => {
      const page = await send(cast.petro, act, fields)
      expect(page).toMatchObject({ status: 422 })
      expect(page.text).toContain(words)
      expect((await task()).row.seq).toBe(3)
    })

    it('twenty presses of one button are one act', async () => {
      const seq = String((await task()).row.seq)
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => send(cast.petro, 'notes', { text: 'Триває', seq })),
      )
      expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
      expect((await task()).facts.filter(({ kind }) => kind === 'noted')).toHaveLength(1)
    })
  })
})
