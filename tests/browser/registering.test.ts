import type { Page } from 'playwright-core'
import { beforeEach, expect, it } from 'vitest'
import { inBrowser } from '../support/browser.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'

inBrowser('registering a document', (visit) => {
  let context: TestContext
  let cast: Cast
  beforeEach(async () => {
    context = await testContext()
    cast = await withCast(context)
  })

  const tasks = () => context.db.read.selectFrom('tasks').selectAll().orderBy('position').execute()
  const executors = () =>
    context.db.read
      .selectFrom('task_executors as e')
      .innerJoin('departments as d', 'd.id', 'e.department_id')
      .innerJoin('tasks as t', 't.id', 'e.task_id')
      .select(['t.position', 'd.name'])
      .orderBy('t.position')
      .orderBy('e.position')
      .execute()
  const focused = (page: Page) =>
    page.evaluate<string>('document.activeElement.id || document.activeElement.textContent')
  const press = async (page: Page, ...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  /** Goes on by Tab to the control that this names. */
  const tabTo = async (page: Page, name: string) => {
    for (let step = 0; step < 60; step++) {
      if ((await focused(page)).trim() === name) return
      await press(page, 'Tab')
    }
    throw new Error(`Tab does not lead to «${name}»`)
  }
  const option = (page: Page) => page.locator('[role=option][aria-selected=true]')

  const documents = () => context.db.read.selectFrom('documents').select('number').execute()

  it('by Enter in a field goes on, keeps what was chosen, and registers nothing', async () => {
    const page = await visit(context, { as: cast.hanna })
    await page.goto('/documents/new')
    await page.fill('#title', 'Про підготовку до паводка')
    await page.fill('#tasks-0-text', 'Обстежити дамби')
    await page.selectOption('#kind', 'higher-authority')
    for (const [from, to] of [
      ['kind', 'registeredOn'],
      ['publicTitle', 'caseIndex'],
      ['caseIndex', 'receivedAt'],
      ['correspondent-number', 'correspondent-date'],
    ] as const) {
      await page.press(`#${from}`, 'Enter')
      expect(await focused(page)).toBe(to)
    }
    await page.press('#title', 'Enter')
    expect(await page.inputValue('#title')).toBe('Про підготовку до паводка\n')
    await page.fill('#tasks-0-executors', 'транс')
    await option(page).waitFor()
    await press(page, 'Enter', 'Enter')
    expect(await page.locator('[data-tags] ol li').textContent()).toContain('Управління транспорту')
    expect(new URL(page.url()).pathname).toBe('/documents/new')
    expect(await documents()).toEqual([])
  })

  it('by Ctrl+Enter saves, with the executor that was only being typed', async () => {
    const page = await visit(context, { as: cast.hanna })
    await page.goto('/documents/new')
    await page.fill('#title', 'Про підготовку до паводка')
    await page.fill('#tasks-0-text', 'Обстежити дамби')
    await page.fill('#tasks-0-executors', 'транс')
    await option(page).waitFor()
    await press(page, 'Control+Enter')
    await page.getByText('Зареєстровано: № 1 від 20.11.2026.').waitFor()
    expect(await executors()).toEqual([{ position: 1, name: 'Управління транспорту' }])
  })

  it('without scripts Enter in a field registers nothing, and on the button it does', async () => {
    const page = await visit(context, { as: cast.hanna, javaScript: false })
    await page.goto('/documents/new')
    await page.fill('#tasks-0-text', 'Обстежити дамби')
    await page.fill('#tasks-0-executors', 'Управління транспорту')
    await page.locator('textarea#title').fill('Про підготовку до паводка')
    for (const field of ['registeredOn', 'caseIndex', 'tasks-0-term']) await page.press(`#${field}`, 'Enter')
    expect(new URL(page.url()).pathname).toBe('/documents/new')
    expect(await documents()).toEqual([])
    await page.getByRole('button', { name: 'Зареєструвати' }).press('Enter')
    await page.getByText('Зареєстровано: № 1 від 20.11.2026.').waitFor()
  })

  it('once, though one went back and sent the same form again; changed, it is asked about', async () => {
    const page = await visit(context, { as: cast.hanna })
    const key = page.locator('form[action="/documents"] > [name=form-key]')
    const register = page.getByRole('button', { name: 'Зареєструвати' })
    await page.goto('/documents/new')
    await page.locator('[data-repeat-remove]').click()
    await page.fill('#title', 'Про підготовку до паводка')
    await register.click()
    await page.getByText('Зареєстровано: № 1 від 20.11.2026.').waitFor()
    for (let again = 0; again < 2; again++) {
      await page.goBack()
      await page.locator('[data-repeat-remove]').click()
      expect(await page.inputValue('#title')).toBe('Про підготовку до паводка')
      await register.click()
      await page.getByText('Зареєстровано: № 1 від 20.11.2026.').waitFor()
    }
    await page.goBack()
    const sent = await key.inputValue()
    await page.locator('[data-repeat-remove]').click()
    await page.fill('#title', 'Про інше')
    await register.click()
    await page.getByRole('heading', { name: 'Цю форму вже збережено' }).waitFor()
    expect(await documents()).toEqual([{ number: '1' }])
    await page.getByRole('button', { name: 'Зберегти ще один запис' }).click()
    await page.getByText('Зареєстровано: № 2 від 20.11.2026.').waitFor()
    await page.goto('/documents/new')
    expect(await key.inputValue()).not.toBe(sent)
  })

  it('with three points and their executors needs no mouse', async () => {
    const page = await visit(context, { as: cast.hanna })
    await page.goto('/')
    await press(page, 'n')
    await page.waitForURL('**/documents/new')
    await tabTo(page, 'title')
    await page.keyboard.type('Про підготовку до паводка')

    await tabTo(page, 'tasks-0-text')
    await page.keyboard.type('Обстежити дамби')
    await press(page, 'Tab')
    await page.keyboard.type('транс')
    await option(page).waitFor()
    await press(page, 'Enter')
    await page.keyboard.type('освіт')
    await option(page).waitFor()
    await press(page, 'Tab')
    await tabTo(page, '+10 днів')
    await press(page, 'Enter')
    expect(await page.inputValue('#tasks-0-term')).toBe('30.11.2026')

    for (const [place, text, due] of [
      [1, 'Створити запас матеріалів', '+1 місяць'],
      [2, 'Подати пропозиції', 'кінець кварталу'],
    ] as const) {
      await tabTo(page, 'Додати пункт')
      await press(page, 'Enter')
      expect(await focused(page)).toBe(`tasks-${place}-point`)
      expect(await page.inputValue(`#tasks-${place}-point`)).toBe(String(place + 1))
      await tabTo(page, `tasks-${place}-text`)
      await page.keyboard.type(text)
      await press(page, 'Tab')
      await page.keyboard.type('Управління культури')
      await press(page, 'Escape', 'Enter')
      await tabTo(page, due)
      await press(page, 'Enter')
    }
    await tabTo(page, 'Зареєструвати')
    await press(page, 'Enter')

    await page.getByText('Зареєстровано: № 1 від 20.11.2026.').waitFor()
    expect((await tasks()).map(({ point, text, due_day }) => [point, text, due_day])).toEqual([
      ['1', 'Обстежити дамби', '2026-11-30'],
      ['2', 'Створити запас матеріалів', '2026-12-20'],
      ['3', 'Подати пропозиції', '2026-12-31'],
    ])
    expect((await executors()).map(({ name }) => name)).toEqual([
      'Управління транспорту',
      'Департамент освіти',
      'Управління культури',
      'Управління культури',
    ])
  })

  it('shows the computed day beside the term, and again when what it is counted from changes', async () => {
    const page = await visit(context, { as: cast.hanna })
    await page.goto('/documents/new')
    const preview = page.locator('#tasks-0-term-preview')
    const shown = (day: string) => preview.locator('b', { hasText: day }).waitFor()
    await shown('18.12.2026')
    await page.fill('#tasks-0-term', '10 днів')
    await shown('30.11.2026')
    await page.fill('#registeredOn', '19.11.2026')
    await press(page, 'Tab')
    await shown('27.11.2026')
    await preview.getByText('Як пораховано').click()
    expect(await preview.locator('li').count()).toBeGreaterThan(1)
    await page.fill('#tasks-0-term', 'колись')
    await preview.locator('.bad').waitFor()
    await page.getByRole('button', { name: 'Додати пункт' }).click()
    await page.locator('#tasks-1-term-preview b', { hasText: '18.12.2026' }).waitFor()
  })

  it('asks about the correspondent only where there is one', async () => {
    const page = await visit(context, { as: cast.hanna })
    await page.goto('/documents/new')
    const correspondent = page.getByLabel('Кореспондент')
    expect(await correspondent.isVisible()).toBe(false)
    await page.selectOption('#kind', 'higher-authority')
    await correspondent.fill('Кабінет Міністрів України')
    await page.fill('#correspondent-number', '437-р')
    await page.selectOption('#kind', 'mayoral-order')
    expect(await correspondent.isVisible()).toBe(false)
    await page.fill('#title', 'Про чергування')
    await page.getByRole('button', { name: 'Зареєструвати' }).click()
    await page.getByText('Зареєстровано: № 1-р').waitFor()
    const saved = await context.db.read.selectFrom('documents').selectAll().executeTakeFirstOrThrow()
    expect(saved.correspondent_id).toBeNull()
  })

  it('keeps what was typed when something must be mended, and takes one to the reasons', async () => {
    const page = await visit(context, { as: cast.hanna })
    await page.goto('/documents/new')
    await page.fill('#title', 'Про "><script>alert(1)</script> та 😀')
    await page.fill('#tasks-0-text', 'Обстежити дамби')
    await page.fill('#tasks-0-executors', 'Управління космосу')
    await page.fill('#tasks-0-term', '31.02.2027')
    await page.getByRole('button', { name: 'Зареєструвати' }).click()
    const summary = page.locator('.error-summary')
    await summary.waitFor()
    expect(await page.evaluate('document.activeElement.className')).toBe('error-summary')
    expect(await page.inputValue('#title')).toBe('Про "><script>alert(1)</script> та 😀')
    expect(await page.inputValue('#tasks-0-term')).toBe('31.02.2027')
    expect(await page.locator('.tags li').allTextContents()).toEqual([
      expect.stringContaining('Управління космосу'),
    ])
    await summary.getByRole('link', { name: /31.02.2027/ }).click()
    expect(await focused(page)).toBe('tasks-0-term')
  })

  it('puts executors in order by the keyboard', async () => {
    const page = await visit(context, { as: cast.hanna })
    await page.goto('/documents/new')
    const field = page.locator('#tasks-0-executors')
    for (const name of ['Перший', 'Другий', 'Третій']) {
      await field.fill(name)
      await press(page, 'Escape', 'Enter')
    }
    const names = () =>
      page.evaluate<string[]>(
        "new FormData(document.querySelector('form[data-draft]')).getAll('tasks[0][executors]')",
      )
    expect(await names()).toEqual(['Перший', 'Другий', 'Третій'])
    await page.getByRole('button', { name: 'Третій', exact: true }).focus()
    await press(page, 'Alt+ArrowLeft', 'Alt+ArrowLeft')
    expect(await names()).toEqual(['Третій', 'Перший', 'Другий'])
    await press(page, 'Alt+ArrowRight')
    expect(await names()).toEqual(['Перший', 'Третій', 'Другий'])
    await field.focus()
    await press(page, 'Backspace')
    expect(await names()).toEqual(['Перший', 'Третій'])
    await field.fill('Четвертий')
    await press(page, 'Tab')
    expect(await names()).toEqual(['Перший', 'Третій', 'Четвертий'])
  })

  it('takes days as people write them', async () => {
    const page = await visit(context, { as: cast.hanna })
    await page.goto('/documents/new')
    const typed = async (words: string) => {
      await page.fill('#tasks-0-term', words)
      await press(page, 'Tab')
      return page.inputValue('#tasks-0-term')
    }
    expect(await typed('1.2.27')).toBe('01.02.2027')
    expect(await typed('+30')).toBe('20.12.2026')
    expect(await typed('31.02.2027')).toBe('31.02.2027')
    expect(await typed('5 робочих днів')).toBe('5 робочих днів')
    await page.fill('#registeredOn', '31.01.2026')
    await page.getByRole('button', { name: '+1 місяць' }).click()
    expect(await page.inputValue('#tasks-0-term')).toBe('28.02.2026')
  })

  it('numbers its points anew when one is taken away, but not a number that was typed', async () => {
    const page = await visit(context, { as: cast.hanna })
    await page.goto('/documents/new')
    await page.getByRole('button', { name: 'Додати пункт' }).click()
    await page.getByRole('button', { name: 'Додати пункт' }).click()
    await page.fill('#tasks-1-text', 'Другий')
    await page.fill('#tasks-2-point', '3.1')
    await page.locator('[data-repeat-remove]').first().click()
    expect(await focused(page)).toBe('tasks-0-point')
    expect(await page.inputValue('#tasks-0-text')).toBe('Другий')
    expect([await page.inputValue('#tasks-0-point'), await page.inputValue('#tasks-1-point')]).toEqual([
      '1',
      '3.1',
    ])
    expect(await page.locator('legend').allInnerTexts()).toEqual(['Пункт 1', 'Пункт 2'])
  })

  it('is kept as a draft until it is saved, and the draft is then forgotten', async () => {
    const page = await visit(context, { as: cast.hanna })
    await page.goto('/documents/new')
    await page.fill('#title', 'Про підготовку до паводка')
    await page.getByRole('button', { name: 'Додати пункт' }).click()
    await page.fill('#tasks-1-text', 'Створити запас матеріалів')
    await page.fill('#tasks-1-executors', 'Управління культури')
    await press(page, 'Escape', 'Enter')
    await page.getByText('Чернетку збережено').waitFor()
    // It is kept more than once while one types: what counts is the last word.
    await expect.poll(() => page.evaluate('JSON.stringify(localStorage)')).toContain('Управління культури')
    await page.reload()
    await page.getByRole('button', { name: 'Відновити' }).click()
    expect(await page.inputValue('#title')).toBe('Про підготовку до паводка')
    expect(await page.inputValue('#tasks-1-text')).toBe('Створити запас матеріалів')
    expect(await page.locator('.tags').nth(1).locator('li').count()).toBe(1)
    await page.getByRole('button', { name: 'Зареєструвати' }).click()
    await page.locator('.flash', { hasText: 'Зареєстровано' }).waitFor()
    await page.goto('/documents/new')
    expect(await page.getByRole('button', { name: 'Відновити' }).isVisible()).toBe(false)
  })

  it('happens once, however often the button is pressed', async () => {
    const page = await visit(context, { as: cast.hanna })
    await page.goto('/documents/new')
    await page.fill('#title', 'Про чергування')
    await page.evaluate(`{
      const button = document.querySelector('main .btn.primary')
      button.click()
      button.click()
    }`)
    await page.locator('.flash', { hasText: 'Зареєстровано' }).waitFor()
    expect(await context.db.read.selectFrom('documents').select('id').execute()).toHaveLength(1)
  })

  it('works without JavaScript, one more point by a button included', async () => {
    const page = await visit(context, { as: cast.hanna, javaScript: false })
    await page.goto('/documents/new')
    await page.fill('#title', 'Про підготовку до паводка')
    await page.fill('#tasks-0-text', 'Обстежити дамби')
    await page.fill('#tasks-0-executors', 'Управління транспорту')
    await page.fill('#tasks-0-executors-2', 'Департамент освіти')
    await page.fill('#tasks-0-term', '10 днів')
    await page.getByRole('button', { name: 'Додати пункт' }).click()
    expect(await page.inputValue('#tasks-0-executors-2')).toBe('Департамент освіти')
    await page.fill('#tasks-1-text', 'Створити запас матеріалів')
    await page.getByRole('button', { name: 'Зареєструвати' }).click()
    await page.getByRole('link', { name: /Назвіть головного виконавця/ }).click()
    expect(new URL(page.url()).hash).toBe('#tasks-1-executors')
    await page.fill('#tasks-1-executors', 'Управління культури')
    await page.getByRole('button', { name: 'Зареєструвати' }).click()
    await page.getByText('Зареєстровано: № 1').waitFor()
    expect((await executors()).map(({ name }) => name)).toEqual([
      'Управління транспорту',
      'Департамент освіти',
      'Управління культури',
    ])
  })
})
