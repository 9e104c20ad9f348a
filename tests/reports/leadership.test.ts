import { beforeEach, expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { day, type Instant } from '../../src/kernel/day.ts'
import { fileOfPaper } from '../../src/print/file-of-paper.ts'
import { movedTerms } from '../../src/reports/figures/moved-terms.ts'
import { paperOfReport } from '../../src/reports/papers/paper-of-report.ts'
import { readQuery } from '../../src/reports/query/query.ts'
import { reportJson } from '../../src/reports/reports/definitions.ts'
import { acceptReport } from '../../src/tasks/acts/acceptance.ts'
import { extendTerm } from '../../src/tasks/acts/extensions.ts'
import { reportExecution } from '../../src/tasks/acts/reports.ts'
import { retractFact } from '../../src/tasks/acts/retractions.ts'
import { returnForRework } from '../../src/tasks/acts/returns.ts'
import { findTask, tasksOfDocuments } from '../../src/tasks/store.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { type AnsweredPage, pagesOf } from '../support/pages.ts'
import { decision, point } from '../support/register-draft.ts'
import { testClock } from '../support/test-clock.ts'
import { wordsOf } from '../support/words-of-word-file.ts'

const page = '/reports/leadership?from=2026-11-01&to=2026-11-20&asOf=2026-11-21'
const culture = [{ words: 'Управління культури' }]

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast

  beforeEach(async () => {
    context = await open({ clock: testClock('2026-11-02') })
    cast = await withCast(context)
  })

  /** Points of one decision by their due days; answers the ids of their tasks. */
  async function given(dues: string[], executors = culture): Promise<string[]> {
    const tasks = dues.map((due, place) =>
      point({
        point: String(place + 1),
        placedOn: day('2026-11-02'),
        term: { kind: 'day', day: day(due) },
        executors,
      }),
    )
    const { id } = must(
      await registerDocument(context, cast.olena.actor, decision({ registeredOn: day('2026-11-02'), tasks })),
    )
    return (await tasksOfDocuments(context.db, [id])).map(({ row }) => row.id)
  }

  async function report(id: string, on: string): Promise<void> {
    context.clock.moveTo(on)
    const text = { executedOn: day(on), completeness: 'full' as const, text: 'Зроблено', outgoing: null }
    must(await reportExecution(context, cast.olena.actor, id, text))
  }

  async function move(id: string, on: string, until: string): Promise<void> {
    context.clock.moveTo(on)
    const extension = { until: day(until), decidedOn: day(on), decidedBy: 'Лисенко А. Ю.', ground: null }
    must(await extendTerm(context, cast.olena.actor, id, extension))
  }

  it('a move on the eve that was taken back since is no move, and was one as known before', async () => {
    const [task] = await given(['2026-11-19'])
    await move(task!, '2026-11-18', '2026-12-10')
    const before = context.clock.now()
    context.clock.moveTo('2026-11-25')
    const { row } = (await findTask(context.db, task!))!
    must(await retractFact(context, cast.olena.actor, task!, { fact: row.seq, reason: 'інше завдання' }))
    const period = { from: day('2026-11-01'), to: day('2026-11-20') }
    const movesKnown = async (knownOn: Instant | null) =>
      (await movedTerms(context.db, { period, asOf: day('2026-11-21'), knownOn })).moves
    expect(await movesKnown(before)).toMatchObject([{ taskId: task, from: '2026-11-19', to: '2026-12-10' }])
    expect(await movesKnown(null)).toEqual([])
  })

  it('a decision that came too late is not named as the one that moved the day', async () => {
    const [task] = await given(['2026-11-18'])
    await move(task!, '2026-11-16', '2026-11-19')
    await move(task!, '2026-11-20', '2026-12-10')
    const period = { from: day('2026-11-01'), to: day('2026-11-20') }
    const { moves } = await movedTerms(context.db, { period, asOf: day('2026-11-21'), knownOn: null })
    expect(moves).toEqual([{ taskId: task, from: '2026-11-18', to: '2026-11-19', decidedOn: '2026-11-16' }])
  })

  it('ten due days moved on the day before the report are listed, with the percentage as it would be without them', async () => {
    const [kept, ...others] = await given(Array<string>(11).fill('2026-11-19'))
    await report(kept!, '2026-11-18')
    must(await acceptReport(context, cast.olena.actor, kept!))
    const early = (await given(['2026-11-19']))[0]!
    await move(early, '2026-11-10', '2026-12-30')
    for (const id of others) await move(id, '2026-11-19', '2026-12-30')
    context.clock.moveTo('2026-11-20')

    const sheet = await pagesOf(context, cast.andrii).get(page)
    expect(sheet.status).toBe(200)
    expect(sheet.text).toContain('100% Виконано в строк від тих, чий строк настав: 1 з 1')
    expect(sheet.text).toContain('10 строків перенесено за 7 днів до цього дня; без перенесень було б 9%')
    const list = await pagesOf(context, cast.andrii).get(figuresOf(sheet)['moved']!.href)
    expect(list.text).toContain('Усього: строк перенесено перед звітом: 10')
  })

  it('everybody sees the same figures; rows that one may not open are counted and masked', async () => {
    await given(['2026-11-10', '2026-11-25'], [{ words: 'Управління транспорту, Іваненко П. С.' }])
    const [back, , moved] = await given(['2026-11-12', '2026-11-24', '2026-11-19'])
    await report(back!, '2026-11-12')
    must(await returnForRework(context, cast.olena.actor, back!, { reason: 'без акта' }))
    await move(moved!, '2026-11-18', '2026-12-01')
    context.clock.moveTo('2026-11-20')

    const seenBy = (member: keyof Omit<Cast, 'departments'>) => pagesOf(context, cast[member]).get(page)
    const [mayor, controller, head, executor] = [
      await seenBy('andrii'),
      await seenBy('olena'),
      await seenBy('roman'),
      await seenBy('petro'),
    ]
    for (const other of [controller, head, executor]) expect(figuresOf(other)).toEqual(figuresOf(mayor))
    expect(mayor.text).not.toContain('зміст вам недоступний')
    expect(head.text.match(/Враховано; зміст вам недоступний/g)).toHaveLength(3)

    for (const [name, { href, figure }] of Object.entries(figuresOf(mayor))) {
      const list = await pagesOf(context, cast.petro).get(href)
      expect(/<h1[^>]*>[^<]*: (\d+)<\/h1>/.exec(list.html)?.[1], name).toBe(figure)
    }
    expect(figuresOf(mayor)).toMatchObject({
      soon: { figure: '2' },
      returned: { figure: '1' },
      moved: { figure: '1' },
    })
    const overdue = figuresOf(mayor)['departments/total/overdue']!.figure
    const period = { from: '2026-11-01', to: '2026-11-20', asOf: '2026-11-21' }
    const reportOf = async (member: keyof Omit<Cast, 'departments'>) =>
      must(await reportJson(context, 'leadership', period, cast[member].actor))
    const withoutTasks = async (member: keyof Omit<Cast, 'departments'>) =>
      JSON.parse(JSON.stringify(await reportOf(member)), (key, value) =>
        key === 'first' ? value.length : value,
      )
    expect(await reportOf('andrii')).toMatchObject({
      overdue: { total: Number(overdue) },
      soon: { total: 2 },
      moved: { total: 1, first: [{ from: '2026-11-19', to: '2026-12-01', task: { id: moved } }] },
      returned: 1,
    })
    for (const other of ['olena', 'roman', 'petro'] as const)
      expect(await withoutTasks(other)).toEqual(await withoutTasks('andrii'))
    expect((await reportOf('roman')).moved.first[0]!.task).toBeNull()
    for (const member of ['andrii', 'roman'] as const) {
      const paper = must(
        await paperOfReport(context, 'leadership', {
          query: must(readQuery(period, day('2026-11-20'))),
          actor: cast[member].actor,
        }),
      )
      const file = must(await fileOfPaper(paper, 'docx'))
      const word = await wordsOf(file as unknown as ArrayBuffer)
      expect(word).toContain(`Прострочено ${overdue} завдан`)
      expect(word.includes('Враховано; зміст доступний')).toBe(member === 'roman')
    }

    expect((await pagesOf(context, cast.olena).get(`${page}&knownOn=2026-11-11`)).text).toContain(
      '0 повернуто на доопрацювання',
    )
  })

  it('an empty register is a sheet with dashes, not with noughts of a hundred', async () => {
    const { status, text } = await pagesOf(context, cast.andrii).get('/reports/leadership')
    expect(status).toBe(200)
    expect(text).toContain('За цей період рахувати нічого')
    expect(text).toContain('жовтень 2026 року — нічого рахувати')
    expect(text).not.toContain('NaN')
  })
})

/** The figures that open a list: what they say, by the name of what they count. */
function figuresOf({ html }: AnsweredPage): Record<string, { href: string; figure: string }> {
  const links = [...html.matchAll(/<a href="([^"]*\/list\?[^"]*)">(\d+)<\/a>/g)]
  return Object.fromEntries(
    links.map(([, address = '', figure = '']) => {
      const href = address.replaceAll('&amp;', '&')
      const key = new URL(href, 'http://rada').searchParams.get('figure')!
      return [key.replace('leadership/total/', ''), { href, figure }]
    }),
  )
}
