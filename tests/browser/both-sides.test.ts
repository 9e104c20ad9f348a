import { beforeEach, expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import type { Day } from '../../src/kernel/day.ts'
import { accessibilityTroubles } from '../support/accessibility.ts'
import { inBrowser } from '../support/browser.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { decision, point } from '../support/register-draft.ts'

inBrowser('an executor and a controller, each on their own page', (visit) => {
  let context: TestContext
  let cast: Cast
  beforeEach(async () => {
    context = await testContext()
    cast = await withCast(context)
    for (const text of ['Полагодити дах', 'Вивезти сніг']) {
      const tasks = [
        point({ text }),
        point({ text: `${text}: звіт`, point: '2', term: { kind: 'permanent' } }),
      ]
      await registerDocument(
        context,
        cast.hanna.actor,
        decision({ registeredOn: '2026-11-02' as Day, tasks }),
      )
    }
  })

  it('take a task through its life by keys', async () => {
    const petro = await visit(context, { as: cast.petro })
    const olena = await visit(context, { as: cast.olena })
    await petro.goto('/my')
    await petro.keyboard.press('j')
    await petro.keyboard.press('o')
    await petro.getByText('Отримання підтверджено.').waitFor()

    await petro.keyboard.press('j')
    await petro.keyboard.press('p')
    await petro.getByText('продовжує той, хто його видав').waitFor()
    await petro.getByLabel('До якого дня').fill('25.12.2026')
    await petro.getByLabel('Чому').fill('Немає коштів')
    await petro.getByRole('button', { name: 'Прошу продовжити' }).click()
    await petro.getByText('Прохання подано').waitFor()
    expect(new URL(petro.url()).pathname).toBe('/my')

    await olena.goto('/queue')
    await olena.keyboard.press('a')
    await olena.keyboard.press('j')
    await olena.keyboard.press('d')
    await olena.getByLabel('Хто дозволив').fill('Лисенко А. Ю.')
    await olena.getByRole('button', { name: 'Продовжити строк' }).click()
    await olena.getByText('Строк продовжено.').waitFor()
    await olena.getByText('Усе розглянуто').waitFor()

    await petro.reload()
    const row = petro.getByRole('row', { name: /25.12.2026/ })
    await row.getByRole('link', { name: 'Звіт', exact: true }).click()
    await petro.getByLabel('Що зроблено').fill('Дах полагоджено')
    await petro.getByRole('button', { name: 'Подати звіт' }).click()
    await petro.getByText('Звіт подано').waitFor()

    await olena.goto('/queue')
    await olena.keyboard.press('j')
    await olena.keyboard.press('a')
    await olena.getByText('Звіт прийнято.').waitFor()
    await olena.getByText('Усе розглянуто').waitFor()
  })

  it.each([1280, 390])('%i wide both pages are read by everybody and scroll one way only', async (width) => {
    const petro = await visit(context, { as: cast.petro })
    await petro.setViewportSize({ width, height: 900 })
    await petro.goto('/my')
    await petro.getByRole('link', { name: 'Звіт', exact: true }).first().click()
    await petro.getByLabel('Що зроблено').fill('Дах полагоджено')
    await petro.getByRole('button', { name: 'Подати звіт' }).click()
    await petro.getByText('Звіт подано').waitFor()
    await petro.getByRole('link', { name: 'Не наше' }).first().click()
    await petro.getByLabel('Чиє це завдання').fill('Управління культури')
    await petro.getByLabel('Чому').fill('Не наш заклад')
    await petro.getByRole('button', { name: 'Не наше' }).click()
    await petro.getByText('Пропозицію подано').waitFor()
    const olena = await visit(context, { as: cast.olena })
    await olena.setViewportSize({ width, height: 900 })
    await olena.goto('/queue')
    for (const page of [petro, olena]) {
      expect(await accessibilityTroubles(page)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    }
  })
})
