import type { LetterContent } from '../../src/letters/text/letter-content.ts'
import { paperOfLetter } from '../../src/letters/text/paper-of-letter.ts'
import { PageHead } from '../parts/page-head.tsx'
import { PrintButton } from '../parts/print-button.tsx'
import { PaperSheets } from '../print/paper-sheets.tsx'

interface LetterPaperPageProps {
  id: string
  letter: { finalized: boolean; paper: LetterContent | null; withheld: string | null }
  /** whether this person may open the list of letters */
  control: boolean
}

/** One letter on paper: kept as it left, or as it would leave now. */
export function LetterPaperPage({
  id,
  letter: { finalized, paper, withheld },
  control,
}: LetterPaperPageProps) {
  const title = paper?.number ? `Лист № ${paper.number}` : 'Лист'
  return (
    <div class="decision">
      <PageHead
        title={title}
        trail={[...(control ? [{ label: 'Листи', href: '/letters' }] : []), { label: title }]}
        sub={finalized ? undefined : 'ще не надіслано; номер з’явиться під час надсилання'}
      >
        {paper && (
          <>
            <a class="btn" href={`/letters/${id}/mail`}>
              Як у пошті
            </a>
            <a class="btn" href={`/letters/${id}/word`}>
              Word
            </a>
            <PrintButton />
          </>
        )}
      </PageHead>
      {paper ? (
        <PaperSheets label="Лист, як на папері" sheets={paperOfLetter(paper).sheets} />
      ) : (
        <p>{withheld}</p>
      )}
    </div>
  )
}
