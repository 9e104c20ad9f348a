import { formatDay, formatInstant } from '../../src/kernel/day.ts'
import { actName } from '../../src/reports/figures/formula-text.ts'
import type { LeastForPlaceChange } from '../../src/reports/figures/least-for-place.ts'
import { DateField } from '../parts/date-field.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { FormEnd } from '../parts/form-end.tsx'
import { fieldsOf, type Values } from '../parts/form-fields.ts'
import { PageHead } from '../parts/page-head.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { TextField } from '../parts/text-field.tsx'

interface LeastForPlacePageProps {
  changes: readonly LeastForPlaceChange[]
  /** whether this person may enter an act */
  maySet: boolean
  values: Values
  errors: FormError[]
}

/** How much a percentage must be of to have a place: since when, by which act, who recorded it; and the form of a new act. */
export function LeastForPlacePage({ changes, maySet, values, errors }: LeastForPlacePageProps) {
  const field = fieldsOf({ least: '', from: '', number: '', date: '', ...values }, errors)
  return (
    <>
      <PageHead
        title="Найменше для місця"
        trail={[{ label: 'Звіти', href: '/reports' }, { label: 'Найменше для місця' }]}
        sub="Підрозділ, у якого знаменник відсотка менший, має відсоток і не має місця."
      />
      {changes.length === 0 ? (
        <EmptyState title="Жоден акт ще не назвав найменшого">
          <p class="muted">Місце має кожен підрозділ, у якого є що рахувати.</p>
        </EmptyState>
      ) : (
        <Sheet title="Як було">
          <ul>
            {changes.map(({ least, act, from, recordedAt, who }) => (
              <li>
                з {formatDay(from)} — <b>{least}</b>
                {act && `, акт ${actName(act)}`}{' '}
                <span class="sub">
                  {who ?? 'програма'}, {formatInstant(recordedAt)}
                </span>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
      {maySet && (
        <Sheet title="Новий акт">
          <ErrorSummary errors={errors} />
          <PostForm action="/reports/least-for-place">
            <TextField {...field('least')} label="Найменший знаменник для місця" short />
            <DateField
              {...field('from')}
              label="Діє з"
              hint="Періоди, що скінчилися раніше, зберігають свої місця."
            />
            <TextField {...field('number')} label="Номер акта" short />
            <DateField {...field('date')} label="Дата акта" />
            <FormEnd label="Записати акт" />
          </PostForm>
        </Sheet>
      )}
    </>
  )
}
