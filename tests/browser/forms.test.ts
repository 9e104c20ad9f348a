import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { docxFile, paragraph } from '../print/docx-file.ts'
import { inBrowser } from '../support/browser.ts'
import { withCast } from '../support/cast.ts'
import { testContext } from '../support/context.ts'
import { wordsOf } from '../support/words-of-word-file.ts'

const SIGNED = 'Начальник відділу контролю Олена ЛИСЕНКО'
const form = (...more: string[]) =>
  docxFile({
    header: paragraph('ВИКОНАВЧИЙ КОМІТЕТ'),
    body: ['{заголовок}', '{станом на}', '{зміст}', SIGNED, ...more].map((text) => paragraph(text)).join(''),
  })

inBrowser('a form of the council’s own', (visit) => {
  it.each([true, false])(
    'is added, looked at, put in force and taken back (scripts: %s)',
    { timeout: 60_000 },
    async (javaScript) => {
      const context = await testContext()
      const cast = await withCast(context)
      const page = await visit(context, { as: cast.olena, javaScript })
      await page.goto('/reports/forms')
      await page.getByRole('link', { name: 'Обсяг документообігу' }).click()
      expect(await wordsBehind(page, 'Повний зразок')).toContain('{#рядки}')

      await add(page, form('{печатка}'))
      expect(await page.getByRole('alert').textContent()).toContain('Місця {печатка} немає')
      await add(page, form())
      expect(await wordsBehind(page, 'Документ у цій формі')).toContain(SIGNED)
      expect(await reportWords(page)).not.toContain(SIGNED)

      await page.goto('/reports/forms/turnover')
      await page.getByRole('button', { name: 'Увести в дію' }).click()
      await page.getByText('Форма діє для документів від').waitFor()
      expect(await reportWords(page)).toContain(SIGNED)

      await page.goto('/reports/forms/turnover')
      await page.getByLabel('Форма', { exact: true }).selectOption('Початкова форма програми')
      await page.getByRole('button', { name: 'Увести в дію' }).click()
      await page.getByText('діє початкова форма').waitFor()
      expect(await reportWords(page)).not.toContain(SIGNED)
    },
  )
})

async function add(page: Page, bytes: Uint8Array) {
  const file = { name: 'Бланк.docx', mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) }
  await page.getByLabel('Файл').setInputFiles(file)
  await page.getByRole('button', { name: 'Перевірити й додати' }).click()
}

async function reportWords(page: Page): Promise<string> {
  await page.goto('/reports/turnover')
  return wordsBehind(page, 'Word')
}

async function wordsBehind(page: Page, link: string): Promise<string> {
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: link, exact: true }).click()
  const bytes = await readFile(await (await coming).path())
  return wordsOf(Uint8Array.from(bytes).buffer)
}
