import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '../../src/access/actor.ts'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { day } from '../../src/kernel/day.ts'
import { reportJson } from '../../src/reports/reports/definitions.ts'
import type { TaskEdit } from '../../src/tasks/actions/facts-put-right.ts'
import { editTask, taskCorrection } from '../../src/tasks/acts/edit.ts'
import { recordExecution } from '../../src/tasks/acts/execution.ts'
import { extendTerm } from '../../src/tasks/acts/extensions.ts'
import { withdrawReport } from '../../src/tasks/acts/report-withdrawals.ts'
import { reportExecution } from '../../src/tasks/acts/reports.ts'
import { retractFact } from '../../src/tasks/acts/retractions.ts'
import { returnForRework } from '../../src/tasks/acts/returns.ts'
import { findTask, type Task, tasksOfDocuments } from '../../src/tasks/store.ts'
import { taskState } from '../../src/tasks/task-state.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { fieldOf, pagesOf, rowsOf } from '../support/pages.ts'
import { decision, point } from '../support/register-draft.ts'
import { testClock } from '../support/test-clock.ts'

let context: TestContext
let cast: Cast
afterEach(() => context.db.close())
beforeEach(async () => {
  context = await testContext({ clock: testClock('2026-11-20') })
  cast = await withCast(context)
})

const slip = 'описка: у рішенні інший день'
/** Ганна registers a decision with one point, due on 10.12. */
const given = async (over: Parameters<typeof point>[0] = {}): Promise<Task> => {
  const { id } = must(await registerDocument(context, cast.hanna.actor, decision({ tasks: [point(over)] })))
  return (await tasksOfDocuments(context.db, [id]))[0]!
}
const now = async ({ row }: Task) => (await findTask(context.db, row.id))!
const correct = (task: Task, input: TaskEdit, who: Actor = cast.olena.actor) =>
  editTask(context, who, task.row.id, input)
const term = (words: string) => ({ kind: 'day' as const, day: day(words) })

describe('a due day that was mistyped', () => {
  it('is put right as if it had been so from the beginning, and moves no term', async () => {
    const task = await given()
    context.clock.moveTo('2026-12-02')
    const after = must(await correct(task, { term: term('2027-01-11'), reason: slip }))
    expect(after.row).toMatchObject({ first_due_day: '2027-01-11', due_day: '2027-01-11', extensions: 0 })
    expect(after.state).toMatchObject({ extensions: [], grantedUntil: null, returns: [] })
    expect(after.facts.slice(-2)).toMatchObject([
      { kind: 'retracted', retracts: 2, reason: slip, happenedOn: '2026-12-02' },
      { kind: 'term-set', day: '2027-01-11', happenedOn: '2026-11-20', corrects: 2 },
    ])
  })

  it('may be put earlier, where an extension never could', async () => {
    const after = must(await correct(await given(), { term: term('2026-11-25'), reason: slip }))
    expect(after.row.due_day).toBe('2026-11-25')
  })

  it('is mended again after a second slip, and each keeps the place of the first', async () => {
    const task = await given()
    must(await correct(task, { term: term('2026-12-11'), reason: slip }))
    const after = must(await correct(task, { term: term('2026-12-12'), reason: 'знову описка' }))
    expect(after.row.first_due_day).toBe('2026-12-12')
    expect(after.facts.at(-1)).toMatchObject({ kind: 'term-set', corrects: 2 })
    expect(after.row.due_version).toBe(4)
  })

  it('is known as it was before to whoever asks what was known then', async () => {
    const task = await given()
    const before = context.clock.now()
    context.clock.moveTo('2026-12-02')
    must(await correct(task, { term: term('2027-01-11'), reason: slip }))
    expect(taskState((await now(task)).facts, { knownOn: before }).firstDueDay).toBe('2026-12-10')
    expect(taskState((await now(task)).facts, { asOf: day('2026-11-21') }).firstDueDay).toBe('2027-01-11')
  })

  it('changes in the report the one figure it was wrong in: what was late is in time', async () => {
    const task = await given()
    context.clock.moveTo('2026-12-15')
    must(
      await recordExecution(context, cast.olena.actor, task.row.id, {
        on: day('2026-12-15'),
        completeness: 'full',
        note: null,
      }),
    )
    context.clock.moveTo('2027-01-04')
    const query = { from: day('2026-12-01'), to: day('2026-12-31'), asOf: day('2027-01-01') }
    const row = async () => must(await reportJson(context, 'departments', query)).total
    expect(await row()).toMatchObject({ due: 1, executedInTime: 0 })
    must(await correct(task, { term: term('2026-12-18'), reason: slip }))
    expect(await row()).toMatchObject({ due: 1, executedInTime: 1 })
  })

  it('says why it was wrong, or stays', async () => {
    const task = await given()
    expect(await correct(task, { term: term('2026-12-11') })).toEqual({
      ok: false,
      refusals: [{ code: 'required', field: 'reason' }],
    })
    expect(await correct(task, { term: term('2026-11-01'), reason: slip })).toMatchObject({
      refusals: [{ code: 'due-before-registration', field: 'due' }],
    })
    expect((await now(task)).facts).toHaveLength(3)
  })

  it('of an extension leaves one extension, and no day before the one it moved', async () => {
    const task = await given()
    must(
      await extendTerm(context, cast.olena.actor, task.row.id, {
        until: day('2027-12-25'),
        decidedOn: day('2026-11-20'),
      }),
    )
    expect(await correct(task, { extendedUntil: day('2026-12-01'), reason: slip })).toMatchObject({
      refusals: [{ code: 'extension-not-later', field: 'extendedUntil' }],
    })
    const after = must(await correct(task, { extendedUntil: day('2026-12-25'), reason: slip }))
    expect(after.row).toMatchObject({ first_due_day: '2026-12-10', due_day: '2026-12-25', extensions: 1 })
  })
})

describe('executors that were named wrongly', () => {
  const others = { executors: [{ words: 'Управління культури, Бондар І. О.' }] }

  it('never had the task: the department that was meant has it from the first day', async () => {
    const task = await given()
    context.clock.moveTo('2026-12-02')
    const after = must(await correct(task, { ...others, reason: slip }))
    const culture = cast.departments.culture.id
    expect(after.state.leads).toEqual([{ departmentId: culture, since: '2026-11-20' }])
    expect(after.state.stays).toMatchObject([{ departmentId: culture, handedIn: false, handedOut: false }])
    expect(after.row).toMatchObject({ department_id: culture, lead_changed_on: null })
  })

  it('and an acceptance of before may still be taken back', async () => {
    const task = await given()
    const { row } = must(
      await recordExecution(context, cast.olena.actor, task.row.id, {
        on: day('2026-11-20'),
        completeness: 'full',
        note: null,
      }),
    )
    must(await correct(task, { ...others, reason: slip }))
    const after = must(
      await retractFact(context, cast.olena.actor, task.row.id, { fact: row.seq, reason: 'помилка' }),
    )
    expect(after.row).toMatchObject({ executed_on: null, department_id: cast.departments.culture.id })
  })
})

describe('who puts it right', () => {
  const page = (task: Task) => `/tasks/${task.row.id}/edit`

  it('the clerk who registered it does until the end of the next working day, the control department later', async () => {
    const task = await given() // on a Friday
    const hanna = pagesOf(context, cast.hanna)
    context.clock.moveTo('2026-11-23')
    expect((await hanna.get(page(task))).status).toBe(200)
    context.clock.moveTo('2026-11-24')
    expect((await hanna.get(page(task))).status).toBe(404)
    expect(await correct(task, { text: 'Інше' }, cast.hanna.actor)).toMatchObject({
      refusals: [{ code: 'not-allowed' }],
    })
    expect((await pagesOf(context, cast.olena).get(page(task))).status).toBe(200)
  })

  it('another clerk’s slip is not a clerk’s to mend', async () => {
    const { id } = must(await registerDocument(context, cast.olena.actor, decision()))
    const [task] = await tasksOfDocuments(context.db, [id])
    expect(await correct(task!, { text: 'Інше' }, cast.hanna.actor)).toMatchObject({
      refusals: [{ code: 'not-allowed' }],
    })
  })

  it('the page shows what stands, keeps what was typed, and changes only what was changed', async () => {
    const task = await given()
    const hanna = pagesOf(context, cast.hanna)
    const shown = await hanna.get(page(task))
    expect(fieldOf(shown, 'term')).toBe('10.12.2026')
    const fields = {
      seq: fieldOf(shown, 'seq')!,
      point: '1.2',
      text: fieldOf(shown, 'text')!,
      term: '18.12.2026',
      executors: ['Управління транспорту, Іваненко П. С.', 'Департамент освіти, Шевчук М. А.'],
      controller: 'Ковальчук О. В.',
      supervisor: '',
    }
    const refused = await hanna.post(page(task), fields)
    expect(refused.status).toBe(422)
    expect(fieldOf(refused, 'term')).toBe('18.12.2026')
    expect((await hanna.post(page(task), { ...fields, reason: slip })).status).toBe(303)
    const after = await now(task)
    expect(after.row).toMatchObject({ point: '1.2', due_day: '2026-12-18' })
    expect(after.facts.map(({ kind }) => kind)).toEqual([
      'assigned',
      'term-set',
      'placed',
      'edited',
      'retracted',
      'term-set',
    ])
    expect((await hanna.get(`/documents/${task.row.document_id}`)).text).toContain(
      'строк виправлено: 18.12.2026',
    )
  })
})

describe('letters about a day that was put right', () => {
  it('say so to the executor, and remind of the new day as if no letter had been', async () => {
    const task = await given()
    must(await correct(task, { term: term('2026-12-18'), reason: slip }))
    const items = await context.db.read.selectFrom('letter_items').selectAll().execute()
    expect(items).toMatchObject([
      { step: 'term-set:5', due_day: '2026-12-18', due_version: 2, recipient_id: cast.petro.person.id },
    ])
    expect((await pagesOf(context, cast.petro).get('/notices')).text).toContain('строк виправлено')
  })
})

it('a program puts right what it names, and nothing else', () => {
  expect(taskCorrection.parse({ due: { day: '2026-12-18' } })).toEqual({ term: term('2026-12-18') })
  expect(taskCorrection.safeParse({ number: '5' }).success).toBe(false)
})

describe('a report that its author sees to be wrong', () => {
  const report = (task: Task, text: string) =>
    reportExecution(context, cast.petro.actor, task.row.id, {
      text,
      executedOn: day('2026-11-20'),
      completeness: 'full',
      outgoing: 'вих. № 5',
    })

  it('is taken back until it is decided on, stays in the history, and the next one begins with its words', async () => {
    const task = await given()
    must(await report(task, 'Дах полагоджено'))
    const petro = pagesOf(context, cast.petro)
    const path = `/tasks/${task.row.id}`
    expect((await petro.get(`${path}/report-withdrawals`)).text).toContain('«Дах полагоджено»')
    expect((await petro.post(`${path}/report-withdrawals`, { reason: '' })).status).toBe(303)
    const after = await now(task)
    expect(after.state).toMatchObject({ report: null, returns: [], executedOn: null })
    expect(after.facts.at(-1)).toMatchObject({ kind: 'retracted', reason: 'відкликано, щоб виправити' })
    const form = await petro.get(`${path}/reports`)
    expect(fieldOf(form, 'text')).toBe('Дах полагоджено')
    expect(fieldOf(form, 'outgoing')).toBe('вих. № 5')
    must(await report(task, 'Дах полагоджено, акт № 7'))
    expect(fieldOf(await pagesOf(context, cast.petro).get(`${path}/report-withdrawals`), 'reason')).toBe('')
  })

  it('is out of its author’s hands once it is accepted or returned, and was never in another’s', async () => {
    const task = await given()
    must(await report(task, 'Дах полагоджено'))
    expect(await withdrawReport(context, cast.maria.actor, task.row.id, {})).toMatchObject({
      refusals: [{ code: 'not-allowed' }],
    })
    must(await returnForRework(context, cast.olena.actor, task.row.id, { reason: 'немає акта' }))
    expect(await withdrawReport(context, cast.petro.actor, task.row.id, {})).toMatchObject({
      refusals: [{ code: 'no-report' }],
    })
  })
})

describe('the list of corrections', () => {
  it('says what was and what is, why, who and when, apart from every count of moves', async () => {
    const task = await given()
    must(await correct(task, { term: term('2026-12-18'), reason: slip }, cast.hanna.actor))
    must(
      await correct(task, {
        executors: [{ words: 'Управління культури, Бондар І. О.' }],
        text: 'Полагодити дах',
        reason: 'не той підрозділ',
      }),
    )
    const { row } = must(
      await recordExecution(context, cast.olena.actor, task.row.id, {
        on: day('2026-11-20'),
        completeness: 'full',
        note: null,
      }),
    )
    must(await retractFact(context, cast.olena.actor, task.row.id, { fact: row.seq, reason: 'не та кнопка' }))
    const list = rowsOf(await pagesOf(context, cast.sofiia).get('/corrections'))
    expect(list).toHaveLength(4)
    expect(list[0]).toContain('скасовано: виконано у повному обсязі не та кнопка Ковальчук О. В.')
    expect(list.join('\n')).toContain(
      'виконавці: Іваненко П. С. · Шевчук М. А. → Бондар І. О. не той підрозділ Ковальчук О. В.',
    )
    expect(list.join('\n')).toContain(`строк: 10.12.2026 → 18.12.2026 ${slip} Мельник Г. П.`)
    expect(list.join('\n')).toContain('«Завершити капітальний ремонт даху ліцею № 25» → «Полагодити дах»')
  })

  it('is empty at first, and is nothing for executors', async () => {
    await given()
    expect((await pagesOf(context, cast.olena).get('/corrections')).text).toContain('Виправлень ще немає')
    expect((await pagesOf(context, cast.petro).get('/corrections')).status).toBe(404)
  })

  it('hides the words of residents from those who do not work on them', async () => {
    const { id } = must(
      await registerDocument(
        context,
        cast.olena.actor,
        decision({
          kind: 'broadcast',
          tasks: [point({ text: 'Гр. Коваленко, вул. Липова, 3' })],
        }),
      ),
    )
    const [task] = await tasksOfDocuments(context.db, [id])
    must(await correct(task!, { text: 'Гр. Коваленко, вул. Липова, 5' }))
    expect((await pagesOf(context, cast.olena).get('/corrections')).text).toContain('Липова, 5')
    expect((await pagesOf(context, cast.sofiia).get('/corrections')).text).not.toContain('Липова')
  })
})

describe('what is put right stays within the law and within the hands of its author', () => {
  const extend = (task: Task, until: string) =>
    extendTerm(context, cast.olena.actor, task.row.id, { until: day(until), decidedOn: day('2026-11-20') })

  it('an extension is put right within the limit of the law, as it is granted', async () => {
    const task = await given()
    must(await extend(task, '2026-12-25'))
    expect(await correct(task, { term: term('2027-01-12'), reason: slip })).toMatchObject({
      refusals: [{ code: 'due-after-extension', field: 'due' }],
    })
    const { id } = must(
      await registerDocument(
        context,
        cast.olena.actor,
        decision({
          kind: 'information-request',
          receivedAt: '2026-11-20',
          correspondent: { name: 'Редакція', number: null, date: null },
          tasks: [point({ term: null })],
        }),
      ),
    )
    const [request] = await tasksOfDocuments(context.db, [id])
    must(await extend(request!, '2026-12-10'))
    expect(await correct(request!, { extendedUntil: day('2027-06-01'), reason: slip })).toMatchObject({
      refusals: [{ code: 'extension-beyond-law', field: 'extendedUntil' }],
    })
  })

  it('a term and its extension are put right together', async () => {
    const task = await given({ term: term('2027-12-10') })
    must(await extend(task, '2027-12-25'))
    const after = must(
      await correct(task, { term: term('2026-12-10'), extendedUntil: day('2026-12-25'), reason: slip }),
    )
    expect(after.row).toMatchObject({ first_due_day: '2026-12-10', due_day: '2026-12-25', extensions: 1 })
  })

  it('the clerk puts right no decision of the control department', async () => {
    const task = await given()
    must(await extend(task, '2026-12-25'))
    expect(
      await correct(task, { extendedUntil: day('2027-06-25'), reason: slip }, cast.hanna.actor),
    ).toMatchObject({ refusals: [{ code: 'not-allowed' }] })
    expect((await now(task)).row.due_day).toBe('2026-12-25')
  })

  it('a report is withdrawn by those who gave it, not by those who came after', async () => {
    const task = await given()
    must(
      await reportExecution(context, cast.petro.actor, task.row.id, {
        text: 'Дах полагоджено',
        executedOn: day('2026-11-20'),
        completeness: 'full',
        outgoing: null,
      }),
    )
    must(await correct(task, { executors: [{ words: 'Управління культури, Бондар І. О.' }], reason: slip }))
    expect(await withdrawReport(context, cast.ihor.actor, task.row.id, {})).toMatchObject({
      refusals: [{ code: 'not-allowed' }],
    })
  })

  it('a term without a day is put right to another without a day, and a periodic one is shown as it was given', async () => {
    const task = await given({ term: { kind: 'none' } })
    const after = must(await correct(task, { term: { kind: 'permanent' }, reason: slip }))
    expect(JSON.parse(after.row.term!)).toEqual({ kind: 'permanent' })
    const periodic = await given({ term: { kind: 'periodic', every: 'quarter', day: 10 } })
    const page = await pagesOf(context, cast.olena).get(`/tasks/${periodic.row.id}/edit`)
    expect(fieldOf(page, 'term')).toBe('щокварталу до 10')
  })
})
