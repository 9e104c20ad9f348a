import { type SignedReportName, signedHref, signHref } from '../../src/reports/query/addresses.ts'
import type { ReportQuery } from '../../src/reports/query/query.ts'
import { FORMER_LAW, signedName } from '../../src/reports/signed/signing-text.ts'
import type { SignedSummary } from '../../src/reports/signed/store.ts'
import { icon } from '../parts/icon.tsx'

/** How a report stands with signatures: those it has, and whether this person may give one. */
export interface Signing {
  report: SignedReportName
  query: ReportQuery
  signedBefore: readonly SignedSummary[]
  maySign: boolean
}

/** The way to sign a report that is not signed yet, or not by the law of counting of today. */
export function SignLink({ report, query, signedBefore, maySign }: Signing) {
  if (!maySign || !signedBefore.every(({ formerLaw }) => formerLaw)) return null
  return (
    <a class="btn" href={signHref(report, query)}>
      Підписати звіт
    </a>
  )
}

/** «Підписано № 3 від 06.07.2026» */
export function SignedLine({ signedBefore }: Pick<Signing, 'signedBefore'>) {
  if (signedBefore.length === 0) return null
  return (
    <p>
      {icon('check')} Підписано{' '}
      {signedBefore.map((signed, at) => (
        <>
          {at > 0 && '; '}
          <a href={signedHref(signed.id)}>{signedName(signed)}</a> ({signed.signer.name})
          {signed.formerLaw && `, ${FORMER_LAW}`}
          {signed.errata > 0 && <b class="bad">, аркушів виправлень: {signed.errata}</b>}
        </>
      ))}
    </p>
  )
}
