import { formatDay, formatInstant } from '../../src/kernel/day.ts'
import { periodName } from '../../src/reports/query/period.ts'
import type { SealedReport } from '../../src/reports/signed/signed-report.ts'
import { officialFormulaWords, shortHash, signerWords } from '../../src/reports/signed/signing-text.ts'
import { Sheet } from '../parts/sheet.tsx'
import { SummaryList, type SummaryRow } from '../parts/summary-list.tsx'

type SealBlockProps = Pick<SealedReport, 'question' | 'formula' | 'signer'> & {
  /** what there is only once it is signed */
  sealed?: SealedReport
}

/** What a signature stands for: by whom, both times, as of which day, by which formula and calendar. */
export function SealBlock({ question, formula, signer, sealed }: SealBlockProps) {
  const rows: SummaryRow[] = [
    { label: sealed ? 'Підписано' : 'Підписує', value: signerWords(signer) },
    ...(sealed
      ? [
          {
            label: 'Коли',
            value: `${formatDay(sealed.signedOn)}, внесено ${formatInstant(sealed.recordedAt)}`,
          },
        ]
      : []),
    { label: 'Період', value: periodName(question.period) },
    { label: 'Станом на', value: formatDay(question.asOf) },
    { label: 'Як відомо на', value: formatInstant(question.knownOn) },
    { label: 'Формула', value: formula.words },
    { label: 'Офіційна формула', value: officialFormulaWords(formula) },
    ...(sealed ? sealedRows(sealed) : []),
  ]
  return (
    <Sheet title={sealed ? 'Підпис' : 'Що буде підписано'} id="seal">
      <SummaryList rows={rows} />
      {sealed && <Hashes sealed={sealed} />}
    </Sheet>
  )
}

function sealedRows({ calendarHash, hash }: SealedReport): SummaryRow[] {
  return [
    { label: 'Календар', value: <code>{shortHash(calendarHash)}</code> },
    { label: 'Відбиток', value: <code>{shortHash(hash)}</code> },
  ]
}

function Hashes({ sealed }: { sealed: SealedReport }) {
  const hashes: [string, string][] = [
    ['Усього підпису', sealed.hash],
    ['Вхідних записів', sealed.inputsHash],
    ['Показників', sealed.answerHash],
    ['Календаря', sealed.calendarHash],
    ['Друкованої форми', sealed.paperHash],
    ['Файла Word', sealed.wordHash],
    ['Файла Excel', sealed.excelHash],
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
