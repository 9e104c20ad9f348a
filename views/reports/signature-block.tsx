import { formatDay, formatInstant } from '../../src/kernel/day.ts'
import { periodName } from '../../src/reports/query/period.ts'
import type { SignedQuery, SignedReport } from '../../src/reports/signed/signed-report.ts'
import { officialFormulaText, shortHash, signerText } from '../../src/reports/signed/signing-text.ts'
import { Sheet } from '../parts/sheet.tsx'
import { SummaryList, type SummaryRow } from '../parts/summary-list.tsx'

type SignatureBlockProps = Pick<SignedReport, 'formula' | 'signer'> & {
  query: SignedQuery
  /** what there is only once it is signed */
  signed?: SignedReport
}

/** What a signature stands for: by whom, both times, as of which day, by which formula and calendar. */
export function SignatureBlock({ query, formula, signer, signed }: SignatureBlockProps) {
  const rows: SummaryRow[] = [
    { label: signed ? 'Підписано' : 'Підписує', value: signerText(signer) },
    ...(signed
      ? [
          {
            label: 'Коли',
            value: `${formatDay(signed.signedOn)}, внесено ${formatInstant(signed.recordedAt)}`,
          },
        ]
      : []),
    { label: 'Період', value: periodName(query.period) },
    { label: 'Станом на', value: formatDay(query.asOf) },
    { label: 'Як відомо на', value: formatInstant(query.knownOn) },
    { label: 'Формула', value: formula.words },
    { label: 'Офіційна формула', value: officialFormulaText(formula) },
    ...(signed ? signedRows(signed) : []),
  ]
  return (
    <Sheet title={signed ? 'Підпис' : 'Що буде підписано'} id="seal">
      <SummaryList rows={rows} />
      {signed && <Hashes signed={signed} />}
    </Sheet>
  )
}

function signedRows({ calendarHash, hash }: SignedReport): SummaryRow[] {
  return [
    { label: 'Календар', value: <code>{shortHash(calendarHash)}</code> },
    { label: 'Відбиток', value: <code>{shortHash(hash)}</code> },
  ]
}

function Hashes({ signed }: { signed: SignedReport }) {
  const hashes: [string, string][] = [
    ['Усього підпису', signed.hash],
    ['Вхідних записів', signed.inputsHash],
    ['Показників', signed.answerHash],
    ['Календаря', signed.calendarHash],
    ['Друкованої форми', signed.paperHash],
    ['Файла Word', signed.wordHash],
    ['Файла Excel', signed.excelHash],
  ]
  return (
    <details class="no-print">
      <summary>Повні відбитки SHA-256</summary>
      <dl class="summary hashes">
        {hashes.map(([label, hash]) => (
          <div>
            <dt>{label}</dt>
            <dd>
              <code>{hash}</code>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
