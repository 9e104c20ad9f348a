import type { Child } from 'hono/jsx'
import { formatDay } from '../../src/kernel/day.ts'
import {
  compareHref,
  type FigureReport,
  figureReports,
  type ReportName,
  reportFileHref,
  reportHref,
} from '../../src/reports/query/addresses.ts'
import { asOfLine } from '../../src/reports/query/as-of-line.ts'
import { periodName } from '../../src/reports/query/period.ts'
import { lastYearOf, type ReportQuery } from '../../src/reports/query/query.ts'
import { reportTitles } from '../../src/reports/query/report-titles.ts'
import type { PagePart } from '../../src/reports/reports/page-parts.ts'
import { PageHead } from '../parts/page-head.tsx'
import { PrintButton } from '../parts/print-button.tsx'
import { Tabs } from '../parts/tabs.tsx'
import { ReportParts } from './report-parts.tsx'
import { SignedLine, type Signing, SignLink } from './signing.tsx'

interface ReportPageProps {
  report: FigureReport | 'leadership'
  query: ReportQuery
  parts: readonly PagePart[]
  /** of a report that is signed */
  signing?: Signing
  /** what may be done below the report */
  children?: Child
}

/** The page of a report of figures. */
export function ReportPage({ report, query, parts, signing, children }: ReportPageProps) {
  const beside = report === 'half-year' && `поруч — ${periodName(lastYearOf(query).period)}`
  const title = report === 'leadership' ? 'Стан виконавської дисципліни' : reportTitles[report]
  const page = (
    <>
      <PageHead title={title} sub={[asOfLine(query), beside].filter(Boolean).join(' · ')}>
        <a class="btn" href="/reports">
          Інший період
        </a>
        <a class="btn" href={compareHref(report, query)}>
          Порівняти з іншою датою
        </a>
        <a class="btn" href={reportFileHref(report, query, 'word')}>
          Word
        </a>
        <a class="btn" href={reportFileHref(report, query, 'excel')}>
          Excel
        </a>
        <PrintButton />
        {signing && <SignLink {...signing} />}
      </PageHead>
      {signing && <SignedLine signedBefore={signing.signedBefore} />}
      <Tabs label="Звіти за цей період" tabs={reportTabs(report, query)} />
      <ReportParts parts={parts} asOf={formatDay(query.asOf)} opens />
      {children}
    </>
  )
  return report === 'leadership' ? <div class="leadership">{page}</div> : page
}

/** The reports of one query, side by side. */
function reportTabs(current: ReportName, query: ReportQuery) {
  return (['leadership', ...figureReports] as const).map((name) => ({
    label: reportTitles[name],
    href: reportHref(name, query),
    current: name === current,
  }))
}
