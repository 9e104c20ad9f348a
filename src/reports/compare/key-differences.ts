import type { Database } from '../../db/database.ts'
import { behindFigure, type CountedThings } from '../figures/behind-figure.ts'
import { documentsByFigure } from '../figures/control-documents.ts'
import { departmentFigures } from '../figures/department-figures.ts'
import {
  allTaskFigures,
  type ControlFigure,
  type FigureKey,
  figureKeyText,
  type TaskFigure,
  taskFigures,
} from '../figures/figure-key.ts'
import { type HistoricalTasks, historicalTasks } from '../figures/historical-tasks.ts'
import { taskConditions } from '../figures/task-conditions.ts'
import { lastYearOf, type ReportQuery } from '../query/query.ts'
import { halfYearKinds } from '../reports/half-year-report.ts'
import { differingTasks } from './differing-tasks.ts'
import { differenceOfLists, type FigureDifference } from './figure-difference.ts'
import { taskDifferences } from './task-differences.ts'

/** Which of these figures two answers count differently, in their order. */
export async function keyDifferences(
  db: Database,
  before: ReportQuery,
  after: ReportQuery,
  keys: readonly FigureKey[],
): Promise<FigureDifference[]> {
  const { period } = after
  const samePeriod = before.period.from === period.from && before.period.to === period.to
  const together = ({ report }: FigureKey) => samePeriod && report === 'departments'
  const counted = keys.some(together) ? await departmentDifferences(db, before, after, allTaskFigures) : []
  const byKey = new Map(counted.map((one) => [figureKeyText(one.key), one]))
  const [then, now] = [await listsOf(db, before, keys), await listsOf(db, after, keys)]
  const differences: FigureDifference[] = []
  for (const key of keys) {
    if (together(key)) {
      const one = byKey.get(figureKeyText(key))
      if (one) differences.push(one)
      continue
    }
    const was = await then(key)
    const is = await now(key)
    differences.push(...differenceOfLists(key, was.of, was.ids, is.ids))
  }
  return differences
}

/** All figures of the report by department that two answers about one period count differently. */
export async function departmentDifferences(
  db: Database,
  before: ReportQuery,
  after: ReportQuery,
  figures: readonly TaskFigure[] = taskFigures,
): Promise<FigureDifference[]> {
  const [one, other] = await Promise.all([departmentFigures(db, before), departmentFigures(db, after)])
  return taskDifferences(
    db,
    before,
    after,
    { one, other, figures, conditions: taskConditions },
    (department, figure) => ({ report: 'departments', department, figure }),
    await differingTasks(db, before, after),
  )
}

// The documents on control are read once for all that count them.
async function listsOf(db: Database, query: ReportQuery, keys: readonly FigureKey[]) {
  const historical = historicalOnce(db)
  const lastYear = lastYearOf(query)
  const [own, earlier] = keys.some(isOfControl)
    ? await Promise.all([
        documentsByFigure(db, query, await historical(query)),
        documentsByFigure(db, lastYear, await historical(lastYear)),
      ])
    : []
  return async (key: FigureKey): Promise<CountedThings> =>
    isOfControl(key)
      ? { of: 'document', ids: (key.lastYear ? earlier! : own!)(key.kind, key.figure) }
      : behindFigure(db, query, key, historical)
}

// By the period: last year stands beside this one.
function historicalOnce(db: Database): (query: ReportQuery) => Promise<HistoricalTasks> {
  const read = new Map<string, Promise<HistoricalTasks>>()
  return (query) => {
    const known = read.get(query.period.from) ?? historicalTasks(db, query, { kinds: halfYearKinds })
    read.set(query.period.from, known)
    return known
  }
}

function isOfControl(
  key: FigureKey,
): key is Extract<FigureKey, { measure: 'kind' }> & { figure: ControlFigure } {
  return key.report === 'half-year' && key.measure === 'kind' && key.figure !== 'registered'
}
