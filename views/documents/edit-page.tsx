import { editedFields } from '../../src/journals/document-fields.ts'
import { type Day, formatDay } from '../../src/kernel/day.ts'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { FormEnd } from '../parts/form-end.tsx'
import { fieldsOf } from '../parts/form-fields.ts'
import { PageHead } from '../parts/page-head.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { DocumentField } from './document-field.tsx'

interface EditDocumentPageProps {
  document: { id: string; number: string; registered_on: Day; version: number }
  incoming: boolean
  /** as typed, by the names of the fields */
  values: Record<string, string>
  /** what another person has saved meanwhile, shown beside what was typed */
  theirs?: Record<string, string>
  errors: FormError[]
}

/** Correcting a registered document; a newer edit is shown beside one's own and never overwritten unseen. */
export function EditDocumentPage({ document, incoming, values, theirs, errors }: EditDocumentPageProps) {
  const fieldOf = fieldsOf(values, errors)
  const fields = editedFields.filter((field) => incoming || !field.incoming)
  const name = `№ ${document.number} від ${formatDay(document.registered_on)}`
  const card = `/documents/${document.id}`
  return (
    <>
      <PageHead
        title={`Виправити ${name}`}
        trail={[
          { label: 'Документи', href: '/documents' },
          { label: name, href: card },
          { label: 'виправити' },
        ]}
      />
      <ErrorSummary errors={errors} />
      <PostForm class="stack narrow" action={`${card}/edit`}>
        <input type="hidden" name="version" value={document.version} />
        {theirs && (
          <Sheet title="Тим часом збережено іншими">
            <SummaryList rows={fields.map(({ key, label }) => ({ label, value: theirs[key] }))} />
            <p class="hint">
              Нижче — те, що ввели ви. Збережіть ще раз, щоб замінити збережене, або скасуйте.
            </p>
          </Sheet>
        )}
        <Sheet>
          {fields.map((field) => (
            <DocumentField field={field} given={fieldOf(field.key)} />
          ))}
        </Sheet>
        <FormEnd label="Зберегти" back={{ label: 'Скасувати', href: card }} below />
      </PostForm>
    </>
  )
}
