import type { Page } from 'playwright-core'
import { beforeEach, expect, it } from 'vitest'
import { day } from '../../src/kernel/day.ts'
import { addInstruction } from '../../src/meetings/actions/add-instruction.ts'
import { decideQuestion } from '../../src/meetings/actions/decide-question.ts'
import { openAgenda } from '../../src/meetings/actions/open-agenda.ts'
import { proposeQuestion } from '../../src/meetings/actions/propose-question.ts'
import { registerProtocol } from '../../src/meetings/actions/register-protocol.ts'
import { accessibilityTroubles } from '../support/accessibility.ts'
import { inBrowser } from '../support/browser.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { type TestOffice, testOffice } from '../support/office.ts'

const TITLES = ['підготовку до зими', 'ремонт доріг', 'роботу шкіл', 'бюджет', 'різне']

inBrowser('the board of a meeting', (visit) => {
  let office: TestOffice
  let cast: Cast
  let agenda: string
  let lastWeek: string

  beforeEach(async () => {
    office = await testOffice()
    cast = await withCast(office)
    const held = await registerProtocol(office, cast.hanna.actor, {
      kind: 'operational-meeting',
      heldOn: day('2026-11-13'),
      questions: [{ title: 'Про роботу шкіл', speaker: null }],
    })
    lastWeek = held.ok ? held.value.id : ''
    for (const text of ['Закупити меблі', 'Утеплити вікна', 'Перевірити котли'])
      await addInstruction(office, cast.hanna.actor, lastWeek, {
        question: 1,
        text,
        executors: ['Департамент освіти, Шевчук М. А.'],
        term: '25.11.2026',
        special: false,
      })
    const opened = await openAgenda(office, cast.hanna.actor, {
      kind: 'operational-meeting',
      heldOn: day('2026-11-20'),
      hour: '10:00',
      place: 'зала засідань',
      chair: 'Олег ПЕТРЕНКО',
    })
    agenda = opened.ok ? opened.value : ''
    for (const title of TITLES) {
      const item = await proposeQuestion(office, cast.petro.actor, agenda, {
        title: `Про ${title}`,
        speaker: 'Іваненко П. С.',
      })
      if (item.ok) await decideQuestion(office, cast.hanna.actor, agenda, item.value, 'accepted')
    }
  })

  it('six questions and thirty instructions are entered with the keyboard alone', async () => {
    const page = await visit(office, { as: cast.olena })
    await page.goto(`/meetings/agendas/${agenda}/board`)
    expect(await accessibilityTroubles(page)).toEqual([])
    const marked = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key)
    }
    // The three of last week stand under the question of the same title, the fourth of six.
    await marked('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown')
    expect(await here(page)).toContain('Закупити меблі')
    await answered(page, () => marked('v'))
    expect(await here(page)).toContain('виконано')
    await marked('ArrowDown', 'd')
    await page.keyboard.type('10.12.2026')
    await answered(page, () => marked('Enter'))
    expect(await here(page)).toContain('термін змінено на нараді')
    for (let question = 1; question <= 6; question++) {
      await page.keyboard.press('Escape')
      await toQuestion(page, question)
      await page.keyboard.press('n')
      for (let one = 1; one <= 5; one++) {
        await page.keyboard.type(`Доручення ${question}-${one}`)
        await page.keyboard.press('Tab')
        await page.keyboard.type(one % 2 ? 'Управління транспорту' : 'Управління культури')
        await page.keyboard.press('Enter')
        await page.keyboard.press('Tab')
        await page.keyboard.type('10 днів')
        await answered(page, () => page.keyboard.press('Enter'))
      }
    }
    const given = await office.db.read
      .selectFrom('tasks')
      .innerJoin('documents', 'documents.id', 'tasks.document_id')
      .select(['tasks.point', 'tasks.due_day', 'documents.number'])
      .where('tasks.registered_on', '=', day('2026-11-20'))
      .orderBy('tasks.position')
      .execute()
    expect(given).toHaveLength(30)
    expect(given[29]).toEqual({ point: '6.5', due_day: '2026-11-30', number: '2' })

    // Who spoke on the last question.
    await page.keyboard.press('Escape')
    await page.keyboard.press('s')
    await page.keyboard.type('Гнатюк Р. І.; Бондар І. О.')
    await answered(page, () => page.keyboard.press('Enter'))

    // The end of the meeting: the protocol, an extract, the next agenda.
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Завершити нараду' }).focus()
    await page.keyboard.press('Enter')
    const paper = page.getByRole('article')
    await paper.getByText('ПРОТОКОЛ № 2').waitFor()
    expect(await paper.getByText('Головував: Олег ПЕТРЕНКО').isVisible()).toBe(true)
    expect(await paper.getByText('Вважати виконаним п. 1.1 протоколу № 1 від 13.11.2026.').isVisible()).toBe(
      true,
    )
    expect(await paper.getByText('ВИСТУПИЛИ: Гнатюк Р. І.; Бондар І. О.').isVisible()).toBe(true)
    expect(await accessibilityTroubles(page)).toEqual([])
    const paperUrl = page.url()
    await page.goto(`/meetings/agendas/${agenda}/board`)
    await page.getByText('Нараду завершено').waitFor()
    expect(await page.getByRole('button', { name: 'Додати' }).count()).toBe(0)
    expect(await accessibilityTroubles(page)).toEqual([])
    await page.goto(paperUrl)
    await page.getByRole('link', { name: 'Управління культури' }).click()
    await paper.getByText('ВИТЯГ з протоколу').waitFor()
    expect(await paper.getByText(/^\d\.\d\. Доручення/).count()).toBe(12)
    await page.goto('/meetings/agendas')
    await page
      .getByRole('link', { name: /Порядок денний/ })
      .first()
      .click()
    await paper.getByText('ПОРЯДОК ДЕННИЙ').waitFor()
    expect(await paper.getByText('27.11.2026, 10:00').isVisible()).toBe(true)
    expect(await paper.getByText(/^протокол № /).count()).toBe(32)
    expect(await paper.getByText('Закупити меблі').count()).toBe(0)
  }, 120_000)

  it('works without JavaScript', async () => {
    const page = await visit(office, { as: cast.olena, javaScript: false })
    await page.goto(`/meetings/agendas/${agenda}/board`)
    await page.getByRole('button', { name: /^Виконано\s*: п\. 1\.2 / }).click()
    const row = page.locator('li').filter({ hasText: 'Утеплити вікна' })
    expect(await row.textContent()).toContain('виконано')
    await page.getByLabel('Нове доручення', { exact: true }).last().fill('Звітувати')
    await page.getByLabel('Виконавці, перший — головний', { exact: true }).last().fill('Управління культури')
    await page.getByRole('button', { name: 'Додати' }).last().click()
    await page.getByText('Звітувати').waitFor()
    await page.getByRole('button', { name: 'Завершити нараду' }).click()
    await page.getByRole('article').getByText('6.1. Звітувати').waitFor()
  })
})

async function here(page: Page): Promise<string> {
  return page.evaluate<string>('document.activeElement?.textContent ?? ""')
}

/** The page that comes after a key. */
async function answered(page: Page, press: () => Promise<void>) {
  await Promise.all([page.waitForEvent('load'), press()])
}

async function toQuestion(page: Page, number: number) {
  const words = `${number}. `
  for (let step = 0; step < 60 && !(await here(page)).startsWith(words); step++)
    await page.keyboard.press(number === 1 ? 'ArrowUp' : 'ArrowDown')
}
