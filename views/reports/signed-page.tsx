import { formatDay } from '../../src/kernel/day.ts'
import { plural } from '../../src/kernel/plural.ts'
import { reportHref, signedHref } from '../../src/reports/query/addresses.ts'
import { reportTitles } from '../../src/reports/query/report-titles.ts'
import type { Errata, SignedReport } from '../../src/reports/signed/signed-report.ts'
import { signedName } from '../../src/reports/signed/signing-text.ts'
import { icon } from '../parts/icon.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { PrintButton } from '../parts/print-button.tsx'
import { PaperSheet } from './paper-sheet.tsx'
import { SignatureBlock } from './signature-block.tsx'

interface SignedPageProps {
  signed: SignedReport
  errata: readonly Errata[]
  /** whether this person may add an errata sheet */
  mayCorrect: boolean
}

/** A report as it was signed. */
export function SignedPage({ signed, errata, mayCorrect }: SignedPageProps) {
  const { id, report, question: query, formula, signer, paper } = signed
  const title = `Підписаний звіт ${signedName(signed)}`
  return (
    <>
      <PageHead
        title={title}
        trail={[
          { label: 'Звіти', href: '/reports' },
          { label: 'Підписані', href: '/reports/sealed' },
          { label: `№ ${signed.number}` },
        ]}
        sub={`${reportTitles[report]} · ${paper.asOf}`}
      >
        <a class="btn" href={signedHref(id, 'replay')}>
          Відтворити
        </a>
        {mayCorrect && (
          <a class="btn" href={signedHref(id, 'errata')}>
            Аркуш виправлень
          </a>
        )}
        <a class="btn" href={signedHref(id, 'word')}>
          Word
        </a>
        <a class="btn" href={signedHref(id, 'excel')}>
          Excel
        </a>
        <PrintButton />
      </PageHead>
      {errata.length > 0 && (
        <div class="flash lasting bad">
          <p>
            {icon('overdue')} <b>Увага:</b> до цього звіту складено {errata.length}{' '}
            {plural(errata.length, 'аркуш', 'аркуші', 'аркушів')} виправлень. Нижче — звіт, як його підписано;
            чинні показники — з виправленнями:{' '}
            {errata.map(({ number, signedOn }, at) => (
              <>
                {at > 0 && ', '}
                <a href={signedHref(id, `errata/${number}`)}>
                  аркуш № {number} від {formatDay(signedOn)}
                </a>
              </>
            ))}
            .
          </p>
        </div>
      )}
      <p class="no-print">
        <a href="#seal">Хто й що підписав</a> ·{' '}
        <a href={reportHref(report, query)}>Показники з переліками, як було відомо тоді</a>
      </p>
      <PaperSheet paper={paper} />
      <SignatureBlock query={query} formula={formula} signer={signer} signed={signed} />
    </>
  )
}
