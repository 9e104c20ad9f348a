import { type Day, formatDay } from '../../src/kernel/day.ts'
import { ComboboxField } from '../parts/combobox-field.tsx'
import { DateField } from '../parts/date-field.tsx'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { TextField } from '../parts/text-field.tsx'

/** The fields of the form, as they are typed. */
export interface EditedFields {
  title: string
  publicTitle: string
  receivedAt: string
  correspondentName: string
  correspondentNumber: string
  correspondentDate: string
}

interface EditDocumentPageProps {
  document: { id: string; number: string; registered_on: Day; version: number }
  incoming: boolean
  fields: EditedFields
  /** what somebody else has saved meanwhile, shown beside what was typed */
  theirs?: EditedFields
  errors: FormError[]
}

/** Correcting a registered document; a newer edit is shown beside one's own and never overwritten unseen. */
export function EditDocumentPage({ document, incoming, fields, theirs, errors }: EditDocumentPageProps) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message
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
            <SummaryList
              rows={[
                { label: 'Заголовок', value: theirs.title },
                { label: 'Для оприлюднення', value: theirs.publicTitle },
                ...(incoming
                  ? [
                      { label: 'Надійшло', value: theirs.receivedAt },
                      { label: 'Кореспондент', value: theirs.correspondentName },
                      { label: 'Його номер', value: theirs.correspondentNumber },
                      { label: 'Його дата', value: theirs.correspondentDate },
                    ]
                  : []),
              ]}
            />
            <p class="hint">
              Нижче — те, що ввели ви. Збережіть ще раз, щоб замінити збережене, або скасуйте.
            </p>
          </Sheet>
        )}
        <Sheet>
          <TextField name="title" label="Заголовок" value={fields.title} error={errorOf('title')} lines={3} />
          <TextField
            name="publicTitle"
            label="Заголовок для оприлюднення"
            value={fields.publicTitle}
            error={errorOf('publicTitle')}
            lines={2}
            optional
          />
          {incoming && (
            <>
              <TextField
                name="receivedAt"
                label="Надійшло"
                value={fields.receivedAt}
                error={errorOf('receivedAt')}
                hint="День, для строків у годинах — і година: 20.11.2026 10:15."
                optional
              />
              <ComboboxField
                name="correspondentName"
                label="Кореспондент"
                value={fields.correspondentName}
                suggest="/documents/correspondents"
                error={errorOf('correspondentName')}
                optional
              />
              <TextField
                name="correspondentNumber"
                label="Його номер"
                value={fields.correspondentNumber}
                error={errorOf('correspondentNumber')}
                short
                optional
              />
              <DateField
                name="correspondentDate"
                label="Його дата"
                value={fields.correspondentDate}
                error={errorOf('correspondentDate')}
                optional
              />
            </>
          )}
        </Sheet>
        <p class="buttons">
          <button class="btn primary" type="submit">
            Зберегти
          </button>
          <a class="btn quiet" href={card}>
            Скасувати
          </a>
        </p>
      </PostForm>
    </>
  )
}
