import type { Actor } from '../../accounts/actor.ts'
import type { Database } from '../../db/database.ts'
import { done, type Outcome } from '../../kernel/refusal.ts'
import type { FigureReport } from '../addresses.ts'
import { figureKeyText } from '../figure-key.ts'
import type { Question } from '../question.ts'
import type { CountedThings } from './behind-figure.ts'
import { type Cause, causesOfDifference } from './causes-of-difference.ts'
import { type CountedRows, countedRows, PAGE_SIZE } from './counted-rows.ts'
import { type FigureDifference, reportDifferences } from './report-differences.ts'

/** Two answers of a report side by side. */
export interface ReportComparison {
  report: FigureReport
  before: Question
  after: Question
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
 * the things to one figure; `page` null reads all of them.
 */
export async function reportComparison(
  db: Database,
  actor: Actor,
  report: FigureReport,
  {
    before,
    after,
    figure,
    page,
  }: { before: Question; after: Question; figure?: string; page: number | null },
): Promise<Outcome<ReportComparison>> {
  const outcome = await reportDifferences(db, report, before, after)
  if (!outcome.ok) return outcome
  const figures = outcome.value
  const shown = figure ? figures.filter(({ key }) => figureKeyText(key) === figure) : figures
  const groups: DifferingGroup[] = []
  for (const [of, changes] of changesByThing(shown)) {
    const ids = [...changes.keys()].sort()
    const last = Math.ceil(ids.length / PAGE_SIZE)
    const pages = page === null ? Array.from({ length: last }, (_, at) => at + 1) : [page]
    const things: DifferingThing[] = []
    for (const one of pages) {
      const some = ids.slice((one - 1) * PAGE_SIZE, one * PAGE_SIZE)
      const { rows } = await countedRows(db, actor, { of, ids }, one)
      const causes = await causesOfDifference(db, report, { of, ids: some }, before, after)
      for (const [at, id] of some.entries())
        things.push({ id, row: rows[at] ?? null, changes: changes.get(id)!, causes: causes.get(id) ?? [] })
    }
    groups.push({ of, total: ids.length, things })
  }
  return done({ report, before, after, figures, groups })
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
