import type { CountedThings } from '../figures/figure.ts'
import type { FigureKey } from '../figures/figure-key.ts'
import type { Period } from '../query/period.ts'

/** A figure that two answers count differently: `before` + `come` − `gone` = `after`. */
export interface FigureDifference {
  key: FigureKey
  /** the days to come that it is about, where it is not about the period of the report */
  ahead?: Period
  of: CountedThings['of']
  before: number
  after: number
  /** what only the second answer counts, and what only the first did */
  come: string[]
  gone: string[]
}

/** How a difference is addressed: as the list behind its figure, «ahead/departments/total/due» of days to come. */
export function differenceText({ key, ahead }: FigureDifference): string {
  return `${ahead ? 'ahead/' : ''}${key}`
}

/** The difference of two lists of one figure, none where they hold the same. */
export function differenceOfLists(
  key: FigureKey,
  of: CountedThings['of'],
  was: readonly string[],
  is: readonly string[],
): FigureDifference[] {
  const come = without(is, was)
  const gone = without(was, is)
  if (come.length + gone.length === 0) return []
  return [{ key, of, before: was.length, after: is.length, come, gone }]
}

// A task that moved twice stands twice in a line of the balance.
function without(ids: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const id of others) left.set(id, (left.get(id) ?? 0) + 1)
  return ids.filter((id) => {
    const more = left.get(id) ?? 0
    if (more > 0) left.set(id, more - 1)
    return more === 0
  })
}
