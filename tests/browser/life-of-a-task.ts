import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { addDays, type Day, formatDay } from '../../src/kernel/day.ts'
import { samples } from '../files/samples.ts'

/** The windows of two people at once, on the day it is there. */
export interface TwoPeople {
  controller: Page
  executor: Page
  today: Day
}

/**
 * A task from its registration to «До справи», done by two people in their own windows: taken on control, received, noted, asked to
 * be extended and extended, reported with a file, returned, reported again, accepted, removed.
 */
export async function liveThroughTask({ controller, executor, today }: TwoPeople): Promise<void> {
  const due = formatDay(addDays(today, 30))
  const until = formatDay(addDays(today, 40))
  await register(controller, today, due)
  const card = new URL(controller.url()).pathname
  await executor.goto('/my')
  expect(await executor.getByText('Полагодити дах ліцею').count()).toBe(0)

  await act(controller, 'Взяти на контроль', 'Завдання взято на контроль.')
  await executor.reload()
  await executor.getByText('Полагодити дах ліцею').waitFor()
  await press(executor, 'Отримано', 'Отримання підтверджено.')

  await open(executor, 'Проміжна інформація')
  await executor.getByLabel('Що відомо на цей час').fill('Кошторис погоджено')
  await send(executor, 'Проміжна інформація', 'Інформацію записано')
  await open(executor, 'Прошу продовжити')
  await executor.getByLabel('До якого дня').fill(until)
  await executor.getByLabel('Чому').fill('Немає матеріалів')
  await send(executor, 'Прошу продовжити', 'Прохання подано')

  await controller.goto('/queue')
  await controller.getByText('Немає матеріалів').waitFor()
  await open(controller, 'Продовжити')
  await controller.getByLabel('Хто дозволив').fill('Лист міністерства № 7/15')
  await send(controller, 'Продовжити строк', 'Строк продовжено.')

  await executor.reload()
  await executor.getByText(until).first().waitFor()
  await report(executor, today, 'Дах накрито наполовину', samples.pdf())
  await controller.reload()
  await controller.getByText('Дах накрито наполовину').waitFor()
  await open(controller, 'Повернути')
  await controller.getByLabel('Чому повертається').fill('Немає акта приймання')
  await send(controller, 'Повернути на доопрацювання', 'повернуто на доопрацювання')

  await executor.goto('/my')
  await report(executor, today, 'Дах полагоджено, акт додано', samples.png())
  await controller.goto('/queue')
  await press(controller, 'Прийняти', 'Звіт прийнято.')

  await controller.goto(card)
  for (const words of [
    'Звіт.pdf',
    'Скан.png',
    'Кошторис погоджено',
    'Немає акта приймання',
    `первинний ${due}`,
  ])
    expect(await controller.getByText(words).first().isVisible(), words).toBe(true)
  await act(controller, 'Зняти з контролю', 'Завдання знято з контролю.')
  expect(await controller.getByText('До справи').first().isVisible()).toBe(true)

  await executor.goto(card)
  await executor.getByText('знято з контролю').first().waitFor()
  expect(await executor.getByRole('link', { name: 'Подати звіт' }).count()).toBe(0)
}

/** What somebody is told who acts on what is no longer so: the words stay, what happened meanwhile stands above them. */
export async function actOnStalePages({ controller, executor, today }: TwoPeople): Promise<void> {
  await register(controller, today, formatDay(addDays(today, 30)))
  await act(controller, 'Взяти на контроль', 'Завдання взято на контроль.')
  const card = controller.url()

  // Both have the task open; the executor is first.
  await controller.getByRole('link', { name: /^Змінити.*: Контролер$/ }).click()
  await controller.getByLabel('Завдання', { exact: true }).fill('Полагодити дах і сходи')
  await executor.goto('/my')
  await press(executor, 'Отримано', 'Отримання підтверджено.')
  await controller.getByRole('button', { name: 'Зберегти' }).click()
  await controller.locator('.error-summary:focus').waitFor()
  expect(await controller.getByLabel('Завдання', { exact: true }).inputValue()).toBe('Полагодити дах і сходи')
  await controller.getByRole('button', { name: 'Зберегти' }).click()
  await controller.getByText('Зміни збережено.').waitFor()

  // The lead becomes a co-executor while the report is being written.
  await open(executor, 'Звіт')
  await executor.getByLabel('Що зроблено').fill('Дах полагоджено')
  await executor.getByLabel('Файли').setInputFiles(await chosen(samples.pdf()))
  await reassign(controller, card, [
    'Департамент освіти, Шевчук М. А.',
    'Управління транспорту, Іваненко П. С.',
  ])
  await executor.getByRole('button', { name: 'Подати звіт' }).click()
  await executor.getByText('Тим часом записано').waitFor()
  expect(await executor.getByLabel('Що зроблено').inputValue()).toBe('Дах полагоджено')
  expect(await executor.getByRole('button', { name: 'Подати звіт' }).count()).toBe(0)

  // And then nobody at all: what one may no longer see is not there.
  await executor.goto('/my')
  await open(executor, 'Моя частина')
  await executor.getByLabel('Що зроблено з вашого боку').fill('Матеріали завезено')
  await reassign(controller, card, ['Департамент освіти, Шевчук М. А.'])
  await executor.getByRole('button', { name: 'Подати свою частину' }).click()
  await executor.getByRole('heading', { name: 'Такої сторінки немає' }).waitFor()
  await controller.goto(card)
  expect(await controller.getByText('Матеріали завезено').count()).toBe(0)
}

async function register(page: Page, today: Day, due: string): Promise<void> {
  await page.goto('/documents/new')
  await page.getByLabel('Вид', { exact: true }).selectOption('higher-authority')
  await page.getByLabel('Заголовок', { exact: true }).fill('Про підготовку ліцеїв до зими')
  await page.getByLabel('Надійшло').fill(formatDay(today))
  await page.getByLabel('Кореспондент').fill('Міністерство освіти і науки України')
  await page.locator('#tasks-0-text').fill('Полагодити дах ліцею')
  await page.locator('#tasks-0-executors').fill('Управління транспорту, Іваненко П. С.')
  await page.locator('#tasks-0-term').fill(due)
  await page.locator('#tasks-0-placedOn').fill('')
  await page.getByRole('button', { name: 'Зареєструвати' }).click()
  await page.getByText('Зареєстровано: №').waitFor()
}

/** Puts others in the place of the executors, in a window of the controller's own. */
async function reassign(controller: Page, card: string, executors: string[]): Promise<void> {
  await controller.goto(card)
  await open(controller, 'Передати іншим')
  const tags = controller.locator('[data-tags]')
  for (let left = await tags.locator('li').count(); left > 0; left--)
    await tags
      .getByRole('button', { name: /^Прибрати/ })
      .first()
      .click()
  for (const name of executors) {
    await tags.getByRole('combobox').fill(name)
    await tags.getByRole('combobox').press('Enter')
  }
  await controller.getByLabel('Підстава').fill('Резолюція міського голови')
  await send(controller, 'Передати іншим', 'Виконавців змінено.')
}

async function report(page: Page, today: Day, text: string, evidence: File): Promise<void> {
  await open(page, 'Звіт')
  await page.getByLabel('Що зроблено').fill(text)
  await page.getByLabel('День виконання').fill(formatDay(today))
  await page.getByLabel('Файли').setInputFiles(await chosen(evidence))
  await send(page, 'Подати звіт', 'Звіт подано')
}

async function chosen(file: File) {
  return { name: file.name, mimeType: 'application/octet-stream', buffer: Buffer.from(await file.bytes()) }
}

/** The act of this name, and its form as it stands. */
async function act(page: Page, name: string, done: string): Promise<void> {
  await open(page, name)
  await send(page, name, done)
}

async function open(page: Page, link: string): Promise<void> {
  // A key may stand beside the name.
  await page
    .getByRole('link', { name: new RegExp(`^${link}( .)?$`) })
    .first()
    .click()
}

async function press(page: Page, button: string, done: string): Promise<void> {
  await page
    .getByRole('button', { name: new RegExp(`^${button}( .)?$`) })
    .first()
    .click()
  await page.getByText(done).waitFor()
}

async function send(page: Page, button: string, done: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click()
  await page.getByText(done).waitFor()
}
