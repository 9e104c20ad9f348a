interface Ranked {
  discipline: number | null
  due: number
}

/** Places by discipline, then by volume; equals share one and the next is skipped: 1, 1, 3. Nothing due, no place. */
export function placesOf(rows: readonly Ranked[]): (number | null)[] {
  const ranked = rows.filter(({ discipline }) => discipline !== null)
  return rows.map((row) =>
    row.discipline === null ? null : ranked.filter((other) => isBefore(other, row)).length + 1,
  )
}

function isBefore(a: Ranked, b: Ranked): boolean {
  return a.discipline === b.discipline ? a.due > b.due : a.discipline! > b.discipline!
}
