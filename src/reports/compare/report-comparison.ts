import type { Actor } from '../../access/actor.ts'
import type { Database } from '../../db/database.ts'
import { PAGE_SIZE } from '../../kernel/list-page.ts'
import { done, type Result } from '../../kernel/result.ts'
import type { ReportsContext } from '../context.ts'
import { type CountedRows, countedRows } from '../figures/counted-rows.ts'
import { departmentFigures } from '../figures/department-figures.ts'
import type { CountedThings } from '../figures/figure.ts'
import type { ComparedReport } from '../query/addresses.ts'
import type { ReportQuery } from '../query/query.ts'
import { cardDepartment } from '../reports/department-card.ts'
import { type Cause, causesOfDifference } from './causes-of-difference.ts'
import { differenceText, type FigureDifference } from './figure-difference.ts'
import { reportDifferences } from './report-differences.ts'

/** Two answers of a report side by side. */
export interface ReportComparison {
  report: ComparedReport
  before: ReportQuery
  after: ReportQuery
  /** whose, where the report is about one department */
  department?: string
  figures: FigureDifference[]
  groups: DifferingGroup[]
}

/** Differing things of one sort, a page of them. */
export interface DifferingGroup {
  of: CountedThings['of']
  total: number
  things: DifferingThing[]
}

export interface DifferingThing {
  /** null for what this person may not open: it is counted and not shown */
  row: CountedRows['rows'][number]
  id: string
  changes: { figure: FigureDifference; way: 'come' | 'gone' }[]
  causes: Cause[]
}

/**
 * What two answers count differently, and why: every figure, and under them the things with what happened to them. `figure` narrows
 * the things to one figure; `page` null reads all of them; `department` is the one that a sheet of a department is about.
 */
export async function reportComparison(
  context: Pick<ReportsContext, 'reports' | 'reference'>,
  actor: Actor,
  report: ComparedReport,
  { before, after, figure, page, department }: BothQueries,
): Promise<Result<ReportComparison>> {
  const { reports: db } = context
  const whose = report === 'department' ? await whoseSheet(db, actor, after, department) : done(undefined)
  if (!whose.ok) return whose
  const outcome = await reportDifferences(context, report, { before, after, department: whose.value })
  if (!outcome.ok) return outcome
  const figures = outcome.value
  const shown = figure ? figures.filter((one) => differenceText(one) === figure) : figures
  const groups: DifferingGroup[] = []
  for (const [of, changes] of changesByThing(shown)) {
    const ids = [...changes.keys()].sort()
    const last = Math.ceil(ids.length / PAGE_SIZE)
    const pages = page === null ? Array.from({ length: last }, (_, at) => at + 1) : [page]
    const things: DifferingThing[] = []
    for (const one of pages) {
      const some = ids.slice((one - 1) * PAGE_SIZE, one * PAGE_SIZE)
      const { rows } = await countedRows(db, actor, { of, ids }, { page: one })
      const causes = await causesOfDifference(db, report, { of, ids: some }, { before, after })
      for (const [at, id] of some.entries())
        things.push({ id, row: rows[at] ?? null, changes: changes.get(id)!, causes: causes.get(id) ?? [] })
    }
    groups.push({ of, total: ids.length, things })
  }
  return done({ report, before, after, department: whose.value, figures, groups })
}

interface BothQueries {
  before: ReportQuery
  after: ReportQuery
  figure?: string
  page: number | null
  department?: string
}

// Named once, so that both answers are about the same department.
async function whoseSheet(
  db: Database,
  actor: Actor,
  query: ReportQuery,
  named = '',
): Promise<Result<string | undefined>> {
  const { rows } = await departmentFigures(db, query)
  const department = await cardDepartment(db, actor, { query, named, rows })
  return department.ok ? done(department.value.id) : department
}

type Changes = Map<string, DifferingThing['changes']>

function changesByThing(figures: readonly FigureDifference[]): Map<CountedThings['of'], Changes> {
  const groups = new Map<CountedThings['of'], Changes>()
  for (const figure of figures) {
    const things: Changes = groups.get(figure.of) ?? new Map()
    for (const way of ['come', 'gone'] as const)
      for (const id of figure[way]) things.set(id, [...(things.get(id) ?? []), { figure, way }])
    groups.set(figure.of, things)
  }
  return groups
}
