import { periodName } from '../../src/discipline/period.ts'
import type { Question } from '../../src/discipline/question.ts'
import { formatDay, formatInstant } from '../../src/kernel/day.ts'

/** «І півріччя 2026 року · станом на 01.07.2026 · як відомо сьогодні» */
export function asOfLine({ period, asOf, knownOn }: Question): string {
  const known = knownOn ? `як було відомо на ${formatInstant(knownOn)}` : 'як відомо сьогодні'
  return `${periodName(period)} · станом на ${formatDay(asOf)} · ${known}`
}
