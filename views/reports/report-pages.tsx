import type { Child } from 'hono/jsx'
import {
  compareHref,
  type FigureReport,
  figureHref,
  figureReports,
  type ReportName,
  reportFileHref,
  reportHref,
} from '../../src/reports/query/addresses.ts'
import { asOfLine } from '../../src/reports/query/as-of-line.ts'
import type { ReportQuery } from '../../src/reports/query/query.ts'
import { reportTitles } from '../../src/reports/query/report-titles.ts'
import { PageHead } from '../parts/page-head.tsx'
import { PrintButton } from '../parts/print-button.tsx'
import { Tabs } from '../parts/tabs.tsx'
import { BalanceSheet, type BalanceSheetProps } from './balance-sheet.tsx'
import { DepartmentsSheet, type DepartmentsSheetProps } from './departments-sheet.tsx'
import type { ListOf } from './figure.tsx'
import { FormulasSheet, type FormulasSheetProps } from './formulas-sheet.tsx'
import { besidePeriod, HalfYearSheet, type HalfYearSheetProps } from './half-year-sheet.tsx'
import { OfficialFormula, type OfficialFormulaProps } from './official-formula-form.tsx'
import { SignedLine, type Signing, SignLink } from './signing.tsx'

interface Framed {
  query: ReportQuery
  signing: Signing
}

/** The page of execution discipline by department. */
export function DepartmentsPage(props: DepartmentsSheetProps & Framed) {
  const { query, signing } = props
  return (
    <ReportFrame report="departments" query={query} signing={signing}>
      <DepartmentsSheet
        {...props}
        listOf={listsOf(query)}
        sheetOf={(department) => reportHref('department', query, department)}
      />
    </ReportFrame>
  )
}

/** The page of the published half-year, for any period. */
export function HalfYearPage(props: HalfYearSheetProps & Framed) {
  const { query, report, signing } = props
  return (
    <ReportFrame
      report="half-year"
      query={query}
      signing={signing}
      beside={`поруч — ${besidePeriod(report)}`}
    >
      <HalfYearSheet {...props} listOf={listsOf(query)} />
    </ReportFrame>
  )
}

/** The page of the five formulas, with the acts that named the official one. */
export function FormulasPage(props: FormulasSheetProps & OfficialFormulaProps & Framed) {
  const { query, signing } = props
  return (
    <ReportFrame report="formulas" query={query} signing={signing}>
      <FormulasSheet {...props} listOf={listsOf(query)} />
      <OfficialFormula {...props} />
    </ReportFrame>
  )
}

/** The page of the balance of control. */
export function BalancePage(props: BalanceSheetProps & Framed) {
  const { query, signing } = props
  return (
    <ReportFrame report="balance" query={query} signing={signing}>
      <BalanceSheet {...props} listOf={listsOf(query)} />
    </ReportFrame>
  )
}

interface FrameProps extends Framed {
  report: FigureReport
  beside?: string
  children: Child
}

function ReportFrame({ report, query, signing, beside, children }: FrameProps) {
  return (
    <>
      <PageHead title={reportTitles[report]} sub={[asOfLine(query), beside].filter(Boolean).join(' · ')}>
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
        <SignLink {...signing} />
      </PageHead>
      <SignedLine signedBefore={signing.signedBefore} />
      <Tabs label="Звіти за цей період" tabs={reportTabs(report, query)} />
      {children}
    </>
  )
}

/** The reports of one query, side by side. */
export function reportTabs(current: ReportName, query: ReportQuery) {
  return (['leadership', ...figureReports] as const).map((name) => ({
    label: reportTitles[name],
    href: reportHref(name, query),
    current: name === current,
  }))
}

function listsOf(query: ReportQuery): ListOf {
  return (key) => figureHref(query, key)
}
