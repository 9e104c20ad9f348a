import type { Database } from '../../db/database.ts'
import type { ReportQuery } from '../query/query.ts'
import type { CountedThings } from './figure.ts'
import type { FigureKey } from './figure-key.ts'
import { behindFigure } from './figures.ts'

/** What a figure counts today and did not as then known, and what it no longer counts. */
export interface SinceKnown {
  come: CountedThings
  gone: CountedThings
}

export async function sinceKnown(db: Database, query: ReportQuery, key: FigureKey): Promise<SinceKnown> {
  const then = await behindFigure(db, query, key)
  const today = await behindFigure(db, { ...query, knownOn: null }, key)
  const without = (ids: string[], others: string[]) => {
    const known = new Set(others)
    return ids.filter((id) => !known.has(id))
  }
  return {
    come: { of: today.of, ids: without(today.ids, then.ids) },
    gone: { of: then.of, ids: without(then.ids, today.ids) },
  }
}
