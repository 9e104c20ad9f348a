import { beforeEach, expect, it } from 'vitest'
import { inBrowser } from '../support/browser.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { type TestOffice, testOffice } from '../support/office.ts'
import { holdByKeyboard, meetingToHold } from './keyboard-meeting.ts'

inBrowser('the board of a meeting', (visit) => {
  let office: TestOffice
  let cast: Cast
  let agenda: string

  beforeEach(async () => {
    office = await testOffice()
    cast = await withCast(office)
    agenda = await meetingToHold(office, cast, office.clock.today())
  })

  it('six questions and thirty instructions are entered with the keyboard alone', async () => {
    const controller = await visit(office, { as: cast.olena })
    const executor = await visit(office, { as: cast.petro })
    await holdByKeyboard({ controller, executor, agenda, heldOn: office.clock.today() })
    const given = await office.db.read
      .selectFrom('tasks')
      .innerJoin('documents', 'documents.id', 'tasks.document_id')
      .select(['tasks.point', 'tasks.due_day', 'documents.number'])
      .where('tasks.registered_on', '=', office.clock.today())
      .orderBy('tasks.position')
      .execute()
    expect(given).toHaveLength(30)
    expect(given[29]).toEqual({ point: '6.5', due_day: '2026-11-30', number: '2' })
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
    await page.getByRole('article').getByText('5.1. Звітувати').waitFor()
  })
})
