import { beforeEach, expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import type { Day } from '../../src/kernel/day.ts'
import { inBrowser } from '../support/browser.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { decision, point } from '../support/register-draft.ts'

inBrowser('two people at one document', (visit) => {
  let context: TestContext
  let cast: Cast
  let card: string
  beforeEach(async () => {
    context = await testContext()
    cast = await withCast(context)
    const draft = decision({ registeredOn: '2026-11-02' as Day, tasks: [point({ text: 'Полагодити дах' })] })
    const outcome = await registerDocument(context, cast.hanna.actor, draft)
    card = outcome.ok ? `/documents/${outcome.value.id}` : ''
  })

  it('the executor reports, the controller returns it, and accepts the next report', async () => {
    const petro = await visit(context, { as: cast.petro })
    const olena = await visit(context, { as: cast.olena })
    const report = async (words: string) => {
      await petro.goto(card)
      await petro.keyboard.press('z')
      await petro.getByLabel('Що зроблено').fill(words)
      await petro.getByRole('button', { name: 'Подати звіт' }).click()
      await petro.getByText('Звіт подано, він чекає прийняття.').waitFor()
    }
    await report('Дах полагоджено')
    await olena.goto('/')
    await olena.locator('#waiting').getByRole('link', { name: '№ 1' }).click()
    await olena.getByRole('link', { name: 'Повернути на доопрацювання' }).click()
    await olena.getByLabel('Чому повертається').fill('Немає актів')
    await olena.getByRole('button', { name: 'Повернути на доопрацювання' }).click()
    await olena.getByText('Завдання повернуто на доопрацювання.').waitFor()
    await report('Дах полагоджено, акти додано')
    expect(await petro.getByText('«Немає актів»').isVisible()).toBe(true)
    await olena.goto(card)
    await olena.keyboard.press('a')
    await olena.getByText('Звіт прийнято.').waitFor()
    expect(await olena.getByText('виконано в строк').first().isVisible()).toBe(true)
  })

  it('one who decides on an old page is told what has been recorded meanwhile', async () => {
    const [one, other] = [await visit(context, { as: cast.olena }), await visit(context, { as: cast.olena })]
    for (const page of [one, other]) {
      await page.goto(card)
      await page.getByRole('link', { name: 'Продовжити строк' }).click()
    }
    await one.getByLabel('Новий строк').fill('20.12.2026')
    await one.getByRole('button', { name: 'Продовжити строк' }).click()
    await one.getByText('Строк продовжено.').waitFor()
    await other.getByLabel('Новий строк').fill('25.12.2026')
    await other.getByRole('button', { name: 'Продовжити строк' }).click()
    await other.getByText('Тим часом записано').waitFor()
    expect(await other.getByText('строк продовжено до 20.12.2026').isVisible()).toBe(true)
    expect(await other.inputValue('#until')).toBe('25.12.2026')
    await other.getByRole('button', { name: 'Продовжити строк' }).click()
    await other.getByText('первинний 10.12.2026').waitFor()
  })

  it('a correction made on an old page shows the newer one beside it', async () => {
    const [hanna, olena] = [
      await visit(context, { as: cast.hanna }),
      await visit(context, { as: cast.olena }),
    ]
    for (const page of [hanna, olena]) {
      await page.goto(card)
      await page.getByRole('link', { name: /^Змінити\s*: Заголовок/ }).click()
    }
    await hanna.getByLabel('Заголовок', { exact: true }).fill('Про ремонт даху')
    await hanna.getByRole('button', { name: 'Зберегти' }).click()
    await hanna.getByText('Зміни збережено.').waitFor()
    await olena.getByLabel('Заголовок', { exact: true }).fill('Про ремонт фасаду')
    await olena.getByRole('button', { name: 'Зберегти' }).click()
    await olena.getByText('Тим часом збережено іншими').waitFor()
    expect(await olena.getByText('Про ремонт даху').isVisible()).toBe(true)
    expect(await olena.inputValue('#title')).toBe('Про ремонт фасаду')
  })

  it('an act asks only for what its ground needs, and works without JavaScript', async () => {
    const page = await visit(context, { as: cast.olena })
    const { id } = await context.db.read.selectFrom('tasks').select('id').executeTakeFirstOrThrow()
    await page.goto(`/tasks/${id}/removal`)
    expect(await page.getByLabel('Рішення №').isVisible()).toBe(true)
    const plain = await visit(context, { as: cast.olena, javaScript: false })
    await plain.goto(`/tasks/${id}/removal`)
    await plain.getByLabel('Рішення №').fill('512')
    await plain.getByLabel('Від дня').fill('20.11.2026')
    await plain.getByRole('button', { name: 'Зняти з контролю' }).click()
    await plain.getByText('Завдання знято з контролю.').waitFor()
  })
})
