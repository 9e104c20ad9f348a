import { beforeEach, describe, expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import type { Day } from '../../src/kernel/day.ts'
import { type Cast, type Member, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { type AnsweredPage, type Fields, fieldOf, linksOf, pagesOf, rowsOf } from '../support/pages.ts'
import { decision, point } from '../support/register-draft.ts'

let context: TestContext
let cast: Cast

beforeEach(async () => {
  context = await testContext()
  cast = await withCast(context)
})

const hanna = () => pagesOf(context, cast.hanna)
const documents = () => context.db.read.selectFrom('documents').selectAll().orderBy('id').execute()
const tasks = () => context.db.read.selectFrom('tasks').selectAll().orderBy('position').execute()

/** A form of a decision with one point, as a browser sends it. */
const form = (over: Fields = {}): Fields => ({
  kind: 'executive-decision',
  registeredOn: '20.11.2026',
  title: 'Про підготовку до зими',
  'tasks[0][point]': '1',
  'tasks[0][text]': 'Завершити ремонт',
  'tasks[0][executors]': ['Управління транспорту, Іваненко П. С.', 'Департамент освіти', ''],
  'tasks[0][term]': '10 днів',
  'tasks[0][placedOn]': '20.11.2026',
  ...over,
})

const incoming = (over: Fields = {}) =>
  form({
    kind: 'higher-authority',
    receivedAt: '20.11.2026 10:15',
    'correspondent[name]': 'Кабінет Міністрів України',
    'correspondent[number]': '437-р',
    'correspondent[date]': '10.11.2026',
    ...over,
  })

async function register(over: Parameters<typeof decision>[0] = {}, by: Member = cast.hanna) {
  return must(await registerDocument(context, by.actor, decision(over)))
}

/** Where the links of the summary of errors lead: to the fields that must be mended. */
const mended = ({ html }: AnsweredPage) => {
  const summary = /<div class="error-summary".*?<\/div>/s.exec(html)?.[0] ?? ''
  return [...summary.matchAll(/href="#([^"]*)"/g)].map((match) => match[1])
}

describe('a new document in a form', () => {
  it('is registered with its points, and the card tells its number', async () => {
    const sent = await hanna().post(
      '/documents',
      form({
        'tasks[1][point]': '1.2',
        'tasks[1][text]': 'Звітувати',
        'tasks[1][executors]': 'Департамент освіти',
        'tasks[1][term]': 'щокварталу до 10',
        'tasks[1][placedOn]': '',
        'tasks[1][special]': 'yes',
      }),
    )
    const [document] = await documents()
    expect([sent.status, sent.to]).toEqual([303, `/documents/${document!.id}`])
    expect((await tasks()).map((task) => [task.point, task.due_day, task.placed_on, task.special])).toEqual([
      ['1', '2026-11-30', '2026-11-20', 0],
      ['1.2', '2027-01-08', null, 1],
    ])
    const card = await hanna().get(sent.to!)
    expect(card.text).toContain('№ 1 від 20.11.2026 «Про підготовку до зими»')
    expect(card.text).toContain('1. Управління транспорту, Іваненко П. С. · 2. Департамент освіти')
  })

  it('takes days and terms in the words of the paper', async () => {
    const sent = await hanna().post(
      '/documents',
      incoming({
        registeredOn: '20 листопада 2026 року',
        receivedAt: '20 листопада 2026 р. о 10:15',
        'correspondent[date]': '«10» листопада 2026 року',
        'tasks[0][term]': 'до 1 березня 2027 року',
        'tasks[0][placedOn]': '20.11.2026р.',
      }),
    )
    expect(sent.status).toBe(303)
    expect(await documents()).toMatchObject([
      { registered_on: '2026-11-20', received_at: '2026-11-20T10:15', correspondent_date: '2026-11-10' },
    ])
    expect(await tasks()).toMatchObject([{ due_day: '2027-03-01', placed_on: '2026-11-20' }])
  })

  it('may have no points: one that was left empty is not meant', async () => {
    const empty = { 'tasks[0][text]': ' ', 'tasks[0][executors]': ['', ''], 'tasks[0][term]': '' }
    expect((await hanna().post('/documents', form(empty))).status).toBe(303)
    expect(await tasks()).toEqual([])
  })

  it('numbers its points by their place, and a button adds one more without scripts', async () => {
    const { get, post } = hanna()
    const blank = await get('/documents/new')
    expect(fieldOf(blank, 'tasks[0][point]')).toBe('1')
    const more = await post('/documents', form({ add: 'tasks' }))
    expect([more.status, await documents()]).toEqual([200, []])
    expect(fieldOf(more, 'tasks[0][text]')).toBe('Завершити ремонт')
    expect([fieldOf(more, 'tasks[1][point]'), fieldOf(more, 'tasks[1][placedOn]')]).toEqual([
      '2',
      '20.11.2026',
    ])
    const fewer = await post(
      '/documents',
      form({ 'tasks[1][point]': '2', 'tasks[1][text]': 'Звітувати', remove: '0' }),
    )
    expect([fieldOf(fewer, 'tasks[0][text]'), fieldOf(fewer, 'tasks[0][point]')]).toEqual(['Звітувати', '2'])
    expect(fewer.html).not.toContain('Завершити ремонт')
  })

  it('tells all reasons at once, each by its field, and keeps what was typed', async () => {
    const typed = incoming({
      registeredOn: '31.02.2026',
      receivedAt: 'учора',
      'correspondent[date]': '10.13.2026',
      'tasks[0][term]': '3 роки тому',
      'tasks[0][placedOn]': 'колись',
    })
    const page = await hanna().post('/documents', typed)
    expect(page.status).toBe(422)
    expect(mended(page)).toEqual([
      'registeredOn',
      'receivedAt',
      'correspondent-date',
      'tasks-0-term',
      'tasks-0-placedOn',
    ])
    expect(page.html).toMatch(/id="tasks-0-term"[^>]*aria-invalid="true"/)
    for (const [name, value] of Object.entries(typed))
      if (typeof value === 'string') expect(fieldOf(page, name), name).toBe(value)
    expect(page.html).toContain('value="Департамент освіти"')
    expect(await documents()).toEqual([])
  })

  it.each([
    ['an unknown kind', { kind: 'постанова' }, ['kind']],
    ['no title', { title: '  ' }, ['title']],
    ['a point without an executor', { 'tasks[0][executors]': '' }, ['tasks-0-executors']],
    ['a department of another spelling', { 'tasks[0][executors]': 'Упр. транспорту' }, ['tasks-0-executors']],
    ['a term before the registration', { 'tasks[0][term]': '19.11.2026' }, ['tasks-0-term']],
    ['a controller nobody knows', { 'tasks[0][controller]': 'Невідомий Н. Н.' }, ['tasks-0-controller']],
    ['a title of a book', { title: 'я'.repeat(5000) }, ['title']],
  ])('with %s is refused', async (_, over, fields) => {
    const page = await hanna().post('/documents', form(over))
    expect(page.status).toBe(422)
    expect(mended(page)).toEqual(fields)
    expect(await documents()).toEqual([])
  })

  it('of five megabytes is refused whole', async () => {
    const page = await hanna().post('/documents', form({ title: 'я'.repeat(2_500_000) }))
    expect([page.status, await documents()]).toEqual([413, []])
  })

  it('that is registered already leads to the first, and is registered only when told so', async () => {
    const { get, post } = hanna()
    const first = await post('/documents', incoming())
    expect(first.status).toBe(303)
    const again = await post('/documents', incoming())
    expect(again.status).toBe(422)
    expect(linksOf(again, '№ 1/01-15 від 20.11.2026')).toContain(first.to)
    expect(await documents()).toHaveLength(1)
    const other = await post('/documents', incoming({ despiteTwin: 'yes' }))
    expect((await get(other.to!)).text).toContain('№ 2/01-15')
  })

  it.each(['"><script>alert(1)</script>', "😀 О’Коннор, Об'єднання, Обʼєкт", "{{7*7}} ' OR 1=1 --"])(
    'keeps %s letter for letter, and it becomes no markup anywhere',
    async (words) => {
      const { get, post } = hanna()
      const typed = incoming({
        title: words,
        publicTitle: words,
        'correspondent[name]': words,
        'correspondent[number]': words.slice(0, 20),
        'tasks[0][text]': words,
      })
      const { to } = await post('/documents', typed)
      const page = await get(to!)
      expect((await documents())[0]!.title).toBe(words)
      const id = to!.split('/').at(-1)
      const edit = await get(`/documents/${id}/edit`)
      expect(fieldOf(edit, 'title')).toBe(words)
      const wrong = await post('/documents', { ...typed, registeredOn: words })
      for (const answer of [
        page,
        edit,
        wrong,
        await get('/documents'),
        await get('/tasks'),
        await get('/'),
      ]) {
        expect(answer.html).not.toContain('<script>alert')
        expect(answer.html).not.toContain('"><script')
      }
    },
  )

  it('is for those who register, and for nobody else', async () => {
    for (const who of ['petro', 'roman', 'andrii', 'sofiia', 'dmytro'] as const) {
      const { get, post } = pagesOf(context, cast[who])
      expect([403, 404]).toContain((await get('/documents/new')).status)
      expect((await post('/documents', form())).status).toBe(403)
      expect((await get('/documents')).html).not.toContain('href="/documents/new"')
    }
    expect(await documents()).toEqual([])
  })
})

describe('the register of documents', () => {
  beforeEach(async () => {
    await register({ title: 'Про бюджет', registeredOn: '2026-11-02' as Day })
    await register({ title: 'Про озеленення', tasks: [], registeredOn: '2026-11-10' as Day })
    await register({
      title: 'Про безпеку',
      kind: 'higher-authority',
      correspondent: { name: 'Обласна рада', number: '15/3', date: '2026-11-01' as Day },
      tasks: [point({ executors: [{ words: 'Управління культури' }], controller: null })],
    })
  })

  const open = (query = '') => hanna().get(`/documents?${query}`)
  const shown = async (query = '') => rowsOf(await open(query)).map((row) => /Про \S+/.exec(row)?.[0])

  it('shows the newest first, and turns round', async () => {
    expect(await shown()).toEqual(['Про безпеку', 'Про озеленення', 'Про бюджет'])
    expect(await shown('order=registered')).toEqual(['Про бюджет', 'Про озеленення', 'Про безпеку'])
    expect(linksOf(await open(), 'Документ')).toContain('/documents?order=registered')
  })

  it('is narrowed by kind, state, department, controller, days and words', async () => {
    expect(await shown('kind=higher-authority')).toEqual(['Про безпеку'])
    expect(await shown('state=not-on-control')).toEqual(['Про озеленення'])
    expect(await shown('state=on-control')).toEqual(['Про безпеку', 'Про бюджет'])
    expect(await shown(`department=${cast.departments.culture.id}`)).toEqual(['Про безпеку'])
    expect(await shown(`controller=${cast.olena.person.id}`)).toEqual(['Про бюджет'])
    expect(await shown('from=10.11.2026&to=19.11.2026')).toEqual(['Про озеленення'])
    expect(await shown('text=бюджету')).toEqual(['Про бюджет'])
    expect(await shown('text=15/3')).toEqual(['Про безпеку'])
  })

  it('has a chip for each filter, and takes no nonsense for one', async () => {
    const page = await open('kind=higher-authority&state=on-control&from=01.11.2026')
    expect(linksOf(page, 'Вид: документ вищого органу')).toEqual([
      '/documents?state=on-control&from=01.11.2026',
    ])
    expect(await shown('state=constructor&order=up&from=32.13.2026&page=zero')).toHaveLength(3)
    expect((await open('kind=higher-authority&page=7')).to).toBe('/documents?kind=higher-authority')
  })

  it('offers what was meant on the other layout, and says what to do when it is empty', async () => {
    expect(linksOf(await open('text=jptktytyyz'), 'озеленення').map(decodeURIComponent)).toEqual([
      '/documents?text=озеленення',
    ])
    context = await testContext()
    cast = await withCast(context)
    expect((await open()).text).toContain('Зареєструйте перший документ')
    expect((await pagesOf(context, cast.petro).get('/documents')).text).toContain('Документів ще немає')
  })

  it('shows an executor what is his, and nobody else’s', async () => {
    const seen = async (member: Member) => rowsOf(await pagesOf(context, member).get('/documents')).length
    expect([await seen(cast.petro), await seen(cast.maria), await seen(cast.ihor)]).toEqual([1, 1, 0])
    for (const { id } of await documents()) {
      expect((await pagesOf(context, cast.ihor).get(`/documents/${id}`)).status).toBe(404)
    }
  })
})

describe('a registered document', () => {
  it('is corrected with its history kept, and a newer correction is not overwritten unseen', async () => {
    const { id } = await register()
    const { get, post } = hanna()
    const path = `/documents/${id}/edit`
    const version = fieldOf(await get(path), 'version')!
    expect((await post(path, { version, title: 'Про інше', publicTitle: '' })).to).toBe(`/documents/${id}`)
    const late = await post(path, { version, title: 'Про третє', publicTitle: '' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('Тим часом збережено іншими Заголовок Про інше')
    expect(fieldOf(late, 'title')).toBe('Про третє')
    expect((await documents())[0]!.title).toBe('Про інше')
    expect((await post(path, { version: fieldOf(late, 'version')!, title: 'Про третє' })).status).toBe(303)
    expect((await get(`/documents/${id}`)).text).toContain('заголовок: «Про інше» → «Про третє»')
  })

  it.each(['', 'abc', '-1', '1e9'])('is not corrected on the word of a version «%s»', async (version) => {
    const { id } = await register()
    expect((await hanna().post(`/documents/${id}/edit`, { version, title: 'Про інше' })).status).toBe(409)
  })

  it('is given one more point, with its reasons where there are any', async () => {
    const { id } = await register()
    const { get, post } = hanna()
    expect(fieldOf(await get(`/documents/${id}/tasks/new`), 'point')).toBe('2')
    const path = `/documents/${id}/tasks`
    const wrong = await post(path, { point: '2', text: 'Звітувати', term: 'колись-то 5' })
    expect([wrong.status, fieldOf(wrong, 'text')]).toEqual([422, 'Звітувати'])
    const sent = { point: '2', text: 'Звітувати', executors: 'Департамент освіти', term: '10 днів' }
    const { to } = await post(path, { ...sent, placedOn: '20.11.2026' })
    expect((await get(to!)).text).toContain('Звітувати')
  })

  it('is annulled with a reason and keeps its number; its card then offers nothing', async () => {
    const { id } = await register({ tasks: [] })
    const { get, post } = hanna()
    const path = `/documents/${id}/annulment`
    const version = fieldOf(await get(path), 'version')!
    expect(mended(await post(path, { version, reason: ' ' }))).toEqual(['reason'])
    expect((await post(path, { version, reason: 'Зареєстровано двічі' })).status).toBe(303)
    const card = await get(`/documents/${id}`)
    expect(card.text).toContain('Анульовано 20.11.2026: Зареєстровано двічі')
    for (const way of ['edit', 'annulment', 'tasks/new'])
      expect(card.html).not.toContain(`/documents/${id}/${way}`)
    expect(rowsOf(await get('/documents?state=annulled'))).toHaveLength(1)
  })

  it('with a point on control is annulled by whoever registered it, and later sends the clerk to the control department', async () => {
    const { id } = await register()
    const path = `/documents/${id}/annulment`
    context.clock.moveTo('2026-11-26')
    expect((await hanna().get(`/documents/${id}`)).html).toContain(path)
    const clerk = await hanna().get(path)
    expect(clerk.status).toBe(422)
    expect(clerk.text).toContain('Пункти документа на контролі: поки вони там, реєстрацію не анулюють.')
    expect(clerk.text).toContain('а далі — служба контролю')
    expect((await hanna().post(path, { version: '1', reason: 'Двічі' })).status).toBe(422)

    const { get, post } = pagesOf(context, cast.olena)
    expect(mended(await post(path, { version: '1', reason: '' }))).toEqual(['reason'])
    expect((await post(path, { version: '1', reason: 'Документ зареєстровано двічі' })).status).toBe(303)
    const card = await get(`/documents/${id}`)
    expect(card.text).toContain('анульовано: Документ зареєстровано двічі')
    expect(card.html).toContain('<s>взято на контроль</s>')
  })

  it('shows whoever may not correct it no way to do so', async () => {
    const { id } = await register()
    const { get, post } = pagesOf(context, cast.petro)
    const card = await get(`/documents/${id}`)
    expect(card.status).toBe(200)
    for (const way of ['edit', 'annulment', 'tasks/new']) {
      expect(card.html).not.toContain(`/documents/${id}/${way}`)
      expect([403, 404]).toContain((await get(`/documents/${id}/${way}`)).status)
    }
    expect((await post(`/documents/${id}/edit`, { version: '1', title: 'Інше' })).status).toBe(403)
  })
})
