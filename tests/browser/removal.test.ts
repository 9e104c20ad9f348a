import { beforeEach, expect, it } from 'vitest'
import { executedActs } from '../removal/executed-acts.ts'
import { accessibilityTroubles } from '../support/accessibility.ts'
import { inBrowser } from '../support/browser.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'

inBrowser('removal by a decision', (visit) => {
  let context: TestContext
  let cast: Cast
  beforeEach(async () => {
    context = await testContext()
    cast = await withCast(context)
    await executedActs(context, cast, 12)
    await executedActs(context, cast, 8, { kind: 'mayoral-order' })
  })

  it('takes twenty items from the list to an adopted decision, and back by an act', async () => {
    const page = await visit(context, { as: cast.olena })
    await page.goto('/')
    await page.getByRole('link', { name: 'Зняття з контролю' }).click()
    await page.getByLabel('Вибрати всі на сторінці').check()
    expect(await page.locator('[data-bulk-count]').textContent()).toBe('20')
    expect(await accessibilityTroubles(page)).toEqual([])
    await page.getByRole('button', { name: 'Створити проєкт рішення' }).click()
    await page.getByText('Створено проєкт рішення: 20 пунктів.').waitFor()
    expect(await accessibilityTroubles(page)).toEqual([])

    await page.getByLabel('Вибрати № 12 від 02.11.2026').check()
    await page.getByLabel('Підстава').selectOption('втратило чинність')
    await page.getByRole('button', { name: 'Змінити підставу' }).click()
    await page.getByText('Підставу змінено.').waitFor()
    await page.getByText('Слова рішення').click()
    await page.getByLabel('Місце').fill('м. Зоряне')
    await page.getByRole('button', { name: 'Зберегти' }).click()
    await page.getByText('Слова рішення збережено.').waitFor()
    const paper = page.getByRole('article', { name: 'Рішення з додатком, як на папері' })
    expect(await paper.getByText('м. Зоряне').isVisible()).toBe(true)
    expect(await paper.getByText('Втратило чинність').isVisible()).toBe(true)

    await page.getByLabel('Рішення №').fill('512')
    await page.getByRole('button', { name: 'Рішення прийнято' }).click()
    await page.getByText('Рішення внесено, усі його пункти знято з контролю.').waitFor()
    expect(await page.locator('#items').getByText('знято 20.11.2026').count()).toBe(20)
    expect(await paper.locator('.lying tbody td:first-child').last().textContent()).toBe('20')
    expect(await accessibilityTroubles(page)).toEqual([])

    await page.getByText('Повернути на контроль').first().click()
    await page.getByLabel('Акт №').fill('530')
    await page.getByLabel('Виконання').selectOption('stands')
    await page.getByLabel('Чому').fill('Скасовано рішенням суду')
    await page.getByRole('button', { name: 'Повернути на контроль' }).click()
    await page.getByText('Пункти рішення повернуто на контроль.').waitFor()
    expect(await page.locator('#items').getByText('на контролі').count()).toBe(20)
  })

  it('works without JavaScript', async () => {
    const page = await visit(context, { as: cast.olena, javaScript: false })
    await page.goto('/removal')
    await page.getByLabel('Вибрати № 1 від 02.11.2026').check()
    await page.getByRole('button', { name: 'Створити проєкт рішення' }).click()
    await page.getByLabel('Рішення №').fill('512')
    await page.getByRole('button', { name: 'Рішення прийнято' }).click()
    await page.getByText('Рішення внесено, усі його пункти знято з контролю.').waitFor()
  })
})
