import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { TextField } from '../parts/text-field.tsx'

interface AnnulmentPageProps {
  document: { id: string; version: number }
  name: string
  reason: string
  errors: FormError[]
  /** the points that are on control: while there are any it cannot be annulled */
  onControl: PointOnControl[]
}

interface PointOnControl {
  label: string
  /** its card */
  href: string
  /** where this person takes its last entry back as a mistake, if there is such a way */
  takeBack: string | null
}

/** Annulling a registration: the number stays, with the reason. */
export function AnnulmentPage({ document, name, reason, errors, onControl }: AnnulmentPageProps) {
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
      {onControl.length > 0 ? whatFirst(onControl, card) : formOf({ document, reason, errors }, card)}
    </>
  )
}

function whatFirst(points: PointOnControl[], card: string) {
  return (
    <div class="stack narrow">
      <Sheet title="На контролі">
        <ul class="notes">
          {points.map(({ label, href, takeBack }) => (
            <li>
              <a href={href}>{label}</a>
              {takeBack && (
                <>
                  {' '}
                  · <a href={takeBack}>скасувати помилковий запис</a>
                </>
              )}
            </li>
          ))}
        </ul>
      </Sheet>
      <Sheet title="Як анулювати">
        <p>
          Узяте на контроль помилково скасовує служба контролю: на картці пункту «Скасувати помилковий запис»,
          із причиною. Рішення для цього не потрібне, і у звітах такого пункту не буде. Скасовують по одному
          запису, починаючи з останнього, поки пункт не буде «не на контролі».
        </p>
        <p>
          Пункт, який контролювали насправді, спершу знімають з контролю. Після цього реєстрацію можна
          анулювати тут.
        </p>
      </Sheet>
      <p class="buttons">
        <a class="btn primary" href={card}>
          До картки документа
        </a>
      </p>
    </div>
  )
}

function formOf(
  { document, reason, errors }: Pick<AnnulmentPageProps, 'document' | 'reason' | 'errors'>,
  card: string,
) {
  return (
    <PostForm class="stack narrow" action={`${card}/annulment`}>
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
    </PostForm>
  )
}
