import { hrefOf } from '../kernel/address.ts'
import { addDays, type Day } from '../kernel/day.ts'
import { type FigureKey, figureKeyText } from './figure-key.ts'
import type { Period } from './period.ts'
import type { Question } from './question.ts'

/** Reports whose page is the very paper: words and tables, each figure with its list. */
export const paperReports = ['not-in-time'] as const
export type PaperReport = (typeof paperReports)[number]

export type ReportName = FigureKey['report'] | PaperReport

/** The page of a report that answers this very question; `department` where it is about one. */
export function reportHref(report: ReportName, question: Question, department?: string): string {
  return hrefOf(`/reports/${report}`, { ...asked(question), department })
}

/** The same report as a file. */
export function reportFileHref(
  report: ReportName,
  question: Question,
  format: 'word' | 'excel',
  department?: string,
): string {
  return hrefOf(`/reports/${report}/${format}`, { ...asked(question), department })
}

/** The list behind a figure of that report. */
export function figureHref(question: Question, key: FigureKey, page = 1): string {
  const parameters = { ...asked(question), figure: figureKeyText(key), page: page > 1 && String(page) }
  return hrefOf(`/reports/${key.report}/list`, parameters)
}

/**
 * A period as of the day after it. One that still runs is asked about as far as it has come: what is due later neither is a
 * breach nor belongs in a denominator.
 */
export function questionOf({ from, to }: Period, today: Day): Question {
  const last = to > today ? today : to
  return { period: { from, to: last }, asOf: addDays(last, 1), knownOn: null }
}

function asked({ period, asOf, knownOn }: Question) {
  return { from: period.from, to: period.to, asOf, knownOn: knownOn ?? undefined }
}
