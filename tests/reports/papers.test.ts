import { beforeEach, describe, expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { type Day, day } from '../../src/kernel/day.ts'
import { fileOfPaper } from '../../src/print/file-of-paper.ts'
import { plainCell } from '../../src/print/paper.ts'
import { workbook } from '../../src/print/workbook.ts'
import { paperOfReport } from '../../src/reports/papers/paper-of-report.ts'
import { paperReport } from '../../src/reports/papers/paper-report.ts'
import { toBeHeard } from '../../src/reports/papers/to-be-heard.ts'
import { paperReports } from '../../src/reports/query/addresses.ts'
import { recordExecution } from '../../src/tasks/acts/execution.ts'
import { tasksOfDocuments } from '../../src/tasks/store.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { type AnsweredPage, pagesOf } from '../support/pages.ts'
import { decision, point } from '../support/register-draft.ts'
import { testClock } from '../support/test-clock.ts'
import { wordsOf } from '../support/words-of-word-file.ts'

const november = { from: '2026-11-01', to: '2026-11-30', asOf: '2026-12-01' }
const parameters = '?from=2026-11-01&to=2026-11-30&asOf=2026-12-01'
const transport = `${parameters}&department=${encodeURIComponent('Управління транспорту')}`

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast

  beforeEach(async () => {
    context = await open({ clock: testClock('2026-11-30') })
    cast = await withCast(context)
    const due = (on: string) => ({ kind: 'day' as const, day: on as Day })
    const placedOn = day('2026-11-02')
    const tasks = [
      point({ placedOn, term: due('2026-11-10') }),
      point({ point: '2', placedOn, term: due('2026-11-12') }),
      point({ point: '3', placedOn, term: due('2026-11-20') }),
      point({ point: '4', placedOn, term: due('2026-12-03'), executors: [{ words: 'Управління культури' }] }),
    ]
    const { id } = must(
      await registerDocument(context, cast.olena.actor, decision({ registeredOn: placedOn, tasks })),
    )
    const [first, second] = await tasksOfDocuments(context.db, [id])
    for (const [task, on] of [
      [first, '2026-11-10'],
      [second, '2026-11-15'],
    ] as const)
      must(
        await recordExecution(context, cast.olena.actor, task!.row.id, {
          on: on as Day,
          completeness: 'full',
          note: null,
        }),
      )
  })

  const textsOf = async (report: (typeof paperReports)[number], department?: string, over: object = {}) => {
    const value = must(
      await paperReport(context, cast.olena.actor, { report, given: { ...november, ...over }, department }),
    )
    return value.blocks
      .map((block) =>
        block.kind === 'text'
          ? block.text
          : [block.name, ...block.rows.map((row) => row.map(plainCell).join(' | '))].join('\n'),
      )
      .join('\n')
  }

  it('the memo names breaches with days, the level with its formula, and whom to hear', async () => {
    const memo = await textsOf('memo')
    expect(memo).toContain(
      'Виконано в строк 1, з порушенням строку — 1; строк продовжено — 0, прострочено — 1',
    )
    expect(memo).toContain('рівень виконавської дисципліни — 33% (1 з 3')
    expect(memo).toContain('100 × виконані в строк ÷ завдання, строк виконання яких припав на період')
    expect(memo).toContain(
      'п.\u00a03. Завершити капітальний ремонт даху ліцею № 25 | Управління транспорту, Іваненко П. С. | 11 | 0 | 0',
    )
    expect(memo).toContain(
      'п.\u00a02. Завершити капітальний ремонт даху ліцею № 25 | Управління транспорту, Іваненко П. С. | 3 | 0 | 0',
    )
    expect(memo).toContain('керівників:\n– управління транспорту (рівень 33%, 1 з 3, прострочено 1).')
  })

  it('the weekly note tells the week and the next one', async () => {
    const week = await textsOf('week', undefined, {
      from: '2026-11-23',
      to: '2026-11-29',
      asOf: '2026-11-30',
    })
    expect(week).toContain(
      'На наступний тиждень (30.11.2026 – 06.12.2026) припадає строк 1 завдання, з них ще не виконано 1',
    )
    expect(week).toContain('прострочено 1')
    const fallen = async (from: string, to: string) =>
      /На тиждень .*? строк/.exec(await textsOf('week', undefined, { from, to }))![0]
    expect(await fallen('2026-11-09', '2026-11-15')).toBe('На тиждень припав строк')
    expect(await fallen('2026-11-23', '2026-11-29')).toBe('На тиждень припав строк')
  })

  it('the sheet of a department is of the one asked for; one that is not there is refused', async () => {
    expect(await textsOf('department', 'управління культури')).toContain('з них ще не виконано 1')
    expect(
      await paperReport(context, cast.olena.actor, {
        report: 'department',
        given: november,
        department: 'Управління мрій',
      }),
    ).toMatchObject({
      refusals: [{ code: 'unknown-department', field: 'department' }],
    })
  })

  it('the turnover counts what the register knows and says «—» of copies', async () => {
    expect(await textsOf('turnover')).toContain('Вхідні | 0 |  | 0\nВихідні | 0 |  | 0\nВнутрішні | 1 |  | 1')
  })

  describe.each(paperReports)('%s', (report) => {
    it('opens from every figure of its page the list of just as many rows', async () => {
      const olena = pagesOf(context, cast.olena)
      const page = await olena.get(`/reports/${report}${transport}`)
      expect(page.status).toBe(200)
      const figures = figuresOf(page)
      expect(figures.length).toBeGreaterThan(0)
      for (const { href, figure } of figures)
        expect([href, (await olena.get(href)).text]).toEqual([href, expect.stringContaining(`: ${figure} `)])
    })

    it('says in Word and in Excel what the page says, and gives the same totals to whoever looks', async () => {
      const query = {
        period: { from: day('2026-11-01'), to: day('2026-11-30') },
        asOf: day('2026-12-01'),
        knownOn: null,
      }
      const paper = must(
        await paperOfReport(context, report, {
          query,
          actor: cast.olena.actor,
          department: 'Управління транспорту',
        }),
      )
      const words = await wordsOf(must(await fileOfPaper(paper, 'docx')).buffer as ArrayBuffer)
      for (const block of paper.blocks)
        expect(words).toContain(
          block.kind === 'text' ? block.text : String(plainCell(block.rows[0]![0]!) ?? '—'),
        )
      expect((await workbook(paper)).byteLength).toBeGreaterThan(1000)
      const seen = async (who: keyof Omit<Cast, 'departments'>) =>
        figuresOf(await pagesOf(context, cast[who]).get(`/reports/${report}${transport}`))
      expect(await seen('ihor')).toEqual(await seen('olena'))
      const said = async (who: 'ihor' | 'olena') =>
        must(
          await paperOfReport(context, report, {
            query,
            actor: cast[who].actor,
            department: 'Управління транспорту',
          }),
        ).blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []))
      expect(await said('ihor')).toEqual(await said('olena'))
    })
  })
})

it('three departments of the lowest level are heard, and three with most overdue, each once', () => {
  const row = (department: string, discipline: number | null, overdue: number) => ({
    department,
    discipline,
    overdue,
    due: 10,
  })
  const rows = [
    row('А', 95, 9),
    row('Б', 10, 0),
    row('В', 50, 3),
    row('Г', null, 1),
    row('Ґ', 89, 0),
    row('Д', 60, 0),
  ]
  expect(toBeHeard(rows).map(({ department }) => department)).toEqual(['Б', 'В', 'Д', 'А', 'Г'])
})

/** Every figure of a page that opens a list: where to, and what it says. */
function figuresOf({ html }: AnsweredPage) {
  return [...html.matchAll(/<a href="([^"]*\/list\?[^"]*)">(\d+)<\/a>/g)].map(([, href = '', figure]) => ({
    href: href.replaceAll('&amp;', '&'),
    figure: Number(figure),
  }))
}
