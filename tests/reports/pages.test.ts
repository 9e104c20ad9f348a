import { beforeEach, describe, expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { day } from '../../src/kernel/day.ts'
import { recordExecution } from '../../src/tasks/acts/execution.ts'
import { tasksOfDocuments } from '../../src/tasks/store.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { type AnsweredPage, fieldOf, pagesOf } from '../support/pages.ts'
import { decision, point } from '../support/register-draft.ts'

let context: TestContext
let cast: Cast
let olena: ReturnType<typeof pagesOf>
let ihor: ReturnType<typeof pagesOf>

beforeEach(async () => {
  context = await testContext()
  cast = await withCast(context)
  olena = pagesOf(context, cast.olena)
  ihor = pagesOf(context, cast.ihor)
  const due = { kind: 'day' as const, day: day('2026-11-20') }
  const tasks = [1, 2, 3].map((place) => point({ point: String(place), term: due }))
  const culture = point({ point: '4', term: due, executors: [{ words: 'Управління культури' }] })
  for (const kind of ['executive-decision', 'operational-meeting']) {
    const draft = decision({ kind, tasks: [...tasks, culture] })
    const outcome = must(await registerDocument(context, cast.olena.actor, draft))
    const [first] = await tasksOfDocuments(context.db, [outcome.id])
    const execution = { on: day('2026-11-20'), completeness: 'full' as const, note: null }
    await recordExecution(context, cast.olena.actor, first!.row.id, execution)
  }
})

const november = '?from=2026-11-01&to=2026-11-20'

/** Every figure of a page that opens a list: where to, and what it says. */
function figuresOf({ html }: AnsweredPage) {
  return [...html.matchAll(/<a href="([^"]*\/list\?[^"]*)">(\d+)<\/a>/g)].map(([, href = '', figure]) => ({
    href: href.replaceAll('&amp;', '&'),
    figure: Number(figure),
  }))
}

describe.each(['departments', 'half-year', 'formulas', 'balance'])('the page of %s', (report) => {
  it('says of which period, as of which day and as known when its figures are', async () => {
    const page = await olena.get(`/reports/${report}${november}&asOf=2026-11-21&knownOn=2026-11-20`)
    expect(page.status).toBe(200)
    expect(page.text).toContain(
      '01.11.2026 – 20.11.2026 · станом на 21.11.2026 · як було відомо на 20.11.2026 23:59',
    )
    expect(page.text).toMatch(/Чому \d+%\..*100 ×|Баланс зведено\./)
  })

  it('opens from every figure the list of just as many rows', async () => {
    const figures = figuresOf(await olena.get(`/reports/${report}${november}`))
    expect(figures.length).toBeGreaterThan(20)
    for (const { href, figure } of figures) {
      const list = await olena.get(href)
      expect(list.status, href).toBe(200)
      expect(/<h1[^>]*>[^<]*: (\d+)<\/h1>/.exec(list.html)?.[1], href).toBe(String(figure))
      expect([...list.html.matchAll(/<td class="num">\d+<\/td>/g)].length, href).toBe(figure)
    }
  })

  it('is to be had in Word and in Excel by whoever sees it', async () => {
    for (const format of ['word', 'excel']) {
      const file = await ihor.get(`/reports/${report}/${format}${november}`)
      expect([file.status, file.html.slice(0, 2)]).toEqual([200, 'PK'])
      expect((await olena.get(`/reports/${report}/${format}?from=2026-11-20&to=2026-11-01`)).status).toBe(422)
    }
  })

  it('shows of a half-year that still runs what is so far', async () => {
    const { text } = await olena.get(`/reports/${report}`)
    expect(text).toContain('ІІ півріччя 2026 року · станом на зараз, 20.11.2026 · як відомо сьогодні')
  })

  it('gives the same totals to whoever looks', async () => {
    const figures = async (person: typeof olena) =>
      figuresOf(await person.get(`/reports/${report}${november}`))
    expect(await figures(ihor)).toEqual(await figures(olena))
  })

  it('asks again, with what was typed, when the question cannot be answered', async () => {
    const page = await olena.get(`/reports/${report}?from=31.02.2026&to=2026-11-20&knownOn=учора`)
    expect(page.status).toBe(422)
    expect(page.text).toContain('«31.02.2026» — не день')
    expect(page.text).toContain('«учора» — не момент часу')
    expect(fieldOf(page, 'from')).toBe('31.02.2026')
  })
})

describe('the list behind a figure', () => {
  const list = `/reports/departments/list${november}&figure=departments/total/taken`

  it('counts what a person may not open and does not show it', async () => {
    const { text } = await ihor.get(list)
    expect(text).toContain('Усього: взято на контроль: 8')
    expect(text).toContain('8 рядків враховано, але не показано')
    expect(text).not.toContain('Завершити капітальний ремонт')
    expect((await olena.get(list)).text).toContain('Завершити капітальний ремонт')
  })

  it('names what was entered after the instant asked about', async () => {
    const { text } = await olena.get(`${list}&knownOn=2026-11-19`)
    expect(text).toContain('Усього: взято на контроль: 0')
    expect(text).toContain('Додалося від внесеного після 19.11.2026 23:59: 8')
    expect(text).toContain('Вибуло від внесеного після 19.11.2026 23:59: 0')
  })

  it.each([
    'departments/total/place',
    'departments/nobody/due',
    'half-year/instructions/given',
    '',
    '"><script>',
  ])('is absent for a figure that is none of the report: «%s»', async (figure) => {
    const page = await olena.get(`/reports/departments/list${november}&figure=${encodeURIComponent(figure)}`)
    expect(page.status).toBe(404)
  })
})

describe('the page of reports', () => {
  it('offers the periods around today', async () => {
    const { text, html } = await olena.get('/reports')
    for (const name of [
      'ІІ півріччя 2026 року',
      'І півріччя 2026 року',
      'ІV квартал 2026 року',
      'жовтень 2026 року',
    ])
      expect(text).toContain(name)
    expect(html).toContain('/reports/half-year?from=2026-01-01&amp;to=2026-06-30&amp;asOf=2026-07-01')
  })
})
