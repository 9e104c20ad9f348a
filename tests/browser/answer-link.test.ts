import { beforeEach, expect, it } from 'vitest'
import { findTask } from '../../src/tasks/store.ts'
import { samples } from '../files/samples.ts'
import { decisionWithPoint } from '../files/upload.ts'
import { written } from '../letters/written-link.ts'
import { accessibilityTroubles } from '../support/accessibility.ts'
import { inBrowser } from '../support/browser.ts'
import { withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'

const phone = { width: 390, height: 780 }

inBrowser('the link of a letter, on a phone', (visit) => {
  let context: TestContext
  let task: string
  let path: string
  beforeEach(async () => {
    context = await testContext()
    const cast = await withCast(context)
    task = (await decisionWithPoint(context, cast)).task
    path = (await written(context, cast.petro.person.id, [task])).items[0]!.path
  })
  const state = async () => (await findTask(context.db, task))!.state

  it('a scanner that runs its scripts and opens everything there is to open answers nothing', async () => {
    const page = await visit(context, phone)
    const posts: string[] = []
    page.on('request', (request) => request.method() !== 'GET' && posts.push(request.url()))
    const before = (await findTask(context.db, task))!.facts.length
    for (let time = 0; time < 5; time++) {
      await page.goto(path)
      for (const summary of await page.locator('summary').all()) await summary.click()
    }
    expect(posts).toEqual([])
    expect((await findTask(context.db, task))!.facts.length).toBe(before)
  })

  it('the report is sent with its file, and the page says so', async () => {
    const page = await visit(context, phone)
    await page.goto(path)
    expect(await accessibilityTroubles(page)).toEqual([])
    await page.getByRole('button', { name: 'Отримано' }).click()
    await page.getByText('Вашу відповідь записано').waitFor()
    await page.locator('summary', { hasText: 'Виконано' }).click()
    await page.getByLabel('Що зроблено').fill('Дах полагоджено')
    await page.getByLabel('День виконання').fill('20.12.2026')
    const pdf = samples.pdf()
    const file = { name: pdf.name, mimeType: pdf.type, buffer: Buffer.from(await pdf.bytes()) }
    await page.locator('details[open]').getByLabel('Файли').setInputFiles(file)
    await page.locator('details[open]').getByRole('button', { name: 'Надіслати' }).click()
    await page.getByText('Потрібно виправити').waitFor()
    expect(await page.getByLabel('Що зроблено').inputValue()).toBe('Дах полагоджено')
    expect(await accessibilityTroubles(page)).toEqual([])
    await page.getByLabel('День виконання').fill('20.11.2026')
    await page.locator('details[open]').getByLabel('Файли').setInputFiles(file)
    await page.locator('details[open]').getByRole('button', { name: 'Надіслати' }).click()
    await page.getByText('Звіт подано, він чекає прийняття.').waitFor()
    expect(await state()).toMatchObject({ report: { text: 'Дах полагоджено' } })
    expect(await context.db.read.selectFrom('files').select(['name', 'task_id']).execute()).toEqual([
      { name: pdf.name, task_id: task },
    ])
  })

  it('more time is asked for without scripts', async () => {
    const page = await visit(context, { ...phone, javaScript: false })
    await page.goto(path)
    await page.locator('summary', { hasText: 'Прошу продовжити' }).click()
    const form = page.locator('details[open]')
    await form.getByLabel('До якого дня').fill('25.12.2026')
    await form.getByLabel('Чому').fill('Чекаємо матеріалів')
    await form.getByRole('button', { name: 'Надіслати' }).click()
    await page.getByText('просять продовжити строк до 25.12.2026').waitFor()
    expect(await state()).toMatchObject({ request: { until: '2026-12-25' } })
  })
})
