import type { ByLink } from '../access/actor.ts'
import { formatDay, formatInstant, type Instant } from '../kernel/day.ts'

/** «за посиланням 20.11.2026 11:05, Іваненко П. С., лист № 12 від 20.11.2026» */
export function byLinkWords({ person, letter }: ByLink, at: Instant): string {
  const number = letter.number === null ? '' : ` № ${letter.number}`
  return `за посиланням ${formatInstant(at)}, ${person}, лист${number} від ${formatDay(letter.day)}`
}
