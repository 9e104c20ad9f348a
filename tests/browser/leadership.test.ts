import { expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { day } from '../../src/kernel/day.ts'
import { newDepartment } from '../../src/people/store.ts'
import { inBrowser } from '../support/browser.ts'
import { withCast } from '../support/cast.ts'
import { testContext } from '../support/context.ts'
import { decision, point } from '../support/register-draft.ts'

inBrowser('the sheet of leadership', (visit) => {
  it('is one page of paper, told to a reader of screens, and its figures lead to their lists', async () => {
    const context = await testContext()
    const cast = await withCast(context)
    const departments = [
      'Управління транспорту',
      'Департамент освіти',
      'Управління культури',
      'Загальний відділ',
    ]
    // As many departments as a city council has.
    const more = Array.from({ length: 18 }, (_, at) => `Департамент житлової, комунальної політики ${at + 1}`)
    const by = { recordedAt: context.clock.now(), recordedBy: null }
    await context.db.commit(more.flatMap((name, at) => newDepartment(name, 20 + at, by).writes))
    for (const words of [...departments, ...departments, ...more]) {
      const term = { kind: 'day' as const, day: day('2026-11-18') }
      const tasks = [point({ placedOn: day('2026-11-02'), term, executors: [{ words }] })]
      const draft = decision({ registeredOn: day('2026-11-02'), tasks })
      expect((await registerDocument(context, cast.olena.actor, draft)).ok).toBe(true)
    }
    const page = await visit(context, { as: cast.andrii, javaScript: false })
    const hosts = new Set<string>()
    page.on('request', (request) => hosts.add(new URL(request.url()).hostname))
    await page.goto('/')
    await page.getByRole('link', { name: 'Керівництву' }).first().click()

    await page.getByRole('img', { name: 'Виконавська дисципліна за місяцями, %' }).waitFor()
    expect(await page.getByRole('table', { name: 'Виконавська дисципліна за місяцями, %' }).count()).toBe(1)
    const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(paper.match(/\/Type \/Page\b/g)).toHaveLength(1)

    // What leads elsewhere has no sense on paper.
    for (const path of ['/reports/leadership', '/reports/departments', '/reports/half-year']) {
      await page.goto(path)
      await page.emulateMedia({ media: 'print' })
      expect(await page.locator('h1').isVisible()).toBe(true)
      expect(await page.getByRole('navigation').filter({ visible: true }).count(), path).toBe(0)
      expect(
        await page.getByRole('link', { name: 'Чисельник' }).filter({ visible: true }).count(),
        path,
      ).toBe(0)
      await page.emulateMedia({ media: null })
    }

    await page.goto('/reports/leadership')
    await page.locator('.tile').nth(1).getByRole('link', { name: '26' }).click()
    await page.getByRole('heading', { name: 'Усього: прострочено: 26' }).waitFor()
    expect([...hosts]).toHaveLength(1)
  })
})
