import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { day } from '../../src/kernel/day.ts'
import { fileOfPaper } from '../../src/print/file-of-paper.ts'
import type { ReportPaper } from '../../src/print/paper.ts'
import { judgeForm } from '../../src/print/templates/judge-form.ts'
import { fillReportForm } from '../../src/reports/papers/fill-report-form.ts'
import { paperOfReport } from '../../src/reports/papers/paper-of-report.ts'
import { formPlanOf, reportLayouts } from '../../src/reports/papers/report-forms.ts'
import { sampleForm, sampleSizes } from '../../src/reports/papers/sample-form.ts'
import { comparedReports, type PaperName } from '../../src/reports/query/addresses.ts'
import type { ReportQuery } from '../../src/reports/query/query.ts'
import { recordExecution } from '../../src/tasks/acts/execution.ts'
import { tasksOfDocuments } from '../../src/tasks/store.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { decision, point } from '../support/register-draft.ts'
import { testClock } from '../support/test-clock.ts'
import { wordsOf } from '../support/words-of-word-file.ts'

const query: ReportQuery = {
  period: { from: day('2026-11-01'), to: day('2026-11-30') },
  asOf: day('2026-12-01'),
  knownOn: null,
}

let context: TestContext
let cast: Cast

// One done in time, one late, one overdue, one to come, so that every table has its rows.
beforeAll(async () => {
  context = await testContext({ clock: testClock('2026-11-30') })
  cast = await withCast(context)
  const placedOn = day('2026-11-02')
  const tasks = ['2026-11-10', '2026-11-12', '2026-11-20', '2026-12-03'].map((due, at) =>
    point({ point: `${at + 1}`, placedOn, term: { kind: 'day', day: day(due) } }),
  )
  const draft = decision({ title: 'Про {заголовок} & <ремонт>', registeredOn: placedOn, tasks })
  const { id } = must(await registerDocument(context, cast.olena.actor, draft))
  const [first, second] = await tasksOfDocuments(context.db, [id])
  for (const [task, on] of [
    [first, '2026-11-10'],
    [second, '2026-11-15'],
  ] as const) {
    const execution = { on: day(on), completeness: 'full' as const, note: null }
    must(await recordExecution(context, cast.olena.actor, task!.row.id, execution))
  }
})

afterAll(() => context.db.close())

describe.each(comparedReports)('the form of %s', (report) => {
  it('knows each table of the paper, its columns and whether it has a total', async () => {
    const { tables, totals } = reportLayouts[report]
    const paper = await paperOf(report)
    const found = [...paper.blocks, ...(paper.annexes ?? [])].flatMap((block) =>
      block.kind === 'table' ? [block] : [],
    )
    expect(found.length).toBeGreaterThan(0)
    for (const table of found) {
      const known = tables.find(({ name }) => name === table.name)
      expect(known, table.name).toBeDefined()
      if (known!.columns.length > 0) expect(table.columns).toEqual(known!.columns)
      expect(totals.includes(known!), table.name).toBe(table.total !== undefined)
    }
  })

  it.each(sampleSizes)(
    'comes as a sample (%s) that says, filled, all that the own file says',
    async (size) => {
      const paper = await paperOf(report)
      const sample = must(await sampleForm(report, size, paper.name))
      const { bytes } = must(await judgeForm(sample, formPlanOf(report), paper.name))
      const filled = must(await fillReportForm(bytes, report, paper, query))
      const own = await linesOf(must(await fileOfPaper(paper, 'docx')))
      // Where the sentences stand among the tables, a full sample has them before.
      const order = (lines: string[]) => (size === 'full' ? lines.toSorted() : lines)
      expect(order(await linesOf(filled))).toEqual(order(own))
    },
  )
})

async function paperOf(report: PaperName): Promise<ReportPaper> {
  return must(
    await paperOfReport(context, report, {
      query,
      actor: cast.olena.actor,
      department: 'Управління транспорту',
    }),
  )
}

async function linesOf(file: Uint8Array): Promise<string[]> {
  const words = await wordsOf(file.slice().buffer)
  return words.split('\n').filter((line) => line.trim() !== '')
}
