import { expect, it } from 'vitest'
import { prepareFiles } from '../../src/exports/actions/prepare-files.ts'
import { manyTasks } from '../exports/many-tasks.ts'
import { inBrowser } from '../support/browser.ts'
import { withCast } from '../support/cast.ts'
import { testContext } from '../support/context.ts'

const TASKS = 2500

inBrowser('a long list as a file', (visit) => {
  for (const javaScript of [true, false])
    it(`is asked for, left, found again and taken away, ${javaScript ? 'with scripts' : 'without'}`, async () => {
      const context = await testContext()
      const cast = await withCast(context)
      await manyTasks(context, cast, TASKS)
      const page = await visit(context, { as: cast.olena, javaScript })
      await page.goto('/tasks?state=pending')
      await page.getByRole('button', { name: 'Excel' }).click()
      await page.getByText('Файл чекає своєї черги.').waitFor()

      await prepareFiles(context, { parts: 1 })
      await page.getByText('Записано 500 рядків з 2 500.').waitFor({ timeout: 20_000 })
      expect(await page.getByRole('progressbar').getAttribute('value')).toBe('500')

      await page.goto('/tasks')
      await prepareFiles(context)
      await page.goto('/')
      await page.getByRole('link', { name: 'Підготовлені файли 1' }).click()
      await page.getByRole('link', { name: 'Завдання, Excel' }).click()
      const saved = page.waitForEvent('download')
      await page.getByRole('link', { name: 'Завантажити' }).click()
      expect((await saved).suggestedFilename()).toBe('Завдання 20.11.2026.xlsx')

      await page.getByRole('button', { name: 'Прибрати файл' }).click()
      await page.getByText('Файлів немає').waitFor()
    })

  it('that is short comes at once, and the page stays where it was', async () => {
    const context = await testContext()
    const cast = await withCast(context)
    await manyTasks(context, cast, 3)
    const page = await visit(context, { as: cast.olena })
    await page.goto('/tasks?state=pending')
    for (const [button, name] of [
      ['Excel', 'Завдання 20.11.2026.xlsx'],
      ['CSV', 'Завдання 20.11.2026.csv'],
      ['Excel', 'Завдання 20.11.2026.xlsx'],
    ] as const) {
      const saved = page.waitForEvent('download')
      await page.getByRole('button', { name: button }).click()
      expect((await saved).suggestedFilename()).toBe(name)
    }
    expect(new URL(page.url()).pathname).toBe('/tasks')
  })
})
