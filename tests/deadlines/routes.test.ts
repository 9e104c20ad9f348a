import { beforeEach, describe, expect, it } from 'vitest'
import { explainDue } from '../../src/deadlines/explain-term.ts'
import { type Cast, type Member, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { type Fields, pagesOf } from '../support/pages.ts'

let context: TestContext
let cast: Cast

beforeEach(async () => {
  context = await testContext()
  cast = await withCast(context)
})

const get = (member: Member, path: string) => pagesOf(context, member).get(path)

const post = (member: Member, path: string, fields: Fields = {}) =>
  pagesOf(context, member).post(path, fields)

const due = async (from: string) => {
  const outcome = explainDue(
    { kind: 'mayoral-order', from, term: 5, unit: 'workingDay' },
    await context.reference(),
  )
  return outcome.ok && outcome.value.due
}

const peace = { to: '01.12.2026', act: 'Указ про припинення' }
const dayOff = { day: '07.12.2026', kind: 'day-off', name: 'День міста', act: 'розпорядження № 1-р' }

describe('the page of the calendar', () => {
  it('shows the year asked for, its days with their acts and the regime in force', async () => {
    const { status, html } = await get(cast.ihor, '/calendar?year=2026')
    expect(status).toBe(200)
    expect(html).toContain('Виробничий календар на 2026 рік')
    expect(html.match(/class="sheet month"/g)).toHaveLength(12)
    expect(html).toContain('261 робочий день')
    expect(html).toContain('воєнний стан')
    expect(html).toContain('День Конституції України')
    expect(html).toContain('свято без вихідного')
    expect(html).not.toContain('Додати день')
  })

  it('marks a day by a sign and a word, and a year without rows plainly', async () => {
    const { html } = await get(cast.olena, '/calendar?year=2019')
    expect(html).toMatch(
      /class="day holiday"[^>]*>1<span class="sign" aria-hidden="true">★<\/span><span class="visually-hidden">, свято, вихідний/,
    )
    expect(html).toContain('робочий вихідний')
    expect((await get(cast.olena, '/calendar?year=2031')).html).toContain(
      'Рядків за 2031 рік у календарі немає',
    )
    expect((await get(cast.olena, '/calendar?year=abc')).html).toContain('на 2026 рік')
  })
})

describe('keeping the calendar', () => {
  it('is for the controller and the admin; for others its pages are absent', async () => {
    expect((await get(cast.dmytro, '/calendar/days/new')).status).toBe(200)
    expect((await get(cast.hanna, '/calendar/days/new')).status).toBe(404)
    expect((await post(cast.hanna, '/calendar/days', dayOff)).status).toBe(403)
  })

  it('a day off added is seen by the next count, once martial law has ended', async () => {
    expect(await due('2026-12-02')).toBe('2026-12-09')
    const ended = await post(cast.olena, '/calendar/regimes/2022-03-24/end', { ...peace, seq: '0' })
    expect(ended.status).toBe(303)
    const added = await post(cast.olena, '/calendar/days', dayOff)
    expect([added.status, added.to]).toEqual([303, '/calendar?year=2026#rows'])
    expect(await due('2026-12-02')).toBe('2026-12-10')
  })

  it('leaves a trace of what stood before, and of who changed it', async () => {
    await post(cast.olena, '/calendar/days', dayOff)
    await post(cast.dmytro, '/calendar/days/2026-12-07', { ...dayOff, name: 'День громади', seq: '1' })
    await post(cast.dmytro, '/calendar/days/2026-12-07/removal', { seq: '2' })
    const { html } = await get(cast.ihor, '/calendar?year=2026')
    expect(html).toContain('додано — перенесений вихідний, День міста')
    expect(html).toContain('було — перенесений вихідний, День міста')
    expect(html).toContain('прибрано; було — перенесений вихідний, День громади')
    expect(html).toContain('Кравець Д. І.')
  })

  it('stops the second of two editors and shows what stands now', async () => {
    await post(cast.olena, '/calendar/days', dayOff)
    await post(cast.olena, '/calendar/days/2026-12-07', { ...dayOff, name: 'Перша назва', seq: '1' })
    const { status, html } = await post(cast.dmytro, '/calendar/days/2026-12-07', {
      ...dayOff,
      name: 'Друга назва',
      seq: '1',
    })
    expect(status).toBe(409)
    expect(html).toContain('Перша назва')
    expect(html).toContain('value="Друга назва"')
  })

  it.each([
    ['an impossible day', { day: '31.02.2026' }, 'href="#day"'],
    ['a day that has a row', { day: '28.06.2026' }, 'вже є рядок'],
    ['a kind nobody knows', { kind: 'party' }, 'href="#kind"'],
    ['a row without its act', { act: ' ' }, 'href="#act"'],
    ['a row without a name', { name: '' }, 'href="#name"'],
  ])('refuses %s and keeps what was typed', async (_what, wrong, words) => {
    const { status, html } = await post(cast.olena, '/calendar/days', { ...dayOff, ...wrong })
    expect(status).toBe(422)
    expect(html).toContain(words)
    expect(html).toContain(`value="${{ ...dayOff, ...wrong }.day}"`)
  })

  it('refuses a regime within another, or one that ends before it begins', async () => {
    const regime = { name: 'надзвичайний стан', act: 'указ', from: '01.11.2026', to: '' }
    expect((await post(cast.olena, '/calendar/regimes', regime)).html).toContain(
      'вже охоплює режим «воєнний стан»',
    )
    const early = { to: '01.01.2022', act: 'указ', seq: '0' }
    expect((await post(cast.olena, '/calendar/regimes/2022-03-24/end', early)).html).toContain(
      'Кінець раніше за початок',
    )
    const past = { ...regime, from: '01.03.2020', to: '01.06.2020' }
    expect((await post(cast.olena, '/calendar/regimes', past)).status).toBe(303)
  })

  it('escapes whatever is written into it', async () => {
    await post(cast.olena, '/calendar/days', { ...dayOff, name: '"><script>alert(1)</script>' })
    expect((await get(cast.ihor, '/calendar?year=2026')).html).not.toContain('<script>alert')
  })
})

describe('«Порахувати строк»', () => {
  it('asks first, then answers with every step and the law', async () => {
    expect((await get(cast.petro, '/deadlines')).status).toBe(200)
    const { status, html } = await get(cast.petro, '/deadlines?kind=appeal&from=31.01.2026')
    expect(status).toBe(200)
    expect(html).toContain('27.02.2026, п’ятниця')
    expect(html).toContain('393/96-ВР')
  })

  it('tells what it does not understand by the field', async () => {
    const { status, html } = await get(cast.petro, '/deadlines?kind=appeal&from=31.02.2026&term=0')
    expect(status).toBe(422)
    expect(html).toContain('href="#from"')
    expect(html).toContain('href="#term"')
    expect(html).toContain('value="31.02.2026"')
  })

  it('counts forty-eight hours only from an hour', async () => {
    const address = '/deadlines?kind=information-request&mark=48+годин&from=20.11.2026'
    expect((await get(cast.petro, address)).html).toContain('href="#from"')
    expect((await get(cast.petro, `${address}+10:15`)).html).toContain('22.11.2026 10:15, неділя')
  })
})

describe('the preview of a due day', () => {
  const preview = (query: Record<string, string>) =>
    get(
      cast.hanna,
      `/deadlines/preview?${new URLSearchParams({ kind: 'mayoral-order', date: '20.11.2026', ...query })}`,
    )

  it.each([
    ['25.12.2026', '25.12.2026, п’ятниця'],
    ['10 днів', '30.11.2026, понеділок'],
    ['+1 місяць', '18.12.2026, п’ятниця'],
    ['5 робочих днів', '27.11.2026, п’ятниця'],
    ['терміново', '01.12.2026, вівторок'],
    ['постійно', 'без кінцевого строку'],
    ['щокварталу до 10', '08.01.2027, п’ятниця'],
    ['', '18.12.2026, п’ятниця'],
  ])('of «%s» is %s', async (term, words) => {
    const { status, html } = await preview({ 'tasks[0][term]': term })
    expect(status).toBe(200)
    expect(html).toContain(`<b>${words}</b>`)
    expect(html).toContain('<details>')
  })

  it('says why there is none, and nothing while the form is half empty', async () => {
    expect((await preview({ term: '31.02.2026' })).html).toContain('не день')
    expect((await preview({ term: 'колись' })).html).toContain('Невідома позначка «колись»')
    expect((await preview({ date: '', term: '10 днів' })).html).toBe('')
    expect((await preview({ empty: 'none', term: '' })).html).toBe('')
    expect((await preview({ term: '48 годин' })).html).toContain('година')
  })

  it('counts from a document that the person may see, and tells strangers nothing', async () => {
    const made = await post(cast.hanna, '/meetings', { kind: 'inspection', date: '02.11.2026' })
    const id = made.to!.split('/')[2]!
    const path = `/deadlines/preview?document=${id}&term=10+днів`
    expect((await get(cast.hanna, path)).html).toContain('12.11.2026')
    expect((await get(cast.ihor, path)).html).toBe('')
  })
})
