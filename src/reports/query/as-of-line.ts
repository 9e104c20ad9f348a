import { formatDay, formatInstant } from '../../kernel/day.ts'
import { periodName } from './period.ts'
import type { ReportQuery } from './query.ts'

/** «І півріччя 2026 року · станом на 01.07.2026 · як відомо сьогодні», of a period that runs «станом на зараз, 20.11.2026» */
export function asOfLine({ period, asOf, running, knownOn }: ReportQuery): string {
  const known = knownOn ? `як було відомо на ${formatInstant(knownOn)}` : 'як відомо сьогодні'
  return `${periodName(period)} · станом на ${running ? 'зараз, ' : ''}${formatDay(asOf)} · ${known}`
}
