import { formatDay, formatInstant } from '../../src/kernel/day.ts'
import type { SeenCause } from '../../src/reports/compare/seen-causes.ts'
import { signedHref } from '../../src/reports/query/addresses.ts'
import { reportTitles } from '../../src/reports/query/report-titles.ts'
import type { Errata, SignedReport } from '../../src/reports/signed/signed-report.ts'
import { shortHash, signedName, signerText } from '../../src/reports/signed/signing-text.ts'
import { PageHead } from '../parts/page-head.tsx'
import { PrintButton } from '../parts/print-button.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { ErrataSheet } from './errata-sheet.tsx'

interface ErrataPageProps {
  signed: SignedReport
  errata: Errata
  causes: readonly SeenCause[]
}

/** An errata sheet as it was kept. */
export function ErrataPage({ signed, errata, causes }: ErrataPageProps) {
  const { number, lines, ground, signer, signedOn, recordedAt, knownOn, hash } = errata
  return (
    <>
      <PageHead
        title={`Аркуш виправлень № ${number} до звіту ${signedName(signed)}`}
        trail={[
          { label: 'Звіти', href: '/reports' },
          { label: 'Підписані', href: '/reports/sealed' },
          { label: `№ ${signed.number}`, href: signedHref(signed.id) },
          { label: `Аркуш виправлень № ${number}` },
        ]}
        sub={`${reportTitles[signed.report]} · ${signed.paper.asOf}`}
      >
        <a class="btn" href={signedHref(signed.id, `errata/${number}/word`)}>
          Word
        </a>
        <PrintButton />
      </PageHead>
      <Sheet>
        <SummaryList
          rows={[
            { label: 'Підстава', value: ground },
            { label: 'Як відомо на', value: formatInstant(knownOn) },
            { label: 'Підписано', value: signerText(signer) },
            { label: 'Коли', value: `${formatDay(signedOn)}, внесено ${formatInstant(recordedAt)}` },
            { label: 'Відбиток', value: <code title={hash}>{shortHash(hash)}</code> },
          ]}
        />
      </Sheet>
      <ErrataSheet lines={lines} causes={causes} />
    </>
  )
}
