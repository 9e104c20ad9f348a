import { expect, it } from 'vitest'
import { accessibilityTroubles, looksAtEveryPage } from '../support/accessibility.ts'
import { inBrowser } from '../support/browser.ts'
import { withCast } from '../support/cast.ts'
import { testContext } from '../support/context.ts'
import { busyRegister, hostile } from './busy-register.ts'

inBrowser('every page', (visit) => {
  it('bars nobody, by day and by night', { timeout: 300_000 }, async () => {
    const context = await testContext()
    const cast = await withCast(context)
    const paths = await busyRegister(context, cast)
    const page = await visit(context, { as: cast.olena })
    await looksAtEveryPage(page)
    const troubles: string[] = []
    for (const path of paths) {
      await page.goto(path)
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 900 })
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          const found = await accessibilityTroubles(page, colorScheme === 'light' ? 'all' : 'colours')
          troubles.push(...found.map((one) => `${path} at ${width}, ${colorScheme}: ${one}`))
        }
      }
    }
    expect(troubles).toEqual([])
  })

  it('of a form that must be mended bars nobody either', async () => {
    const context = await testContext()
    const cast = await withCast(context)
    const page = await visit(context, { as: cast.hanna })
    await page.goto('/documents/new')
    await page.fill('#tasks-0-text', hostile)
    await page.getByRole('button', { name: 'Зареєструвати' }).click()
    await page.locator('.error-summary').waitFor()
    expect(await accessibilityTroubles(page)).toEqual([])
  })
})
