interface Row {
  department: string
  discipline: number | null
  overdue: number
  due: number
}

const MOST = 3
/** A level that needs no explanation. */
const GOOD = 90

/**
 * Which departments to hear at the operational meeting: those with the lowest level below 90 %, then those with most overdue; three
 * of each at most, each once.
 */
export function toBeHeard<T extends Row>(rows: readonly T[]): T[] {
  const lowest = rows
    .filter(({ discipline }) => discipline !== null && discipline < GOOD)
    .sort((a, b) => a.discipline! - b.discipline! || b.due - a.due)
    .slice(0, MOST)
  const mostOverdue = rows
    .filter(({ overdue }) => overdue > 0)
    .sort((a, b) => b.overdue - a.overdue)
    .slice(0, MOST)
  return [...new Set([...lowest, ...mostOverdue])]
}
