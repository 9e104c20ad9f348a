import type { Child } from 'hono/jsx'
import type { ReportPaper } from '../../src/print/paper.ts'
import {
  compareHref,
  type PaperReport,
  paperReports,
  reportFileHref,
  reportHref,
} from '../../src/reports/query/addresses.ts'
import type { Question } from '../../src/reports/query/query.ts'
import { reportTitles } from '../../src/reports/query/report-titles.ts'
import { PageHead } from '../parts/page-head.tsx'
import { PrintButton } from '../parts/print-button.tsx'
import { Tabs } from '../parts/tabs.tsx'
import { PaperSheet } from './paper-sheet.tsx'
import { SignedLine, type Signing, SignLink } from './signing.tsx'

interface PaperPageProps {
  report: PaperReport
  question: Question
  paper: ReportPaper
  /** whose, where the paper is about one department */
  department?: string
  /** of which one may be chosen */
  departments?: readonly { id: string; name: string }[]
  /** of a paper that says the same to whoever looks */
  signing?: Signing
  /** what else may be done here */
  children?: Child
}

/** The page of a report that is a paper. */
export function PaperPage(props: PaperPageProps) {
  const { report, question, paper, department, departments = [], signing, children } = props
  return (
    <>
      <PageHead
        title={reportTitles[report]}
        trail={[{ label: 'Звіти', href: '/reports' }, { label: reportTitles[report] }]}
        sub={paper.asOf}
      >
        {children}
        <a class="btn" href={compareHref(report, question, department)}>
          Порівняти з іншою датою
        </a>
        <a class="btn" href={reportFileHref(report, question, 'word', department)}>
          Word
        </a>
        <a class="btn" href={reportFileHref(report, question, 'excel', department)}>
          Excel
        </a>
        <PrintButton />
        {signing && <SignLink {...signing} />}
      </PageHead>
      {signing && <SignedLine seals={signing.seals} />}
      <Tabs
        label="Документи за цей період"
        tabs={paperReports.map((name) => ({
          label: reportTitles[name],
          href: reportHref(name, question, name === report ? department : undefined),
          current: name === report,
        }))}
      />
      {departments.length > 0 && (
        <form method="get" action={`/reports/${report}`} class="screen-only buttons">
          <input type="hidden" name="from" value={question.period.from} />
          <input type="hidden" name="to" value={question.period.to} />
          {!question.running && <input type="hidden" name="asOf" value={question.asOf} />}
          {question.knownOn && <input type="hidden" name="knownOn" value={question.knownOn} />}
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
