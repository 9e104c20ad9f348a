import { meetingKinds } from '../../src/journals/kind.ts'
import { type Day, formatDay } from '../../src/kernel/day.ts'
import { DateField } from '../parts/date-field.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { FormEnd } from '../parts/form-end.tsx'
import { fieldsOf, type Values } from '../parts/form-fields.ts'
import { PageHead } from '../parts/page-head.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { TextField } from '../parts/text-field.tsx'
import { streamWords } from './stream-words.ts'

interface AgendasPageProps {
  rows: {
    id: string
    kind: string
    held_on: Day
    hour: string
    document_id: string | null
    number: string | null
    waiting: number
  }[]
  /** absent where this person opens none */
  form?: Values
  errors: FormError[]
}

/** The agendas of all streams, and the form that opens the next one. */
export function AgendasPage({ rows, form, errors }: AgendasPageProps) {
  return (
    <>
      <PageHead
        title="Порядки денні"
        trail={[{ label: 'Наради', href: '/meetings' }, { label: 'Порядки денні' }]}
      />
      <ErrorSummary errors={errors} />
      {rows.length === 0 ? (
        <EmptyState title="Порядків денних ще немає" />
      ) : (
        <div class="sheet flush">
          <table class="table cards">
            <thead>
              <tr>
                <th scope="col">Нарада</th>
                <th scope="col">Коли</th>
                <th scope="col">Протокол</th>
                <th scope="col">Запропоновано</th>
              </tr>
            </thead>
            <tbody data-rows>
              {rows.map((row) => (
                <tr>
                  <td>
                    <a href={`/meetings/agendas/${row.id}`} data-open>
                      Порядок денний {meetingOf(row.kind)}
                    </a>
                  </td>
                  <td data-label="Коли">
                    {formatDay(row.held_on)}, {row.hour}
                  </td>
                  <td data-label="Протокол">
                    {row.document_id ? (
                      <a href={`/meetings/${row.document_id}`}>№ {row.number}</a>
                    ) : (
                      <span class="muted">ще немає</span>
                    )}
                  </td>
                  <td data-label="Чекають рішення">{row.waiting === 0 ? '—' : `чекають ${row.waiting}`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {form && <NewAgenda form={form} errors={errors} />}
    </>
  )
}

function NewAgenda({ form, errors }: { form: Values; errors: FormError[] }) {
  const field = fieldsOf(form, errors)
  return (
    <PostForm action="/meetings/agendas" class="stack">
      <Sheet title="Новий порядок денний">
        <SelectField
          {...field('kind')}
          label="Вид"
          choices={meetingKinds.map((kind) => ({ value: kind, label: streamWords[kind].many }))}
        />
        <DateField {...field('date')} label="День" />
        <TextField {...field('hour')} label="Година" short />
        <TextField {...field('place')} label="Місце" optional />
        <TextField {...field('chair')} label="Головує" optional />
      </Sheet>
      <FormEnd label="Відкрити порядок денний" />
    </PostForm>
  )
}

function meetingOf(kind: string): string {
  return meetingKinds.flatMap((one) => (one === kind ? [streamWords[one].ofOne] : [])).join('')
}
