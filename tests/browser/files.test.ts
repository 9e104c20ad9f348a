import { beforeEach, expect, it } from 'vitest'
import { filesOfDocument } from '../../src/documents/files/files-of-document.ts'
import { samples } from '../files/samples.ts'
import { decisionWithPoint } from '../files/upload.ts'
import { accessibilityTroubles } from '../support/accessibility.ts'
import { inBrowser } from '../support/browser.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'

inBrowser('the files of a document', (visit) => {
  let context: TestContext
  let cast: Cast
  let document: string
  let card: string
  beforeEach(async () => {
    context = await testContext()
    cast = await withCast(context)
    document = (await decisionWithPoint(context, cast)).document
    card = `/documents/${document}`
  })

  const chosen = async (file: File) => ({
    name: file.name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(await file.bytes()),
  })
  const big = () => new File([`%PDF-1.4\n${'%'.repeat(600_000)}`], 'Великий скан.pdf')

  it('the executor sends evidence, sees how far it has come, and looks at it', async () => {
    const page = await visit(context, { as: cast.petro })
    await page.goto(card)
    await page.getByLabel('Додати файли').setInputFiles([await chosen(big()), await chosen(samples.png())])
    const network = await page.context().newCDPSession(page)
    const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 400_000 }
    await network.send('Network.enable')
    await network.send('Network.emulateNetworkConditions', slow)
    await page.getByRole('button', { name: 'Додати до завдання 1' }).click()
    await page.getByText(/Надсилається: [1-9]\d? %/).waitFor()
    await page.getByText('Додано файли: «Великий скан.pdf», «Скан.png».').waitFor()
    expect(await page.getByText('PDF · 586 КБ · до п. 1 · Іваненко П. С.').isVisible()).toBe(true)
    expect(await accessibilityTroubles(page)).toEqual([])

    const [shown] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('link', { name: 'Скан.png', exact: true }).click(),
    ])
    await shown.waitForLoadState()
    expect(await shown.evaluate('document.images[0].naturalWidth')).toBe(1)
    const saved = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Зберегти «Скан.png»' }).click()
    expect((await saved).suggestedFilename()).toBe('Скан.png')
  })

  it('what is refused is told in place, and the next attempt goes on from there', async () => {
    const page = await visit(context, { as: cast.hanna })
    await page.goto(card)
    const field = page.getByLabel('Додати файли')
    await field.setInputFiles([await chosen(new File([''], 'Порожній.pdf'))])
    await page.getByRole('button', { name: 'Додати до документа' }).click()
    await page.getByText('«Порожній.pdf» порожній').waitFor()
    await page.locator('.error-summary:focus').waitFor()
    await field.setInputFiles([await chosen(samples.pdf())])
    await page.getByRole('button', { name: 'Додати до документа' }).click()
    await page.getByText('Додано файли: «Звіт.pdf».').waitFor()
    await page.getByRole('link', { name: 'Вилучити «Звіт.pdf»' }).click()
    await page.getByLabel('Причина').fill('Не той скан')
    await page.getByRole('button', { name: 'Вилучити' }).click()
    await page.getByText('Вилучені: 1').click()
    expect(await page.getByText('Не той скан').isVisible()).toBe(true)
  })

  it('a file larger than the council allows is not sent at all', async () => {
    const limit = { name: 'files-most-bytes', value: '102400' }
    await context.db.commit([context.db.read.insertInto('settings').values(limit)])
    const page = await visit(context, { as: cast.hanna })
    await page.goto(card)
    const sent: string[] = []
    page.on('request', (request) => sent.push(request.method()))
    await page.getByLabel('Додати файли').setInputFiles([await chosen(big())])
    await page.getByRole('button', { name: 'Додати до документа' }).click()
    await page.getByText('«Великий скан.pdf» завеликий: файл має бути не більший за 100 КБ.').waitFor()
    expect(sent).not.toContain('POST')
    await page.getByLabel('Додати файли').setInputFiles([await chosen(samples.pdf())])
    await page.getByRole('button', { name: 'Додати до документа' }).click()
    await page.getByText('Додано файли: «Звіт.pdf».').waitFor()
  })

  it('works without scripts, on a narrow screen too', async () => {
    const page = await visit(context, { as: cast.petro, javaScript: false, width: 390 })
    await page.goto(card)
    await page.getByLabel('Додати файли').setInputFiles([await chosen(new File(['MZ\0'], 'a.exe'))])
    await page.getByRole('button', { name: 'Додати до завдання 1' }).click()
    await page.getByText('файли з таким вмістом не приймаються').first().waitFor()
    await page.getByLabel('Додати файли').setInputFiles([await chosen(samples.pdf())])
    await page.getByRole('button', { name: 'Додати до завдання 1' }).click()
    await page.getByText('Додано файли: «Звіт.pdf».').waitFor()
    expect((await filesOfDocument(context.db, document)).map(({ name }) => name)).toEqual(['Звіт.pdf'])
  })

  it('a report that has to be mended keeps the files chosen for it', async () => {
    const page = await visit(context, { as: cast.petro })
    await page.goto('/my')
    await page.getByRole('link', { name: 'Звіт', exact: true }).click()
    await page.getByLabel('Що зроблено').fill('Дах полагоджено')
    await page.getByLabel('День виконання').fill('30.12.2026')
    await page.getByLabel('Файли').setInputFiles([await chosen(samples.pdf()), await chosen(samples.png())])
    await page.getByRole('button', { name: 'Подати звіт' }).click()
    await page.locator('.error-summary:focus').waitFor()
    expect(await page.getByText('Виберіть файли ще раз').isVisible()).toBe(false)
    expect(await accessibilityTroubles(page)).toEqual([])
    await page.getByLabel('День виконання').fill('20.11.2026')
    await page.getByRole('button', { name: 'Подати звіт' }).click()
    await page.getByText('Звіт подано').waitFor()
    const names = (await filesOfDocument(context.db, document)).map(({ name }) => name)
    expect(names).toEqual(['Звіт.pdf', 'Скан.png'])
  })
})
