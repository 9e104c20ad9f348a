import { beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { type Cast, type Member, signedIn, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { linksOf, pagesOf, rowsOf } from '../support/pages.ts'
import { executed, executedActs, on, registered } from './executed-acts.ts'

let context: TestContext
let cast: Cast
beforeEach(async () => {
  context = await testContext()
  cast = await withCast(context)
})

const pages = (member: Member = cast.olena) => pagesOf(context, member)
const draftOf = async (id: string[], member = cast.olena) =>
  (await pages(member).post('/removal', { id })).to!

describe('what can be removed', () => {
  it('is told row by row, with what keeps it and which points stay', async () => {
    const [, second] = await registered(context, cast, {}, [{}, {}])
    await executed(context, cast, second!)
    const term = { kind: 'periodic' as const, every: 'month' as const, day: 5 }
    const [periodic] = await registered(context, cast, {}, [{ term }])
    await executed(context, cast, periodic!)
    const page = await pages().get('/removal')
    const [partly, ...others] = rowsOf(page)
    expect(partly).toContain('можна зняти')
    expect(partly).toContain('частково, за пунктом: п. 1 на виконанні до 10.12.2026')
    // An instruction goes on, however many of its points are done.
    expect(others).toEqual([])
    expect(page.text).toContain('Створити проєкт рішення')
  })

  it('narrows by kind, period of execution, state and words, all in the address', async () => {
    await executedActs(context, cast, 1, { title: 'Про дамби' })
    await executedActs(context, cast, 1, { kind: 'mayoral-order', title: 'Про сіль' })
    await registered(context, cast)
    const found = async (query: string) => rowsOf(await pages().get(`/removal${query}`)).length
    expect(await found('')).toBe(2)
    expect(await found('?kind=mayoral-order')).toBe(1)
    expect(await found('?text=дамби')).toBe(1)
    expect(await found('?from=13.11.2026')).toBe(0)
    expect(await found('?from=12.11.2026&to=12.11.2026')).toBe(2)
    expect(await found('?state=open')).toBe(1)
    expect(await found(`?department=${cast.departments.education.id}`)).toBe(0)
  })

  it('becomes a draft, at once for all that the filter finds', async () => {
    await executedActs(context, cast, 3)
    const to = (await pages().post('/removal', { all: 'yes', text: '' })).to!
    const page = await pages().get(to)
    expect(rowsOf(page)).toHaveLength(3)
    expect(page.text).toContain('проєкт')
    expect(page.text).toContain('ПЕРЕЛІК')
    expect(rowsOf(await pages().get('/removal'))[0]).toContain('у проєкті рішення')
    expect(linksOf(await pages().get('/removal/decisions'), 'Проєкт')).toContain(to)
  })

  it('marked rows go to a draft that is there already', async () => {
    const [one, two] = await executedActs(context, cast, 2)
    const draft = await draftOf([one!])
    const { to } = await pages().post('/removal', { id: [two!], draft: draft.split('/').at(-1)! })
    expect(to).toBe(draft)
    expect(rowsOf(await pages().get(draft))).toHaveLength(2)
  })

  it('nothing marked is told, and nothing made', async () => {
    await executedActs(context, cast, 1)
    const page = await pages().post('/removal', {})
    expect(page.status).toBe(422)
    expect(page.text).toContain('Не вибрано жодного пункту')
  })
})

describe('a decision', () => {
  it('is adopted from its page, which then is the adopted one; the second time says so', async () => {
    const draft = await draftOf(await executedActs(context, cast, 2))
    const act = { number: '512', date: '20.11.2026' }
    expect((await pages().post(`${draft}/adoption`, act)).to).toBe(draft)
    const page = await pages().get(draft)
    expect(page.text).toContain('Рішення № 512')
    expect(page.text).toContain('від 20.11.2026 № 512')
    expect(page.html).not.toContain('class="project"')
    const again = await pages().post(`${draft}/adoption`, act)
    expect(again.text).toContain('Рішення вже прийнято: № 512 від 20.11.2026. Нічого не змінено.')
  })

  it('refused keeps what was typed and names the item', async () => {
    const draft = await draftOf(await registered(context, cast))
    const page = await pages().post(`${draft}/adoption`, { number: '512', date: '19.11.2026' })
    expect(page.status).toBe(422)
    expect(page.text).toContain('№ 1 від 02.11.2026, п. 1: не виконано, строк 10.12.2026.')
    expect(page.html).toContain('value="19.11.2026"')
  })

  it('takes other words, grounds and fewer items, and is undone by an act', async () => {
    const [one, two] = await executedActs(context, cast, 2)
    const draft = await draftOf([one!, two!])
    await pages().post(`${draft}/grounds`, { id: [one!], ground: 'void' })
    await pages().post(`${draft}/exclusions`, { id: [two!] })
    const wording = {
      title: 'Про інше',
      preamble: 'Вирішив:',
      points: 'Зняти',
      place: '',
      signedBy: '',
      annexSignedBy: '',
    }
    await pages().post(`${draft}/wording`, { ...wording, version: '3' })
    const page = await pages().get(draft)
    expect(page.text).toContain('Про інше')
    expect(page.text).toContain('Втратило чинність')
    expect(rowsOf(page)).toHaveLength(1)
    expect((await pages().post(`${draft}/wording`, { ...wording, version: '3' })).status).toBe(409)
    await pages().post(`${draft}/adoption`, { number: '512', date: '20.11.2026' })
    await pages().post(`${draft}/reversal`, { number: '530', date: '20.11.2026', reason: 'Суд' })
    expect((await pages().get(draft)).text).toContain(
      'Повернуто на контроль: 1 пункт, рішення № 530 від 20.11.2026. Суд',
    )
  })

  it('comes as a Word file', async () => {
    const draft = await draftOf(await executedActs(context, cast, 1))
    const headers = await signedIn(context, cast.andrii)
    const answer = await createApp(context).request(`${draft}/word`, { headers })
    expect(answer.headers.get('Content-Type')).toContain('wordprocessingml')
    expect(new TextDecoder('latin1').decode(await answer.arrayBuffer()).slice(0, 2)).toBe('PK')
  })
})

describe('«До справи»', () => {
  const letter = async (number: string) => {
    const correspondent = { name: 'Обласна військова адміністрація', number, date: on('2026-11-01') }
    const [id] = await registered(context, cast, {
      kind: 'higher-authority',
      receivedAt: '2026-11-02',
      correspondent,
    })
    return id!
  }

  it('closes all that is marked', async () => {
    const ids = [await letter('1'), await letter('2')]
    for (const id of ids) await executed(context, cast, id)
    expect(rowsOf(await pages().get('/removal/to-file'))).toHaveLength(2)
    const done = await pages().post('/removal/to-file', { id: ids, words: 'До справи', on: '20.11.2026' })
    expect(done.to).toBe('/removal/to-file')
    expect(rowsOf(await pages().get('/removal/to-file'))).toHaveLength(0)
  })

  it('refused names the document and keeps the marks', async () => {
    const [done, open] = [await letter('1'), await letter('2')]
    await executed(context, cast, done)
    const page = await pages().post('/removal/to-file', {
      id: [done, open],
      words: 'Взято до відома',
      on: '20.11.2026',
    })
    expect(page.status).toBe(422)
    expect(page.text).toContain('№ 2/01-15 від 02.11.2026, п. 1: не виконано, строк 10.12.2026.')
    expect(page.html).toContain('value="Взято до відома"')
    expect(page.html).toMatch(new RegExp(`value="${done}" checked`))
  })
})

describe('who may', () => {
  it.each(['hanna', 'andrii', 'sofiia', 'dmytro'] as const)('%s reads and does not act', async (name) => {
    const tasks = await executedActs(context, cast, 2)
    const draft = await draftOf([tasks[0]!])
    for (const path of ['/removal', '/removal/to-file', '/removal/decisions', draft]) {
      const page = await pages(cast[name]).get(path)
      expect(page.status).toBe(200)
      expect(page.html).not.toContain('type="checkbox"')
      expect(page.html).not.toContain('/adoption"')
    }
    for (const path of ['/removal', '/removal/to-file', `${draft}/adoption`, `${draft}/exclusions`])
      expect((await pages(cast[name]).post(path, { id: tasks })).status).toBe(403)
  })

  it.each(['petro', 'maria', 'roman', 'ihor'] as const)('for %s there is no such place', async (name) => {
    const draft = await draftOf(await executedActs(context, cast, 1))
    for (const path of ['/removal', '/removal/to-file', '/removal/decisions', draft, `${draft}/word`])
      expect((await pages(cast[name]).get(path)).status).toBe(404)
    expect((await pages(cast[name]).get('/')).text).not.toContain('Зняття з контролю')
    expect(
      (await pages(cast[name]).post(`${draft}/adoption`, { number: '1', date: '20.11.2026' })).status,
    ).toBe(403)
  })

  it('a decision that is not there is absent', async () => {
    expect((await pages().get('/removal/nothing')).status).toBe(404)
    expect(
      (await pages().post('/removal/nothing/adoption', { number: '1', date: '20.11.2026' })).status,
    ).toBe(404)
  })
})
