import { formatDay, formatInstant } from '../../src/kernel/day.ts'
import { type SignedReportName, signedHref, signedReports } from '../../src/reports/query/addresses.ts'
import { periodName } from '../../src/reports/query/period.ts'
import { reportTitles } from '../../src/reports/query/report-titles.ts'
import type { SignedSummary } from '../../src/reports/signed/store.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { FilterPanel } from '../parts/filter-panel.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { PrintButton } from '../parts/print-button.tsx'
import { StateBadge } from '../parts/state-badge.tsx'

interface SignedListPageProps {
  signedBefore: readonly SignedSummary[]
  /** years in which anything was signed, the newest first */
  years: readonly number[]
  report?: SignedReportName
  year?: number
}

/** Reports that have been signed, the newest first. */
export function SignedListPage({ signedBefore, years, report, year }: SignedListPageProps) {
  return (
    <>
      <PageHead
        title="Підписані звіти"
        trail={[{ label: 'Звіти', href: '/reports' }, { label: 'Підписані' }]}
        sub="Підписане не змінюється: пізніші записи стають аркушами виправлень."
      >
        <PrintButton />
      </PageHead>
      {years.length > 0 && (
        <FilterPanel
          action="/reports/sealed"
          open={report !== undefined || year !== undefined}
          controls={[
            {
              kind: 'select',
              name: 'report',
              label: 'Звіт',
              value: report,
              choices: signedReports.map((name) => ({ value: name, label: reportTitles[name] })),
            },
            {
              kind: 'select',
              name: 'year',
              label: 'Рік',
              value: year?.toString(),
              choices: years.map((one) => ({ value: String(one), label: String(one) })),
            },
          ]}
        />
      )}
      {signedBefore.length === 0 ? (
        <EmptyState
          title={years.length === 0 ? 'Жодного звіту ще не підписано' : 'Таких підписаних звітів немає'}
        >
          <p class="muted">
            Відкрийте <a href="/reports">звіт</a> за період, що минув, і натисніть «Підписати звіт».
          </p>
        </EmptyState>
      ) : (
        <div class="sheet flush">
          <table class="table cards">
            <thead>
              <tr>
                <th scope="col">Номер</th>
                <th scope="col">Звіт</th>
                <th scope="col">Період</th>
                <th scope="col">Станом на</th>
                <th scope="col">Як відомо на</th>
                <th scope="col">Підписано</th>
                <th scope="col">Виправлення</th>
              </tr>
            </thead>
            <tbody data-rows>{signedBefore.map(row)}</tbody>
          </table>
        </div>
      )}
    </>
  )
}

function row({ id, number, report, question, signer, signedOn, errata }: SignedSummary) {
  return (
    <tr>
      <td class="doc">
        <a href={signedHref(id)} data-open>
          № {number}
        </a>{' '}
        <span class="nowrap">від {formatDay(signedOn)}</span>
      </td>
      <td data-label="Звіт">{reportTitles[report]}</td>
      <td data-label="Період">{periodName(question.period)}</td>
      <td data-label="Станом на">{formatDay(question.asOf)}</td>
      <td data-label="Як відомо на">{question.knownOn && formatInstant(question.knownOn)}</td>
      <td data-label="Підписано" class="nowrap">
        {signer.name}
      </td>
      <td data-label="Виправлення">
        <span class="nowrap">
          {errata > 0 ? <StateBadge kind="overdue" label={`аркушів: ${errata}`} /> : 'немає'}
        </span>
      </td>
    </tr>
  )
}
