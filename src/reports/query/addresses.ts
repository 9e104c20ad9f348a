import { hrefOf } from '../../kernel/address.ts'
import type { Day } from '../../kernel/day.ts'
import type { FigureKey } from '../figures/figure-key.ts'
import type { ReportQuery } from './query.ts'

/** Reports whose page is the very paper: words and tables, each figure with its list. */
export const paperReports = ['memo', 'month', 'week', 'department', 'not-in-time', 'turnover'] as const
export type PaperReport = (typeof paperReports)[number]

export type ReportName = FigureReport | PaperReport | 'leadership'

/** Reports that are figures, each with its list, in the order of their tabs. */
export const figureReports = ['departments', 'half-year', 'formulas', 'balance'] as const
export type FigureReport = (typeof figureReports)[number]

/** Reports that are signed: those that say the same to every reader. Papers that name tasks do not. */
export const signedReports = [...figureReports, 'month', 'turnover'] as const
export type SignedReportName = (typeof signedReports)[number]

/** Those of which two answers can be set side by side: all of them. */
export const comparedReports = [...figureReports, ...paperReports, 'leadership'] as const
export type ComparedReport = (typeof comparedReports)[number]

/** Those that are made as Word and Excel too: the very same. */
export type PaperName = ComparedReport

/** The page of a report that answers this very query; `department` where it is about one. */
export function reportHref(report: ReportName, query: ReportQuery, department?: string): string {
  return hrefOf(`/reports/${report}`, { ...parametersOf(query), department })
}

/** The same report as a file. */
export function reportFileHref(
  report: PaperName,
  query: ReportQuery,
  format: 'word' | 'excel',
  department?: string,
): string {
  return hrefOf(`/reports/${report}/${format}`, { ...parametersOf(query), department })
}

/** The list behind a figure of that report. */
export function figureHref(query: ReportQuery, key: FigureKey, page = 1): string {
  const parameters = { ...parametersOf(query), figure: key, page: page > 1 && String(page) }
  return hrefOf(`/reports/${key.split('/')[0]}/list`, parameters)
}

/** Two answers of a report. */
export interface Compared {
  report: ComparedReport
  before: ReportQuery
  after: ReportQuery
  /** whose, where the report is about one department */
  department?: string
}

/** The page of what two answers count differently, of one figure where it is named. */
export function differencesHref(compared: Compared, figure?: string, page = 1): string {
  const parameters = { ...comparisonParameters(compared), figure, page: page > 1 && String(page) }
  return hrefOf(`/reports/${compared.report}/differences`, parameters)
}

/** The same as a file. */
export function differencesFileHref(compared: Compared, format: 'word' | 'excel'): string {
  return hrefOf(`/reports/${compared.report}/differences/${format}`, comparisonParameters(compared))
}

/** Where a report is set beside itself as of another day. */
export function compareHref(report: ComparedReport, query: ReportQuery, department?: string): string {
  return hrefOf(`/reports/${report}/differences`, { ...parametersOf(query), department })
}

/** Where a report of this query is signed. */
export function signHref(report: SignedReportName, query: ReportQuery): string {
  return hrefOf('/reports/sealed/new', { report, ...parametersOf(query) })
}

/** A report as it was signed, or what belongs to it: its files, its replay, its errata. */
export function signedHref(
  id: string,
  part?: 'word' | 'excel' | 'replay' | 'errata' | `errata/${number}` | `errata/${number}/word`,
): string {
  return part ? `/reports/sealed/${id}/${part}` : `/reports/sealed/${id}`
}

function comparisonParameters({ before, after, department }: Compared) {
  return {
    ...parametersOf(before),
    andAsOf: dayGiven(after),
    andKnownOn: after.knownOn ?? undefined,
    department,
  }
}

function parametersOf(query: ReportQuery) {
  const { period, knownOn } = query
  return { from: period.from, to: period.to, asOf: dayGiven(query), knownOn: knownOn ?? undefined }
}

// A period that runs is as of now whenever it is opened, and as of the day after it once it is over.
function dayGiven({ asOf, running }: ReportQuery): Day | undefined {
  return running ? undefined : asOf
}
