import { beforeEach, expect, it } from 'vitest'
import { inBrowser } from '../support/browser.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { holdByKeyboard, meetingToHold } from './keyboard-meeting.ts'

inBrowser('the board of a meeting', (visit) => {
  let context: TestContext
  let cast: Cast
  let agenda: string

  beforeEach(async () => {
    context = await testContext()
    cast = await withCast(context)
    agenda = await meetingToHold(context, cast, context.clock.today())
  })

  it('six questions and thirty instructions are entered with the keyboard alone', async () => {
    const controller = await visit(context, { as: cast.olena })
    const executor = await visit(context, { as: cast.petro })
    await holdByKeyboard({ controller, executor, agenda, heldOn: context.clock.today(), each: 5 })
    const given = await context.db.read
      .selectFrom('tasks')
      .innerJoin('documents', 'documents.id', 'tasks.document_id')
      .select(['tasks.point', 'tasks.due_day', 'documents.number'])
      .where('tasks.registered_on', '=', context.clock.today())
      .orderBy('tasks.position')
      .execute()
    expect(given).toHaveLength(30)
    expect(given[29]).toEqual({ point: '6.5', due_day: '2026-11-30', number: '2' })
  }, 120_000)

  it('«v» pressed by mistake is taken back by one key, and both stay in the history', async () => {
    const page = await visit(context, { as: cast.olena })
    await page.goto(`/meetings/agendas/${agenda}/board`)
    const row = page.locator('li').filter({ hasText: 'Утеплити вікна' })
    await row.focus()
    await page.keyboard.press('v')
    const undo = page.getByRole('button', { name: /^Скасувати/ })
    await undo.waitFor()
    expect(await row.textContent()).toContain('виконано')
    // The instruction may stand far down the page: the way back is in sight all the same.
    await page.evaluate('scrollTo(0, document.body.scrollHeight)')
    expect(await undo.evaluate((node) => node.getBoundingClientRect().bottom > 0)).toBe(true)
    await page.keyboard.press('u')
    await page.getByText('Скасовано: запис лишився в історії як помилковий.').waitFor()
    expect(new URL(page.url()).pathname).toBe(`/meetings/agendas/${agenda}/board`)
    expect(await row.getByRole('button', { name: /^Виконано/ }).count()).toBe(1)
    const facts = await context.db.read
      .selectFrom('task_facts')
      .select(['kind', 'retracts', 'seq'])
      .where('kind', 'in', ['executed', 'retracted', 'returned'])
      .orderBy('seq', 'desc')
      .limit(2)
      .execute()
    expect(facts).toMatchObject([{ kind: 'retracted', retracts: facts[1]!.seq }, { kind: 'executed' }])
  })

  it('works without JavaScript', async () => {
    const page = await visit(context, { as: cast.olena, javaScript: false })
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
