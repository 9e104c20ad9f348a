/** Part of a whole in percent, rounded half up; null where the whole is nothing. */
export function percentOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((200 * part + whole) / (2 * whole))
}

/** «72%», «—» where there is none. */
export function inPercent(percent: number | null): string {
  return percent === null ? '—' : `${percent}%`
}

/** A percentage with its two numbers. */
export interface Percentage {
  discipline: number | null
  numerator: number
  denominator: number
}

/** «72% (18 з 25)», «—» where there is none. */
export function percentageText({ discipline, numerator, denominator }: Percentage): string {
  return discipline === null ? '—' : `${discipline}% (${numerator} з ${denominator})`
}
