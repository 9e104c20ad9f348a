import { expect, it } from 'vitest'
import { inBrowser } from '../support/browser.ts'
import { withCast } from '../support/cast.ts'
import { testContext } from '../support/context.ts'
import { widthTroubles } from '../support/page-widths.ts'
import { busyRegister } from './busy-register.ts'

inBrowser('every page', (visit) => {
  it('keeps its headings whole and scrolls sideways at no width', { timeout: 300_000 }, async () => {
    const context = await testContext()
    const cast = await withCast(context)
    const paths = await busyRegister(context, cast)
    const page = await visit(context, { as: cast.olena })
    const troubles: string[] = []
    for (const path of paths) {
      await page.goto(path)
      for (const found of await widthTroubles(page)) troubles.push(`${path} ${found}`)
    }
    expect(troubles).toEqual([])
  })
})
