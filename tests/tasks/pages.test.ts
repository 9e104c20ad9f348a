import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import type { Day } from '../../src/kernel/day.ts'
import { acceptReport } from '../../src/tasks/acts/acceptance.ts'
import { extendTerm } from '../../src/tasks/acts/extensions.ts'
import { removeFromControl } from '../../src/tasks/acts/removal.ts'
import { reportExecution } from '../../src/tasks/acts/reports.ts'
import type { TaskInput } from '../../src/tasks/task-draft.ts'
import { taskStates } from '../../src/tasks/task-filter.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { fieldOf, linksOf, pagesOf, rowsOf } from '../support/pages.ts'
import { decision, point } from '../support/register-draft.ts'

let context: TestContext
let cast: Cast

const day = (text: string) => text as Day
const due = (text: string): Partial<TaskInput> => ({ term: { kind: 'day', day: day(text) } })

/** Registers a document with one task and answers the task's id. */
async function give(
  text: string,
  over: Partial<TaskInput> = {},
  document: Parameters<typeof decision>[0] = {},
) {
  const draft = decision({ ...document, tasks: [point({ text, ...over })] })
  const { id } = must(await registerDocument(context, cast.hanna.actor, draft))
  const task = context.db.read.selectFrom('tasks').select('id').where('document_id', '=', id)
  return { documentId: id, taskId: (await task.executeTakeFirstOrThrow()).id }
}

const report = {
  executedOn: day('2026-11-20'),
  completeness: 'full' as const,
  text: 'Зроблено',
  outgoing: null,
}

describe('the register of tasks', () => {
  const fromHigher = {
    kind: 'higher-authority',
    correspondent: { name: 'Кабінет Міністрів України', number: '437-р', date: day('2026-11-10') },
  }

  beforeAll(async () => {
    context = await testContext()
    cast = await withCast(context)
    await give('Давнє', due('2026-11-19'), { registeredOn: day('2026-11-02') })
    await give('Нинішнє', due('2026-11-20'))
    await give('Тижневе', { ...due('2026-11-22'), special: true })
    await give('Пізнє', { ...due('2026-12-10'), executors: [{ words: 'Департамент освіти' }] })
    await give('Вічне', { term: { kind: 'permanent' }, controller: null })
    await give('Невзяте', { placedOn: null })
    const extended = await give('Продовжене', due('2026-12-01'))
    const grant = { until: day('2026-12-20'), decidedOn: day('2026-11-20'), decidedBy: null, ground: null }
    must(await extendTerm(context, cast.olena.actor, extended.taskId, grant))
    const waiting = await give('Відзвітоване', due('2026-11-30'))
    must(await reportExecution(context, cast.petro.actor, waiting.taskId, report))
    const executed = await give('Прийняте', due('2026-11-30'))
    must(await reportExecution(context, cast.petro.actor, executed.taskId, report))
    must(await acceptReport(context, cast.olena.actor, executed.taskId))
    const removed = await give('Зняте', due('2026-11-30'), fromHigher)
    const resolution = {
      on: day('2026-11-20'),
      ground: { kind: 'to-file' as const, words: 'До справи' },
    }
    must(await reportExecution(context, cast.petro.actor, removed.taskId, report))
    must(await acceptReport(context, cast.olena.actor, removed.taskId))
    must(await removeFromControl(context, cast.olena.actor, removed.taskId, resolution))
  })

  const open = (query: string) => pagesOf(context, cast.olena).get(`/tasks?${query}`)
  /** The first words of each row's text: the names given above. */
  const shown = async (query: string) => rowsOf(await open(query)).map((row) => /1\. (\S+)/.exec(row)?.[1])
  const onControl = [
    'Давнє',
    'Нинішнє',
    'Тижневе',
    'Відзвітоване',
    'Прийняте',
    'Пізнє',
    'Продовжене',
    'Вічне',
  ]

  it('shows what is on control, the nearest day first', async () => {
    const page = await open('')
    expect(await shown('')).toEqual(onControl)
    expect(page.text).toContain('8 завдань · станом на 20.11.2026')
    expect(page.text).toContain('1–8 з 8')
  })

  it.each([
    ['pending', ['Давнє', 'Нинішнє', 'Тижневе', 'Відзвітоване', 'Пізнє', 'Продовжене', 'Вічне']],
    ['overdue', ['Давнє']],
    ['today', ['Нинішнє']],
    ['week', ['Нинішнє', 'Тижневе']],
    ['extended', ['Продовжене']],
    ['permanent', ['Вічне']],
    ['waiting', ['Відзвітоване']],
    ['executed', ['Прийняте']],
    ['removed', ['Зняте']],
    ['not-on-control', ['Невзяте']],
  ] as const)('in the state «%s» shows %j', async (state, names) => {
    expect(await shown(`state=${state}`)).toEqual(names)
    expect((await open(`state=${state}`)).text).toContain(`Стан: ${taskStates[state]}`)
  })

  it('in every state shows all of them', async () => {
    expect((await shown('state=all')).toSorted()).toEqual([...onControl, 'Невзяте', 'Зняте'].toSorted())
  })

  it('is narrowed by department, kind, controller, person, special control, days and words', async () => {
    const { education } = cast.departments
    expect(await shown(`department=${education.id}`)).toEqual(['Пізнє'])
    expect(await shown('kind=higher-authority&state=all')).toEqual(['Зняте'])
    expect(await shown(`controller=${cast.olena.person.id}`)).not.toContain('Вічне')
    expect(await shown(`person=${cast.maria.person.id}`)).not.toContain('Пізнє')
    expect(await shown('special=yes')).toEqual(['Тижневе'])
    expect(await shown('from=22.11.2026&to=10.12.2026')).toEqual([
      'Тижневе',
      'Відзвітоване',
      'Прийняте',
      'Пізнє',
    ])
    expect(await shown('text=вічного')).toEqual(['Вічне'])
  })

  it('names each filter on a chip that takes it away and keeps the others', async () => {
    const { transport } = cast.departments
    const query = `department=${transport.id}&state=pending&person=${cast.petro.person.id}&special=yes&to=30.11.2026`
    const page = await open(query)
    expect(page.text).toContain('Підрозділ: Управління транспорту')
    expect(page.text).toContain('Виконавець: Іваненко П. С.')
    expect(page.text).toContain('Контроль: особливий')
    expect(linksOf(page, 'Стан: не виконано')).toEqual([
      `/tasks?department=${transport.id}&person=${cast.petro.person.id}&special=yes&to=30.11.2026`,
    ])
    expect(linksOf(page, 'Очистити')).toEqual(['/tasks'])
  })

  it('keeps what is filtered when it is searched, and the search when it is filtered', async () => {
    const page = await open('state=overdue&text=давнє&order=document')
    expect(page.html.match(/<input type="hidden" name="state" value="overdue"/g)).toHaveLength(1)
    expect(page.html.match(/<input type="hidden" name="text" value="давнє"/g)).toHaveLength(1)
    expect(page.html.match(/<input type="hidden" name="order" value="document"/g)).toHaveLength(2)
  })

  it('is sorted by links that turn round', async () => {
    const [first, ...rest] = await shown('order=document')
    expect(first).toBe('Давнє')
    expect(rest).toHaveLength(7)
    expect((await shown('order=-document')).at(-1)).toBe('Давнє')
    expect((await shown('order=-due'))[0]).toBe('Вічне')
    expect(linksOf(await open('state=all'), 'Строк')).toContain('/tasks?state=all&order=-due')
    expect(linksOf(await open('order=-due'), 'Строк')).toContain('/tasks')
    expect((await open('order=-due')).html).toMatch(/aria-sort="descending"><a href="\/tasks">Строк/)
  })

  it.each([
    'state=nonsense&order=sideways&page=-3',
    'state=__proto__&page=abc&special=maybe',
    'from=31.02.2026&to=tomorrow&page=0',
    'text=%20%20&department=&page=1e9',
    'page=2',
  ])('takes %s for what makes sense in it', async (query) => {
    const page = await open(query)
    const list = page.to ? await pagesOf(context, cast.olena).get(page.to) : page
    expect(list.status).toBe(200)
    expect(rowsOf(list)).toHaveLength(8)
  })

  it('says so when nothing is found, and offers the other layout of the keyboard', async () => {
    const page = await open('text=dsxyt')
    expect(rowsOf(page)).toEqual([])
    expect(page.text).toContain('За цими умовами завдань немає')
    expect(linksOf(page, 'вічне').map(decodeURIComponent)).toEqual(['/tasks?text=вічне'])
    expect(await shown('text=вічне')).toEqual(['Вічне'])
  })

  it('says which day of its filters is none', async () => {
    const page = await pagesOf(context, cast.olena).get('/tasks?from=31.02.2026')
    expect(page.text).toContain('Такого дня немає: «31.02.2026»')
    expect((await pagesOf(context, cast.olena).get('/documents?to=2026-02-31')).text).toContain(
      '«2026-02-31»',
    )
  })

  it('lets no word of the address become markup', async () => {
    const hostile = '"><script>alert(1)</script>😀'
    const page = await open(
      new URLSearchParams({ text: hostile, department: hostile, state: hostile }).toString(),
    )
    expect(page.html).not.toContain('<script>alert')
    expect(fieldOf(page, 'text')).toBe(hostile)
    expect(page.text).toContain('Підрозділ: невідомо')
  })

  it('shows each person only what is theirs', async () => {
    const seen = async (who: keyof Omit<Cast, 'departments'>) =>
      rowsOf(await pagesOf(context, cast[who]).get('/tasks?state=all')).length
    expect(await seen('petro')).toBe(9)
    expect(await seen('maria')).toBe(9)
    expect(await seen('ihor')).toBe(0)
    expect(await seen('andrii')).toBe(10)
    expect((await pagesOf(context, cast.ihor).get('/tasks')).text).toContain('Завдань на контролі ще немає')
  })

  it('tells each what needs him today', async () => {
    const { text } = await pagesOf(context, cast.olena).get('/')
    const parts = [
      'Чекають прийняття 1',
      'Прострочено 1',
      'Строк сьогодні 1',
      'До кінця тижня, разом із сьогодні 2',
    ]
    expect(parts.map((part) => text.includes(part))).toEqual([true, true, true, true])
    expect((await pagesOf(context, cast.ihor).get('/')).text).toContain('На сьогодні нічого невідкладного')
  })
})

describe('a long register of tasks', () => {
  it('stands on pages of fifty rows with links between them', async () => {
    context = await testContext()
    cast = await withCast(context)
    const tasks = Array.from({ length: 103 }, (_, place) => point({ point: String(place + 1) }))
    must(await registerDocument(context, cast.hanna.actor, decision({ tasks })))
    const { get } = pagesOf(context, cast.olena)
    const [first, last] = [await get('/tasks?special='), await get('/tasks?page=3')]
    expect(rowsOf(first)).toHaveLength(50)
    expect(first.text).toContain('1–50 з 103')
    expect(linksOf(first, 'Далі')).toEqual(['/tasks?page=2'])
    expect(linksOf(first, 'Назад')).toEqual([])
    expect(rowsOf(last)).toHaveLength(3)
    expect(last.text).toContain('101–103 з 103')
    expect(linksOf(last, 'Назад')).toEqual(['/tasks?page=2'])
    expect(linksOf(last, 'Далі')).toEqual([])
    expect((await get('/tasks?state=pending&page=99')).to).toBe('/tasks?state=pending&page=3')
  })
})

describe('an act on a task', () => {
  let task: { documentId: string; taskId: string }
  const card = () => `/documents/${task.documentId}?task=${task.taskId}`
  const path = (act: string) => `/tasks/${task.taskId}/${act}`

  beforeEach(async () => {
    context = await testContext()
    cast = await withCast(context)
    task = await give('Завершити ремонт', due('2026-12-10'))
  })

  it('leads back to the card, which tells that it is done', async () => {
    const form = await pagesOf(context, cast.petro).get(path('reports'))
    const sent = await pagesOf(context, cast.petro).post(path('reports'), {
      seq: fieldOf(form, 'seq')!,
      text: 'Ремонт завершено',
      executedOn: '20.11.2026',
      completeness: 'full',
    })
    expect([sent.status, sent.to]).toEqual([303, card()])
    const { text } = await pagesOf(context, cast.petro).get(card())
    expect(text).toContain('чекає прийняття')
    expect(text).toContain('«Ремонт завершено»')
  })

  it('keeps what was typed where something must be mended', async () => {
    const page = await pagesOf(context, cast.petro).post(path('reports'), {
      text: 'Ремонт завершено',
      executedOn: '31.02.2026',
      completeness: 'partly',
      outgoing: '"><script>',
    })
    expect(page.status).toBe(422)
    expect(page.text).toContain('«31.02.2026» — не день')
    expect(page.html).toContain('href="#executedOn"')
    expect(['text', 'executedOn', 'completeness', 'outgoing'].map((name) => fieldOf(page, name))).toEqual([
      'Ремонт завершено',
      '31.02.2026',
      'partly',
      '"><script>',
    ])
  })

  it('asks for the decision that removes it, and keeps what was told of it', async () => {
    const sent = { on: '20.11.2026', by: 'decision', 'decision[number]': '512' }
    const page = await pagesOf(context, cast.olena).post(path('removal'), {
      ...sent,
      'decision[date]': 'вчора',
    })
    expect(page.status).toBe(422)
    expect(page.html).toContain('href="#decision-date"')
    expect([fieldOf(page, 'decision[number]'), fieldOf(page, 'decision[date]')]).toEqual(['512', 'вчора'])
  })

  it('of a higher authority tells who alone may move the term, whatever its gender', async () => {
    const correspondent = { name: 'Обласна військова адміністрація', number: '7', date: day('2026-11-10') }
    const { taskId } = await give('Обласне', due('2026-12-10'), { kind: 'higher-authority', correspondent })
    const page = await pagesOf(context, cast.olena).get(`/tasks/${taskId}/extensions`)
    expect(page.text).toContain(
      'Строк установлено органом вищого рівня (Обласна військова адміністрація); продовжити його можна лише листом цього органу.',
    )
  })

  it('decided on a page that has grown old is refused, and what was recorded meanwhile is shown', async () => {
    const { get, post } = pagesOf(context, cast.olena)
    const seq = fieldOf(await get(path('extensions')), 'seq')!
    const sent = { seq, until: '20.12.2026', decidedOn: '20.11.2026' }
    expect((await post(path('extensions'), { ...sent, decidedBy: 'Лисенко А. Ю.' })).status).toBe(303)
    const late = await post(path('extensions'), { ...sent, until: '30.12.2026' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('Запис тим часом змінив хтось інший')
    expect(late.text).toContain('строк продовжено до 20.12.2026, дозволив(ла) Лисенко А. Ю.')
    expect(fieldOf(late, 'until')).toBe('30.12.2026')
    expect(
      (await post(path('extensions'), { ...sent, seq: fieldOf(late, 'seq')!, until: '30.12.2026' })).to,
    ).toBe(card())
  })

  it('that has lost its sense meanwhile is not offered again', async () => {
    const { get, post } = pagesOf(context, cast.olena)
    const seq = fieldOf(await get(path('execution')), 'seq')!
    const sent = { seq, on: '20.11.2026', completeness: 'full' }
    expect((await post(path('execution'), sent)).status).toBe(303)
    const late = await post(path('execution'), sent)
    expect(late.status).toBe(409)
    expect(late.html).not.toContain('type="submit">Записати виконання')
    expect(linksOf(late, 'До картки документа')).toEqual([card()])
  })

  it.each(['0', '-1', 'abc', '99999999999999999999', '1; DROP TABLE tasks'])(
    'with the seq «%s» changes nothing it should not',
    async (seq) => {
      const page = await pagesOf(context, cast.olena).post(path('extensions'), { seq, until: 'завтра' })
      expect([409, 422]).toContain(page.status)
      expect((await pagesOf(context, cast.olena).get(card())).text).not.toContain('продовжено')
    },
  )

  it('is offered only to whom it is open, and only where it makes sense', async () => {
    const acts = [
      'placement',
      'reports',
      'acceptance',
      'returns',
      'execution',
      'extensions',
      'removal',
      'control-again',
    ]
    const open = async (who: keyof Omit<Cast, 'departments'>) => {
      const { get } = pagesOf(context, cast[who])
      const { html } = await get(card())
      const buttons = acts.filter((act) => html.includes(`"${path(act)}"`))
      const pages = await Promise.all(
        acts.map(async (act) => ((await get(path(act))).status === 200 ? [act] : [])),
      )
      expect(pages.flat(), who).toEqual(buttons)
      return buttons
    }
    expect(await open('olena')).toEqual(['reports', 'execution', 'extensions', 'removal'])
    expect(await open('petro')).toEqual(['reports'])
    expect(await open('roman')).toEqual(['reports'])
    expect(await open('maria')).toEqual([])
    expect(await open('hanna')).toEqual([])
    expect(await open('andrii')).toEqual([])
  })

  it('is absent for those who may not see the task', async () => {
    const { get, post } = pagesOf(context, cast.ihor)
    for (const act of ['reports', 'extensions', 'removal']) {
      expect((await get(path(act))).status).toBe(404)
      expect((await post(path(act), { text: 'Зроблено' })).status).toBe(404)
    }
    expect((await get(`/tasks/${task.taskId}`)).status).toBe(404)
    expect((await get('/tasks/nothing')).status).toBe(404)
  })
})

describe('correcting a task', () => {
  beforeEach(async () => {
    context = await testContext()
    cast = await withCast(context)
  })

  it('shows a newer correction beside one’s own, and overwrites it only when told so again', async () => {
    const { taskId, documentId } = await give('Завершити ремонт')
    const path = `/tasks/${taskId}/edit`
    const { get, post } = pagesOf(context, cast.olena)
    const seq = fieldOf(await get(path), 'seq')!
    const mine = { seq, text: 'Завершити ремонт даху', controller: 'Ковальчук О. В.', supervisor: '' }
    expect((await post(path, { ...mine, text: 'Завершити ремонт фасаду' })).to).toBe(
      `/documents/${documentId}?task=${taskId}`,
    )
    const late = await post(path, mine)
    expect(late.status).toBe(409)
    expect(late.text).toMatch(/Тим часом збережено іншими Пункт 1? ?—? ?Завдання Завершити ремонт фасаду/)
    expect(fieldOf(late, 'text')).toBe('Завершити ремонт даху')
    expect((await post(path, { ...mine, seq: fieldOf(late, 'seq')! })).status).toBe(303)
    expect((await get(`/documents/${documentId}`)).text).toContain(
      '«Завершити ремонт фасаду» → «Завершити ремонт даху»',
    )
  })

  it('is offered to controllers, and to nobody else once the register stands', async () => {
    const { taskId, documentId } = await give('Завершити ремонт')
    context.clock.moveTo('2026-12-01')
    for (const who of ['petro', 'hanna', 'andrii'] as const) {
      const { get, post } = pagesOf(context, cast[who])
      expect((await get(`/documents/${documentId}`)).html).not.toContain(`/tasks/${taskId}/edit`)
      expect((await get(`/tasks/${taskId}/edit`)).status).toBe(404)
      expect((await post(`/tasks/${taskId}/edit`, { text: 'Інше' })).status).toBe(403)
    }
  })
})
