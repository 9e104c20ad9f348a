import type { Child } from 'hono/jsx'
import type { ReportPaper } from '../../src/print/paper.ts'
import {
  compareHref,
  type PaperReport,
  paperReports,
  reportFileHref,
  reportHref,
} from '../../src/reports/query/addresses.ts'
import type { ReportQuery } from '../../src/reports/query/query.ts'
import { reportTitles } from '../../src/reports/query/report-titles.ts'
import { PageHead } from '../parts/page-head.tsx'
import { PrintButton } from '../parts/print-button.tsx'
import { Tabs } from '../parts/tabs.tsx'
import { PaperSheet } from './paper-sheet.tsx'
import { SignedLine, type Signing, SignLink } from './signing.tsx'

interface PaperPageProps {
  report: PaperReport
  query: ReportQuery
  paper: ReportPaper
  /** whose, where the paper is about one department */
  department?: string
  /** of which one may be chosen */
  departments?: readonly { id: string; name: string }[]
  /** of a paper that says the same to every reader */
  signing?: Signing
  /** what else may be done here */
  children?: Child
}

/** The page of a report that is a paper. */
export function PaperPage(props: PaperPageProps) {
  const { report, query, paper, department, departments = [], signing, children } = props
  return (
    <>
      <PageHead
        title={reportTitles[report]}
        trail={[{ label: 'Звіти', href: '/reports' }, { label: reportTitles[report] }]}
        sub={paper.asOf}
      >
        {children}
        <a class="btn" href={compareHref(report, query, department)}>
          Порівняти з іншою датою
        </a>
        <a class="btn" href={reportFileHref(report, query, 'word', department)}>
          Word
        </a>
        <a class="btn" href={reportFileHref(report, query, 'excel', department)}>
          Excel
        </a>
        <PrintButton />
        {signing && <SignLink {...signing} />}
      </PageHead>
      {signing && <SignedLine signedBefore={signing.signedBefore} />}
      <Tabs
        label="Документи за цей період"
        tabs={paperReports.map((name) => ({
          label: reportTitles[name],
          href: reportHref(name, query, name === report ? department : undefined),
          current: name === report,
        }))}
      />
      {departments.length > 0 && (
        <form method="get" action={`/reports/${report}`} class="screen-only buttons">
          <input type="hidden" name="from" value={query.period.from} />
          <input type="hidden" name="to" value={query.period.to} />
          {!query.running && <input type="hidden" name="asOf" value={query.asOf} />}
          {query.knownOn && <input type="hidden" name="knownOn" value={query.knownOn} />}
          <label>
            Підрозділ{' '}
            <select name="department">
              {departments.map(({ id, name }) => (
                <option value={id} selected={paper.heading.includes(name)}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <button class="btn" type="submit">
            Показати
          </button>
        </form>
      )}
      <PaperSheet paper={paper} opens />
    </>
  )
}
