import type { Page } from 'playwright-core'
import { beforeEach, expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import type { Day } from '../../src/kernel/day.ts'
import { inBrowser } from '../support/browser.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { decision, point } from '../support/register-draft.ts'

inBrowser('the registers', (visit) => {
  let context: TestContext
  let cast: Cast
  beforeEach(async () => {
    context = await testContext()
    cast = await withCast(context)
    for (const [text, day] of [
      ['Полагодити дах', '2026-11-10'],
      ['Почистити дамби', '2026-11-20'],
      ['Купити сіль', '2026-12-10'],
    ] as const) {
      const term = { kind: 'day' as const, day: day as Day }
      const draft = decision({ registeredOn: '2026-11-02' as Day, tasks: [point({ text, term })] })
      await registerDocument(context, cast.hanna.actor, draft)
    }
  })

  const here = (page: Page) => page.locator('tr.here .doc a').textContent()
  const press = async (page: Page, ...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }

  it('are walked by keys, and a row opens by Enter', async () => {
    const page = await visit(context, { as: cast.olena })
    await page.goto('/tasks')
    await press(page, 'j', 'j')
    expect(await here(page)).toBe('№ 2')
    await press(page, 'j', 'j', 'k')
    expect(await here(page)).toBe('№ 2')
    await press(page, 'Enter')
    await page.waitForURL('**/documents/*')
    expect(await page.textContent('h1')).toContain('№ 2 від 02.11.2026')
  })

  it('know a key by its place, whatever the layout', async () => {
    const page = await visit(context, { as: cast.olena })
    await page.goto('/tasks')
    await page.evaluate(
      "document.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyJ', key: 'о', bubbles: true }))",
    )
    expect(await here(page)).toBe('№ 1')
  })

  it('take one to the search by «/», where keys are letters again, and to the help by «?»', async () => {
    const page = await visit(context, { as: cast.olena })
    await page.goto('/tasks')
    await press(page, '/')
    await page.keyboard.type('njkx?/')
    expect(await page.inputValue('[data-search]')).toBe('njkx?/')
    expect(new URL(page.url()).pathname).toBe('/tasks')
    await page.locator('h1').click()
    await press(page, 'Shift+Slash')
    expect(await page.getByRole('dialog', { name: 'Клавіші' }).isVisible()).toBe(true)
    await press(page, 'Escape', 'n')
    await page.waitForURL('**/documents/new')
  })

  it('keep their state in the address: chips take a filter away, and Back brings it again', async () => {
    const page = await visit(context, { as: cast.olena })
    await page.goto('/tasks')
    await page.getByText('Фільтр').click()
    await page.getByLabel('Стан').selectOption('overdue')
    await page.getByLabel('Підрозділ').selectOption({ label: 'Управління транспорту' })
    await page.getByRole('button', { name: 'Показати' }).click()
    await page.waitForURL(/state=overdue/)
    expect(new URL(page.url()).searchParams.has('kind')).toBe(false)
    expect(await page.locator('[data-rows] tr').count()).toBe(1)
    await page.getByRole('link', { name: 'Стан: прострочено' }).click()
    await page.waitForURL((url) => !url.searchParams.has('state'))
    expect(await page.locator('[data-rows] tr').count()).toBe(3)
    await page.goBack()
    expect(await page.locator('[data-rows] tr').count()).toBe(1)
    await page.getByRole('link', { name: 'Очистити' }).click()
    await page.waitForURL((url) => url.search === '')
  })

  it('are printed whole, however many pages of the screen they have', async () => {
    const tasks = Array.from({ length: 60 }, (_, place) => point({ point: String(place + 1) }))
    await registerDocument(context, cast.hanna.actor, decision({ tasks }))
    const page = await visit(context, { as: cast.olena })
    await page.addInitScript('window.print = () => { document.documentElement.dataset.printed = "yes" }')
    const shown = () => page.locator('[data-rows] tr').count()
    await page.goto('/tasks?state=all')
    await page.emulateMedia({ media: 'print' })
    expect(await shown()).toBe(50)
    expect(await page.getByText('Надруковано лише сторінку 1 з 2.').isVisible()).toBe(true)
    expect(await page.locator('html[data-printed]').count()).toBe(0)
    await page.emulateMedia({ media: null })
    await page.getByRole('link', { name: 'Друк' }).click()
    await page.locator('html[data-printed]').waitFor()
    expect(await shown()).toBe(63)
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByText('1–63 з 63').isVisible()).toBe(true)
    expect(await page.getByText('Надруковано лише').count()).toBe(0)
    await page.emulateMedia({ media: null })
    await page.getByRole('link', { name: 'Показати сторінками' }).click()
    await page.waitForURL((url) => !url.searchParams.has('print'))
    expect(await shown()).toBe(50)
  })

  it('find by words, keep the filter, and offer the other layout of the keyboard', async () => {
    const page = await visit(context, { as: cast.olena })
    await page.goto('/tasks?state=pending')
    await press(page, '/')
    await page.keyboard.type('lfvb')
    await press(page, 'Enter')
    await page.getByText('Можливо, ви шукали').waitFor()
    await page.getByRole('link', { name: 'дами', exact: true }).click()
    await page.waitForURL(/state=pending/)
    expect(new URL(page.url()).searchParams.get('text')).toBe('дами')
  })

  it('are narrowed without JavaScript too', async () => {
    const page = await visit(context, { as: cast.olena, javaScript: false })
    await page.goto('/tasks')
    await page.getByText('Фільтр').click()
    await page.getByLabel('Стан').selectOption('today')
    await page.getByRole('button', { name: 'Показати' }).click()
    expect(await page.locator('[data-rows] tr').count()).toBe(1)
    await page.fill('[data-search]', 'дамби')
    await page.press('[data-search]', 'Enter')
    expect(await page.locator('.chip').count()).toBe(2)
  })

  it('are empty for whoever has nothing here, and the documents of others look absent', async () => {
    const page = await visit(context, { as: cast.ihor })
    await page.goto('/tasks')
    await page.getByText('Завдань на контролі ще немає').waitFor()
    const { id } = await context.db.read.selectFrom('documents').select('id').executeTakeFirstOrThrow()
    const answer = await page.goto(`/documents/${id}`)
    expect([answer?.status(), await page.textContent('h1')]).toEqual([404, 'Такої сторінки немає'])
  })
})
