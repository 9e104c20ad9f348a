import { expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { inBrowser } from '../support/browser.ts'
import { withCast } from '../support/cast.ts'
import { testContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { widthTroubles } from '../support/page-widths.ts'
import { decision } from '../support/register-draft.ts'

inBrowser('what was wrong of a person', (visit) => {
  it('is put right by the administrator from the person’s page', { timeout: 120_000 }, async () => {
    const context = await testContext()
    const cast = await withCast(context)
    must(await registerDocument(context, cast.hanna.actor, decision()))
    const page = await visit(context, { as: cast.dmytro })
    const troubles: string[] = []
    const look = async () => {
      for (const found of await widthTroubles(page)) troubles.push(`${page.url()} ${found}`)
    }
    const change = (of: string) => page.getByRole('link', { name: new RegExp(`Змінити\\s?: ${of}`) }).click()
    const pressed = async (name: string, said: string) => {
      await page.getByRole('button', { name, exact: true }).click()
      await page.getByText(said, { exact: true }).waitFor()
    }
    await page.goto(`/executors/people/${cast.petro.person.id}`)

    await change('Прізвище, ім’я')
    await page.getByLabel('Прізвище, ім’я, по батькові').fill('Іваненок Петро Сергійович')
    await look()
    await pressed('Виправити', 'Ім’я виправлено.')

    await change('Прізвище, ім’я')
    await page.getByRole('link', { name: 'Людина змінила прізвище чи ім’я' }).click()
    await page.getByLabel('Нові прізвище').fill('Бойко Петро Сергійович')
    await page.getByLabel('Діє з').fill('01.12.2026')
    await page.getByRole('button', { name: 'Записати', exact: true }).click()
    await page.getByRole('alert').getByText('Цей день ще не настав.').waitFor()
    await look()
    await page.getByLabel('Діє з').fill('19.11.2026')
    await pressed('Записати', 'Нове прізвище записано.')

    await change('Підрозділ')
    await page.getByLabel('Підрозділ', { exact: true }).selectOption('Департамент освіти')
    await page.getByLabel('Посада').fill('головний спеціаліст')
    expect(await page.getByText('Людина веде 1 завдання').count()).toBe(1)
    await look()
    await pressed('Записати', 'Записано.')

    await change('Роль')
    await page.getByLabel('Роль').selectOption('Керівник підрозділу')
    await look()
    await pressed('Змінити роль', 'Роль змінено.')

    await change('Пошта для входу')
    await page.getByLabel('Пошта для входу').fill(cast.maria.email)
    await page.getByRole('button', { name: 'Змінити', exact: true }).click()
    await page.getByRole('alert').getByText(`Обліковий запис з адресою ${cast.maria.email} уже є.`).waitFor()
    await look()
    await page.getByLabel('Пошта для входу').fill('boiko@rada.example')
    await pressed('Змінити', 'Пошту для входу змінено.')

    await look()
    await pressed('Закрити вхід', 'Вхід закрито.')
    await look()
    await pressed('Відкрити вхід', 'Вхід знову відкрито.')
    expect(troubles).toEqual([])
  })
})
