import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { TextField } from '../parts/text-field.tsx'

interface AnnulmentPageProps {
  document: { id: string; version: number }
  name: string
  reason: string
  errors: FormError[]
}

/** Annulling a registration: the number stays, with the reason. */
export function AnnulmentPage({ document, name, reason, errors }: AnnulmentPageProps) {
  const card = `/documents/${document.id}`
  return (
    <>
      <PageHead
        title={`Анулювати реєстрацію ${name}`}
        trail={[
          { label: 'Документи', href: '/documents' },
          { label: name, href: card },
          { label: 'анулювати' },
        ]}
        sub="Документ лишається в журналі зі своїм номером і позначкою «анульовано»."
      />
      <ErrorSummary errors={errors} />
      <form class="stack narrow" method="post" action={`${card}/annulment`}>
        <input type="hidden" name="version" value={document.version} />
        <Sheet>
          <TextField
            name="reason"
            label="Причина"
            value={reason}
            error={errors.find((error) => error.field === 'reason')?.message}
            lines={2}
          />
        </Sheet>
        <p class="buttons">
          <button class="btn primary" type="submit">
            Анулювати
          </button>
          <a class="btn quiet" href={card}>
            Скасувати
          </a>
        </p>
      </form>
    </>
  )
}
