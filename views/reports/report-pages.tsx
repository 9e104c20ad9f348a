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
import type { Question } from '../../src/reports/query/query.ts'
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
  question: Question
  signing: Signing
}

/** The page of execution discipline by department. */
export function DepartmentsPage(props: DepartmentsSheetProps & Framed) {
  const { question, signing } = props
  return (
    <ReportFrame report="departments" question={question} signing={signing}>
      <DepartmentsSheet
        {...props}
        listOf={listsOf(question)}
        sheetOf={(department) => reportHref('department', question, department)}
      />
    </ReportFrame>
  )
}

/** The page of the published half-year, for any period. */
export function HalfYearPage(props: HalfYearSheetProps & Framed) {
  const { question, report, signing } = props
  return (
    <ReportFrame
      report="half-year"
      question={question}
      signing={signing}
      beside={`поруч — ${besidePeriod(report)}`}
    >
      <HalfYearSheet {...props} listOf={listsOf(question)} />
    </ReportFrame>
  )
}

/** The page of the five formulas, with the acts that named the official one. */
export function FormulasPage(props: FormulasSheetProps & OfficialFormulaProps & Framed) {
  const { question, signing } = props
  return (
    <ReportFrame report="formulas" question={question} signing={signing}>
      <FormulasSheet {...props} listOf={listsOf(question)} />
      <OfficialFormula {...props} />
    </ReportFrame>
  )
}

/** The page of the balance of control. */
export function BalancePage(props: BalanceSheetProps & Framed) {
  const { question, signing } = props
  return (
    <ReportFrame report="balance" question={question} signing={signing}>
      <BalanceSheet {...props} listOf={listsOf(question)} />
    </ReportFrame>
  )
}

interface FrameProps extends Framed {
  report: FigureReport
  beside?: string
  children: Child
}

function ReportFrame({ report, question, signing, beside, children }: FrameProps) {
  return (
    <>
      <PageHead title={reportTitles[report]} sub={[asOfLine(question), beside].filter(Boolean).join(' · ')}>
        <a class="btn" href="/reports">
          Інший період
        </a>
        <a class="btn" href={compareHref(report, question)}>
          Порівняти з іншою датою
        </a>
        <a class="btn" href={reportFileHref(report, question, 'word')}>
          Word
        </a>
        <a class="btn" href={reportFileHref(report, question, 'excel')}>
          Excel
        </a>
        <PrintButton />
        <SignLink {...signing} />
      </PageHead>
      <SignedLine seals={signing.seals} />
      <Tabs label="Звіти за цей період" tabs={reportTabs(report, question)} />
      {children}
    </>
  )
}

/** The reports of one question, side by side. */
export function reportTabs(current: ReportName, question: Question) {
  return (['leadership', ...figureReports] as const).map((name) => ({
    label: reportTitles[name],
    href: reportHref(name, question),
    current: name === current,
  }))
}

function listsOf(question: Question): ListOf {
  return (key) => figureHref(question, key)
}
