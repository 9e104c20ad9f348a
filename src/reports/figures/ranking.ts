interface Ranked {
  discipline: number | null
  denominator: number
}

/**
 * Places by discipline, then by the number it is of; equals share one and the next is skipped: 1, 1, 3. None where there is no
 * percentage, or less is counted than the council asks for a place.
 */
export function placesOf(rows: readonly Ranked[], least = 1): (number | null)[] {
  const hasPlace = ({ discipline, denominator }: Ranked) => discipline !== null && denominator >= least
  const ranked = rows.filter(hasPlace)
  return rows.map((row) => (hasPlace(row) ? ranked.filter((other) => isBefore(other, row)).length + 1 : null))
}

/** Those with a place first, by it; the others as they stood. */
export function byPlace<T extends { place: number | null }>(rows: readonly T[]): T[] {
  const last = Number.POSITIVE_INFINITY
  return rows.toSorted((a, b) => (a.place ?? last) - (b.place ?? last) || 0)
}

function isBefore(a: Ranked, b: Ranked): boolean {
  return a.discipline === b.discipline ? a.denominator > b.denominator : a.discipline! > b.discipline!
}
