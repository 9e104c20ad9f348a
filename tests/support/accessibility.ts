import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

/** What is looked for: all rules of WCAG 2.2 A and AA and of good practice, or those alone that colours decide. */
const looked = {
  all: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  colours: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
}

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** For a window that walks through many pages: what looks at them is sent to it once. */
export async function looksAtEveryPage(page: Page): Promise<void> {
  await page.addInitScript(axe)
}

/** What keeps people from using this page as it stands: «color-contrast: .badge, .note». */
export async function accessibilityTroubles(
  page: Page,
  what: keyof typeof looked = 'all',
): Promise<string[]> {
  // Evaluated by the debugger, which the page's own policy does not bind; once in a page, for it is half a megabyte.
  if (!(await page.evaluate<boolean>(`'axe' in window`))) await page.evaluate(axe)
  // A colour that is on its way to another one is none to judge.
  await page.evaluate(
    'Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null))).then(() => 0)',
  )
  const options = JSON.stringify({ runOnly: looked[what], resultTypes: ['violations'] })
  const results = (await page.evaluate(`axe.run(${options})`)) as AxeResults
  return results.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  )
}
