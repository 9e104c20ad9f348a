import { type SignedReport, sealedHref, sealHref } from '../../src/reports/query/addresses.ts'
import type { Question } from '../../src/reports/query/query.ts'
import { sealName } from '../../src/reports/signed/signing-text.ts'
import type { SealedLine } from '../../src/reports/signed/store.ts'
import { icon } from '../parts/icon.tsx'

/** How a report stands with signatures: those it has, and whether this person may give one. */
export interface Signing {
  report: SignedReport
  question: Question
  seals: readonly SealedLine[]
  maySign: boolean
}

/** The way to sign a report that nobody has signed yet. */
export function SignLink({ report, question, seals, maySign }: Signing) {
  if (!maySign || seals.length > 0) return null
  return (
    <a class="btn" href={sealHref(report, question)}>
      Підписати звіт
    </a>
  )
}

/** «Підписано № 3 від 06.07.2026» */
export function SignedLine({ seals }: Pick<Signing, 'seals'>) {
  if (seals.length === 0) return null
  return (
    <p>
      {icon('check')} Підписано{' '}
      {seals.map((seal, at) => (
        <>
          {at > 0 && '; '}
          <a href={sealedHref(seal.id)}>{sealName(seal)}</a> ({seal.signer.name})
          {seal.errata > 0 && <b class="bad">, аркушів виправлень: {seal.errata}</b>}
        </>
      ))}
    </p>
  )
}
