import { ComboboxField } from '../parts/combobox-field.tsx'
import { DateField } from '../parts/date-field.tsx'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { ExecutorsField } from '../parts/executors-field.tsx'
import { Field } from '../parts/field.tsx'
import { FormEnd } from '../parts/form-end.tsx'
import { fieldsOf } from '../parts/form-fields.ts'
import { PageHead } from '../parts/page-head.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { TextField } from '../parts/text-field.tsx'

interface EditTaskPageProps {
  task: { id: string; seq: number; documentId: string; documentName: string }
  values: Record<string, string>
  /** what another person has saved meanwhile, shown beside what was typed */
  theirs?: Record<string, string>
  errors: FormError[]
}

/** Putting right what was written wrongly about a point. */
export function EditTaskPage({ task, values, theirs, errors }: EditTaskPageProps) {
  const card = `/documents/${task.documentId}?task=${task.id}`
  const field = fieldsOf(values, errors)
  return (
    <>
      <PageHead
        title="Виправити завдання"
        trail={[
          { label: 'Документи', href: '/documents' },
          { label: task.documentName, href: card },
          { label: 'виправити' },
        ]}
      />
      <ErrorSummary errors={errors} />
      <PostForm class="stack narrow" action={`/tasks/${task.id}/edit`}>
        <input type="hidden" name="seq" value={task.seq} />
        {theirs && (
          <Sheet title="Тим часом збережено іншими">
            <SummaryList
              rows={[
                { label: 'Пункт', value: theirs['point'] },
                { label: 'Завдання', value: theirs['text'] },
                { label: 'Строк', value: theirs['term'] },
                { label: 'Виконавці', value: theirs['executors']?.split('\n').join('; ') },
                { label: 'Контролер', value: theirs['controller'] },
                { label: 'Контроль покладено на', value: theirs['supervisor'] },
                { label: 'Контроль', value: theirs['special'] ? 'особливий' : 'звичайний' },
              ]}
            />
            <p class="hint">
              Нижче — те, що ввели ви. Збережіть ще раз, щоб замінити збережене, або скасуйте.
            </p>
          </Sheet>
        )}
        <Sheet>
          <TextField {...field('point')} label="Пункт" short />
          <TextField {...field('text')} label="Завдання" lines={3} />
          <ComboboxField
            {...field('controller')}
            label="Контролер"
            suggest="/executors/suggest?people=1"
            optional
          />
          <ComboboxField
            {...field('supervisor')}
            label="Контроль покладено на"
            suggest="/executors/suggest?people=1"
            optional
          />
          <Field
            name="special"
            label="Особливий контроль"
            control={(attributes) => (
              <input {...attributes} type="checkbox" value="yes" checked={Boolean(values['special'])} />
            )}
          />
        </Sheet>
        <Sheet title="Помилка в строку чи виконавцях">
          <TextField
            {...field('term')}
            label="Строк за документом"
            hint="Так само, як при реєстрації."
            short
          />
          {values['extendedUntil'] && (
            <DateField
              {...field('extendedUntil')}
              label="Продовжено до"
              hint="Якщо помилково записано день продовження."
            />
          )}
          <ExecutorsField
            {...field('executors')}
            label="Виконавці"
            hint="Перший — головний."
            values={values['executors']?.split('\n').filter(Boolean) ?? []}
            suggest="/executors/suggest"
          />
          <TextField
            {...field('reason')}
            label="Чому запис був помилковий"
            hint={
              <>
                Потрібно, лише якщо змінюєте строк або виконавців. Виправлене вважається таким від самого
                початку: це не продовження і не передавання, воно стоїть у переліку{' '}
                <a href="/corrections">виправлень</a>.
              </>
            }
            lines={2}
          />
        </Sheet>
        <FormEnd label="Зберегти" back={{ label: 'Скасувати', href: card }} below />
      </PostForm>
    </>
  )
}
