import { reportHref, type SignedReportName, signedHref } from '../../src/reports/query/addresses.ts'
import type { QueryInput } from '../../src/reports/query/query.ts'
import { reportTitles } from '../../src/reports/query/report-titles.ts'
import { byFormerLaw } from '../../src/reports/signed/signed-report.ts'
import type { SigningProposal } from '../../src/reports/signed/signing-proposal.ts'
import { FORMER_LAW, signedName } from '../../src/reports/signed/signing-text.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { FormEnd } from '../parts/form-end.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { PaperSheet } from './paper-sheet.tsx'
import { SignatureBlock } from './signature-block.tsx'

interface SigningPageProps {
  report: SignedReportName
  request: QueryInput
  /** none where nothing can be signed */
  proposal?: SigningProposal
  errors?: FormError[]
}

/** Before a report is signed: what exactly, and the word that signs it. */
export function SigningPage({ report, request, proposal, errors = [] }: SigningPageProps) {
  const title = `Підписати звіт «${reportTitles[report]}»`
  return (
    <>
      <PageHead
        title={title}
        trail={[
          { label: 'Звіти', href: '/reports' },
          { label: 'Підписані', href: '/reports/sealed' },
          { label: reportTitles[report] },
        ]}
      />
      <ErrorSummary errors={errors} />
      {proposal ? (
        <Proposal proposal={proposal} />
      ) : (
        <EmptyState title="Цей звіт поки не можна підписати">
          <p>
            <a href={`/reports/${report}?from=${request.from ?? ''}&to=${request.to ?? ''}`}>До звіту</a>
          </p>
        </EmptyState>
      )}
    </>
  )
}

function Proposal({ proposal }: { proposal: SigningProposal }) {
  const { report, query, paper, formula, signer, present, same } = proposal
  if (present && same)
    return (
      <EmptyState title={`Цей звіт уже підписано ${signedName(present)}`}>
        <p>
          Показники відтоді не змінилися. <a href={signedHref(present.id)}>Відкрити підписаний звіт</a>
        </p>
      </EmptyState>
    )
  return (
    <>
      {present && (
        <div class="flash lasting bad">
          <p>
            За цей період уже підписано звіт <a href={signedHref(present.id)}>{signedName(present)}</a>
            {byFormerLaw(present) ? (
              <>
                {' '}
                ({FORMER_LAW}): його показники лишаються такими, як підписано, і аркушів виправлень до нього
                не складають. Підписаний тут, за чинним порядком, стане окремим звітом.
              </>
            ) : (
              <>
                , але показники відтоді змінилися. Зазвичай до нього складають{' '}
                <a href={signedHref(present.id, 'errata')}>аркуш виправлень</a>; підписаний тут стане окремим
                звітом.
              </>
            )}
          </p>
        </div>
      )}
      <SignatureBlock query={query} formula={formula} signer={signer} />
      <PostForm action="/reports/sealed" class="no-print">
        <input type="hidden" name="report" value={report} />
        <input type="hidden" name="from" value={query.period.from} />
        <input type="hidden" name="to" value={query.period.to} />
        <input type="hidden" name="asOf" value={query.asOf} />
        <input type="hidden" name="knownOn" value={query.knownOn} />
        <p class="muted">
          Підписане не змінюється й не видаляється: пізніші записи потрапляють лише до аркуша виправлень.
        </p>
        <FormEnd label="Підписати звіт" back={{ label: 'Не підписувати', href: reportHref(report, query) }} />
      </PostForm>
      <PaperSheet paper={paper} />
    </>
  )
}
