import { expect, it } from 'vitest'
import { issueSignInLink } from '../../src/access/actions/issue-sign-in-link.ts'
import { signInLinkPath } from '../../src/access/sign-in-link.ts'
import { accessibilityTroubles } from '../support/accessibility.ts'
import { inBrowser } from '../support/browser.ts'
import { withCast } from '../support/cast.ts'
import { testContext } from '../support/context.ts'

inBrowser('signing in', (visit) => {
  for (const javaScript of [true, false]) {
    it(`a link opens the register for its person ${javaScript ? 'with' : 'without'} JavaScript`, async () => {
      const context = await testContext()
      const { petro } = await withCast(context)
      const link = await issueSignInLink(context, petro.email)
      const page = await visit(context, { javaScript })
      await page.goto(signInLinkPath(link.ok ? link.value.linkSecret : ''))
      await page.getByRole('button', { name: 'Увійти' }).click()
      await page.goto('/account')
      expect(await page.textContent('body')).toContain(petro.email)
    })
  }

  it('the page of signing in bars nobody and scrolls sideways on no telephone', async () => {
    const page = await visit(await testContext(), { width: 390, height: 800 })
    await page.goto('/sign-in')
    expect(await accessibilityTroubles(page)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
  })
})
