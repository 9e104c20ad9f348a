import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { addDays, type Day, formatDay } from '../../src/kernel/day.ts'
import { addInstruction } from '../../src/meetings/actions/add-instruction.ts'
import { decideQuestion } from '../../src/meetings/actions/decide-question.ts'
import { openAgenda } from '../../src/meetings/actions/open-agenda.ts'
import { proposeQuestion } from '../../src/meetings/actions/propose-question.ts'
import { registerProtocol } from '../../src/meetings/actions/register-protocol.ts'
import type { AppContext } from '../../src/web/app-context.ts'
import { accessibilityTroubles } from '../support/accessibility.ts'
import type { Cast } from '../support/cast.ts'

const TITLES = ['підготовку до зими', 'ремонт доріг', 'роботу шкіл', 'бюджет']

/** An agenda of four questions for this day, after a meeting of the week before that gave three instructions. */
export async function meetingToHold(context: AppContext, cast: Cast, heldOn: Day): Promise<string> {
  const held = await registerProtocol(context, cast.hanna.actor, {
    kind: 'operational-meeting',
    heldOn: addDays(heldOn, -7),
    questions: [{ title: 'Про роботу шкіл', speaker: null }],
  })
  for (const text of ['Закупити меблі', 'Утеплити вікна', 'Перевірити котли'])
    await addInstruction(context, cast.hanna.actor, {
      documentId: held.ok ? held.value.id : '',
      draft: {
        question: 1,
        text,
        executors: ['Департамент освіти, Шевчук М. А.'],
        term: formatDay(addDays(heldOn, 5)),
        special: false,
      },
    })
  const opened = await openAgenda(context, cast.hanna.actor, {
    kind: 'operational-meeting',
    heldOn,
    hour: '10:00',
    place: 'зала засідань',
    chair: 'Олег ПЕТРЕНКО',
  })
  const agenda = opened.ok ? opened.value : ''
  for (const title of TITLES) {
    const question = { title: `Про ${title}`, speaker: 'Іваненко П. С.' }
    const item = await proposeQuestion(context, cast.petro.actor, { agendaId: agenda, question })
    if (item.ok)
      await decideQuestion(context, cast.hanna.actor, {
        agendaId: agenda,
        itemId: item.value,
        decision: 'accepted',
      })
  }
  return agenda
}

/** The windows of whoever keeps the board and of somebody of a department, and what is to be held. */
export interface MeetingHeld {
  controller: Page
  executor: Page
  agenda: string
  heldOn: Day
  /** how many instructions each of the six questions is given */
  each: number
}

/** Six questions and their instructions entered with the keyboard alone; the protocol, an extract, the next agenda. */
export async function holdByKeyboard({ controller: page, executor, agenda, heldOn, each }: MeetingHeld) {
  // The last question is proposed by a department in its own window, and taken by a key.
  await executor.goto(`/meetings/agendas/${agenda}`)
  await executor.getByLabel('Про що').fill('Про різне')
  await executor.getByLabel('Доповідає').fill('Іваненко П. С.')
  await executor.getByRole('button', { name: 'Запропонувати' }).click()
  await executor.getByText('чекає рішення').waitFor()
  await page.goto(`/meetings/agendas/${agenda}`)
  await page.getByRole('button', { name: /^Включити\s*: Про різне/ }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('6. Про різне').waitFor()

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
  await page.keyboard.type(formatDay(addDays(heldOn, 20)))
  await answered(page, () => marked('Enter'))
  expect(await here(page)).toContain('термін змінено на нараді')
  for (let question = 1; question <= 6; question++) {
    await page.keyboard.press('Escape')
    await toQuestion(page, question)
    await page.keyboard.press('n')
    for (let one = 1; one <= each; one++) {
      await page.keyboard.type(`Доручення ${question}-${one}`)
      await page.keyboard.press('Tab')
      await page.keyboard.type(one % 2 ? 'Управління транспорту' : 'Управління культури')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
      await page.keyboard.type('10 днів')
      await answered(page, () => page.keyboard.press('Enter'))
    }
  }
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
  expect(await paper.getByText(/^\d\.\d\. Доручення/).count()).toBe(6 * each)
  expect(await paper.getByText('Головував: Олег ПЕТРЕНКО').isVisible()).toBe(true)
  expect(
    await paper
      .getByText(`Вважати виконаним п. 1.1 протоколу № 1 від ${formatDay(addDays(heldOn, -7))}.`)
      .isVisible(),
  ).toBe(true)
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
  expect(await paper.getByText(/^\d\.\d\. Доручення/).count()).toBe(6 * Math.floor(each / 2))
  await page.goto('/meetings/agendas')
  await page
    .getByRole('link', { name: /Порядок денний/ })
    .first()
    .click()
  await paper.getByText('ПОРЯДОК ДЕННИЙ').waitFor()
  expect(await paper.getByText(`${formatDay(addDays(heldOn, 7))}, 10:00`).isVisible()).toBe(true)
  expect(await paper.getByText(/^протокол № /).count()).toBe(6 * each + 2)
  expect(await paper.getByText('Закупити меблі').count()).toBe(0)
}

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
