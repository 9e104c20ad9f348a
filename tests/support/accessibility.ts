import axe, { type AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

/** What keeps people from using this page as it stands, by WCAG 2.2 A and AA: «color-contrast: .badge, .note». */
export async function accessibilityTroubles(page: Page): Promise<string[]> {
  // Evaluated by the debugger, which the page's own policy does not bind.
  await page.evaluate(axe.source)
  const results = (await page.evaluate(
    `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
  )) as AxeResults
  return results.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  )
}
