import { expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { day } from '../../src/kernel/day.ts'
import { recordExecution } from '../../src/tasks/acts/execution.ts'
import { tasksOfDocuments } from '../../src/tasks/store.ts'
import { inBrowser } from '../support/browser.ts'
import { withCast } from '../support/cast.ts'
import { testContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { decision, point } from '../support/register-draft.ts'
import { testClock } from '../support/test-clock.ts'

inBrowser('a report', (visit) => {
  it.each([true, false])('is signed, built again and corrected; scripts: %s', async (javaScript) => {
    const context = await testContext({ clock: testClock('2026-06-01') })
    const cast = await withCast(context)
    const on = day('2026-06-01')
    const tasks = [point({ placedOn: on, term: { kind: 'day', day: day('2026-06-29') } })]
    const draft = decision({ registeredOn: on, tasks })
    const registered = must(await registerDocument(context, cast.olena.actor, draft))
    context.clock.moveTo('2026-07-06')
    const page = await visit(context, { as: cast.olena, javaScript })
    await page.goto('/reports/departments?from=2026-06-01&to=2026-06-30')
    await page.getByRole('link', { name: 'Підписати звіт' }).click()
    await page.getByRole('button', { name: 'Підписати звіт' }).click()
    expect(await page.locator('h1').textContent()).toBe('Підписаний звіт № 1 від 06.07.2026')
    const signed = new URL(page.url()).pathname
    await page.getByRole('link', { name: 'Відтворити' }).click()
    await page.getByText('Відтворено: збігається').waitFor()

    context.clock.moveTo('2026-07-10')
    const [task] = await tasksOfDocuments(context.db, [registered.id])
    const execution = { on: day('2026-06-28'), completeness: 'full' as const, note: null }
    expect((await recordExecution(context, cast.olena.actor, task!.row.id, execution)).ok).toBe(true)
    // The session of that day has ended.
    const later = await visit(context, { as: cast.olena, javaScript })
    await later.goto(signed)
    await later.getByRole('link', { name: 'Аркуш виправлень' }).click()
    await later.getByRole('textbox', { name: 'Підстава' }).fill('Звіт надійшов пізніше')
    await later.getByRole('button', { name: 'Скласти аркуш виправлень № 1' }).click()
    expect(await later.locator('h1').textContent()).toBe('Аркуш виправлень № 1 до звіту № 1 від 06.07.2026')
    await later.goto(signed)
    await later.getByText('Увага: до цього звіту складено 1 аркуш виправлень').waitFor()
    // As it was signed: nothing executed, one overdue.
    await later.getByRole('row', { name: 'Усього 0 1 0 0 0 0 1 1 0' }).waitFor()
  })
})
