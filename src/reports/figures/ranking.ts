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

function isBefore(a: Ranked, b: Ranked): boolean {
  return a.discipline === b.discipline ? a.denominator > b.denominator : a.discipline! > b.discipline!
}
