import { map, type Result } from '../../kernel/result.ts'
import { rowsOfPaper } from '../../print/paper.ts'
import { fileOfReport } from '../../reports/papers/file-of-report.ts'
import { paperOfReport } from '../../reports/papers/paper-of-report.ts'
import { comparedReports, reportHref } from '../../reports/query/addresses.ts'
import { asOfLine } from '../../reports/query/as-of-line.ts'
import { readQuery } from '../../reports/query/query.ts'
import { reportTitles } from '../../reports/query/report-titles.ts'
import type { ListRequest } from './requested-list.ts'

/** A report as one person sees it, as a workbook: the same one that its page gives at once where it is short. */
export interface RequestedReport {
  address: string
  name: string
  conditions: string
  file(): Promise<Result<{ bytes: Uint8Array; rows: number }>>
}

/** The report that has this address; undefined where none does. */
export function requestedReport(
  { context, actor, today }: ListRequest,
  address: string,
): RequestedReport | undefined {
  const url = URL.parse(address, 'http://register')
  const report = comparedReports.find((name) => url?.pathname === `/reports/${name}`)
  if (!url || !report || !address.startsWith('/reports/')) return undefined
  const { from, to, asOf, knownOn, department } = Object.fromEntries(url.searchParams)
  const query = readQuery({ from, to, asOf, knownOn }, today)
  if (!query.ok) return undefined
  return {
    address: reportHref(report, query.value, department),
    name: reportTitles[report],
    conditions: asOfLine(query.value),
    file: async () => {
      const paper = await paperOfReport(context, report, { query: query.value, actor, department })
      if (!paper.ok) return paper
      const file = await fileOfReport(context, {
        report,
        query: query.value,
        paper: paper.value,
        format: 'xlsx',
      })
      return map(file, (value) => ({ bytes: value, rows: rowsOfPaper(paper.value) }))
    },
  }
}
