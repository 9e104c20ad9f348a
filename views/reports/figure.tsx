import type { FigureKey } from '../../src/reports/figures/figure-key.ts'

/** The address of the list behind a figure; none on a sheet that leaves the product. */
export type ListOf = ((key: FigureKey) => string) | undefined

/** A figure that opens what it counts. */
export function Figure({ value, of, listOf }: { value: number; of: FigureKey; listOf: ListOf }) {
  if (!listOf) return <span>{value}</span>
  return <a href={listOf(of)}>{value}</a>
}
