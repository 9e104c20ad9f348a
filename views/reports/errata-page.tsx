import { formatDay, formatInstant } from '../../src/kernel/day.ts'
import type { SeenCause } from '../../src/reports/compare/seen-causes.ts'
import { sealedHref } from '../../src/reports/query/addresses.ts'
import { reportTitles } from '../../src/reports/query/report-titles.ts'
import type { Errata, SealedReport } from '../../src/reports/signed/signed-report.ts'
import { sealName, shortHash, signerWords } from '../../src/reports/signed/signing-text.ts'
import { PageHead } from '../parts/page-head.tsx'
import { PrintButton } from '../parts/print-button.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { ErrataSheet } from './errata-sheet.tsx'

interface ErrataPageProps {
  seal: SealedReport
  errata: Errata
  causes: readonly SeenCause[]
}

/** An errata sheet as it was kept. */
export function ErrataPage({ seal, errata, causes }: ErrataPageProps) {
  const { number, lines, ground, signer, signedOn, recordedAt, knownOn, hash } = errata
  return (
    <>
      <PageHead
        title={`Аркуш виправлень № ${number} до звіту ${sealName(seal)}`}
        trail={[
          { label: 'Звіти', href: '/reports' },
          { label: 'Підписані', href: '/reports/sealed' },
          { label: `№ ${seal.number}`, href: sealedHref(seal.id) },
          { label: `Аркуш виправлень № ${number}` },
        ]}
        sub={`${reportTitles[seal.report]} · ${seal.paper.asOf}`}
      >
        <a class="btn" href={sealedHref(seal.id, `errata/${number}/word`)}>
          Word
        </a>
        <PrintButton />
      </PageHead>
      <Sheet>
        <SummaryList
          rows={[
            { label: 'Підстава', value: ground },
            { label: 'Як відомо на', value: formatInstant(knownOn) },
            { label: 'Підписано', value: signerWords(signer) },
            { label: 'Коли', value: `${formatDay(signedOn)}, внесено ${formatInstant(recordedAt)}` },
            { label: 'Відбиток', value: <code title={hash}>{shortHash(hash)}</code> },
          ]}
        />
      </Sheet>
      <ErrataSheet lines={lines} causes={causes} />
    </>
  )
}
