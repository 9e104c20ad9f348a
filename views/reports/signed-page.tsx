import { formatDay } from '../../src/kernel/day.ts'
import { plural } from '../../src/kernel/plural.ts'
import { reportHref, signedHref } from '../../src/reports/query/addresses.ts'
import { reportTitles } from '../../src/reports/query/report-titles.ts'
import { byFormerLaw, type Errata, type SignedReport } from '../../src/reports/signed/signed-report.ts'
import { FORMER_LAW, signedName } from '../../src/reports/signed/signing-text.ts'
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
  const formerLaw = byFormerLaw(signed)
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
        {mayCorrect && !formerLaw && (
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
      {formerLaw && (
        <div class="flash lasting">
          <p>
            Показники — {FORMER_LAW}: вони лишаються такими, як підписано, і аркушів виправлень до звіту не
            складають. За чинним порядком звіт за цей період може сказати інше.
          </p>
        </div>
      )}
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
        <a href={reportHref(report, query)}>
          Показники з переліками, як було відомо тоді{formerLaw && ', за чинним порядком'}
        </a>
      </p>
      <PaperSheet paper={paper} />
      <SignatureBlock query={query} formula={formula} signer={signer} signed={signed} />
    </>
  )
}
