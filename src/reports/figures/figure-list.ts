import type { Actor } from '../../access/actor.ts'
import type { Day, Instant } from '../../kernel/day.ts'
import { PAGE_SIZE } from '../../kernel/list-page.ts'
import { done, type Result, reject } from '../../kernel/result.ts'
import type { ReportsContext } from '../context.ts'
import type { Period } from '../query/period.ts'
import { type QueryInput, readQuery } from '../query/query.ts'
import { countedRows } from './counted-rows.ts'
import { departmentName } from './department-figures.ts'
import { behindFigure, readFigure } from './figures.ts'
import { thingText } from './thing-text.ts'

/** What a figure counts, for programs: how it is counted in words, how many there are, and a page of them. */
export interface FigureList {
  figure: string
  name: string
  formula: string
  period: Period
  asOf: Day
  /** as of now: the period has not ended */
  running?: true
  /** only where it was requested */
  knownOn?: Instant
  of: string
  /** as many as the figure says */
  total: number
  page: number
  /** null for what one may not open: it is counted and not named */
  things: ({ id: string; name: string } | null)[]
}

export async function figureList(
  context: Pick<ReportsContext, 'reports' | 'reference' | 'clock'>,
  actor: Actor,
  given: QueryInput & { figure: string },
  page: number,
): Promise<Result<FigureList>> {
  const { reports, clock } = context
  const query = readQuery(given, clock.today())
  if (!query.ok) return query
  const figure = readFigure(given.figure)
  const department = figure && (await departmentName(reports, query.value, figure.department))
  if (!figure || department === undefined) return reject({ code: 'not-found', field: 'figure' })
  const { kinds } = await context.reference()
  const { of, ids } = await behindFigure(reports, query.value, figure.key)
  const { rows } = await countedRows(reports, actor, { of, ids }, { page, moment: query.value })
  const { period, asOf, running, knownOn } = query.value
  return done({
    figure: figure.key,
    name: figure.name({ kinds, department: department! }),
    formula: figure.formula,
    period,
    asOf,
    ...(running && { running }),
    ...(knownOn && { knownOn }),
    of,
    total: ids.length,
    page,
    things: rows.map((row, at) => {
      const id = ids[(page - 1) * PAGE_SIZE + at]!
      const words = thingText(of, { row, id })
      return words && { id, name: words.name }
    }),
  })
}
