import type { Database } from '../../db/database.ts'
import type { ReportQuery } from '../query/query.ts'
import { balanceFigure } from './balance-figures.ts'
import { type CountedThings, type Figure, listFigures, type Reading, type ReadingOf } from './figure.ts'
import type { FigureKey } from './figure-key.ts'
import { halfYearFigure, halfYearKinds } from './half-year-figures.ts'
import { historicalTasks } from './historical-tasks.ts'
import { leadershipFigure } from './leadership-figures.ts'
import { removalDecisions } from './removal-decisions.ts'
import { outcomesFigure, taskFigure } from './task-figures.ts'
import { turnoverFigure } from './turnover-figures.ts'

/** All figures of the product, by the report that shows them: each finds the one that the rest of an address names. */
const figures = new Map<string, (steps: string[]) => Figure | null>([
  ['departments', taskFigure],
  ['formulas', outcomesFigure],
  ['balance', balanceFigure],
  ['leadership', leadershipFigure],
  ['turnover', turnoverFigure],
  ['half-year', halfYearFigure],
])

/** The figure that an address names, null if there is none: «departments/total/due», «formulas/total/inTime+late». */
export function readFigure(address: string): Figure | null {
  const [report = '', ...steps] = address.split('/')
  return figures.get(report)?.(steps) ?? null
}

export function figureOf(key: FigureKey): Figure {
  const figure = readFigure(key)
  if (!figure) throw new Error(`no figure has the address ${key}`)
  return figure
}

/** The list behind a figure: what is counted in the report, one by one. */
export async function behindFigure(db: Database, query: ReportQuery, key: FigureKey): Promise<CountedThings> {
  const figure = figureOf(key)
  return (await listFigures(readingsOf(db), query, [figure])).get(figure.key)!
}

/** Readings of a register: what several figures of one query need is read once. */
export function readingsOf(db: Database): ReadingOf {
  const readings = new Map<string, Reading>()
  return (query) => {
    const known = readings.get(JSON.stringify(query)) ?? readingOf(db, query)
    readings.set(JSON.stringify(query), known)
    return known
  }
}

function readingOf(db: Database, query: ReportQuery): Reading {
  let historical: ReturnType<typeof historicalTasks> | undefined
  let removals: ReturnType<typeof removalDecisions> | undefined
  return {
    db,
    query,
    historical() {
      historical ??= historicalTasks(db, query, { kinds: halfYearKinds })
      return historical
    },
    removals() {
      removals ??= removalDecisions(db, query)
      return removals
    },
  }
}
