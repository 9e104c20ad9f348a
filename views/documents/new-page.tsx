import { documentFields } from '../../src/journals/document-fields.ts'
import type { DocumentKind } from '../../src/journals/kind.ts'
import type { TaskFields } from '../../src/tasks/task-form.ts'
import { DateField } from '../parts/date-field.tsx'
import { DraftNotice } from '../parts/draft-notice.tsx'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { FormEnd } from '../parts/form-end.tsx'
import { fieldsOf } from '../parts/form-fields.ts'
import { PageHead } from '../parts/page-head.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { Repeat, RepeatItem } from '../parts/repeat.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { TaskFieldset } from '../tasks/task-fields.tsx'
import { DocumentField } from './document-field.tsx'

interface NewDocumentPageProps {
  kinds: DocumentKind[]
  /** as typed, by the names of the fields */
  values: Record<string, string>
  tasks: TaskFields[]
  blankTask: TaskFields
  errors: FormError[]
  /** the one registered already, where that is why it was stopped */
  duplicate?: { href: string; label: string }
}

/** The form of a new document with its points; the index is given at the moment of saving. */
export function NewDocumentPage({
  kinds,
  values,
  tasks,
  blankTask,
  errors,
  duplicate,
}: NewDocumentPageProps) {
  const fieldOf = fieldsOf(values, errors)
  const start = { kind: 'kind', date: 'registeredOn', receivedAt: 'receivedAt', signed: 'correspondent-date' }
  const item = (task: TaskFields, index: number) => (
    <RepeatItem index={index} label="Пункт">
      <TaskFieldset prefix={`tasks[${index}]`} fields={task} errors={errors} start={start} />
    </RepeatItem>
  )
  const incoming = kinds.filter((kind) => kind.incoming).map((kind) => kind.id)
  return (
    <>
      <PageHead
        title="Новий документ"
        trail={[{ label: 'Документи', href: '/documents' }, { label: 'новий' }]}
      />
      <ErrorSummary errors={errors} />
      {duplicate && (
        <p class="flash info">
          Уже зареєстровано: <a href={duplicate.href}>{duplicate.label}</a>. Якщо це справді інший документ,
          позначте це нижче й збережіть ще раз.
        </p>
      )}
      <PostForm class="stack narrow" action="/documents" data-draft="new-document">
        <DraftNotice />
        <Sheet>
          <SelectField
            {...fieldOf('kind')}
            label="Вид"
            choices={kinds.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <DateField
            {...fieldOf('registeredOn')}
            label="Дата"
            hint="№ з’явиться після збереження: наступний у журналі цього року."
          />
          {documentFields
            .filter((field) => !field.incoming)
            .map((field, place) => (
              <DocumentField
                field={field}
                given={fieldOf(field.inNewForm)}
                autofocus={place === 0 && errors.length === 0}
              />
            ))}
        </Sheet>
        <div data-show-for={`kind:${incoming.join(' ')}`}>
          <Sheet title="Вхідний документ">
            {documentFields
              .filter((field) => field.incoming)
              .map((field) => (
                <DocumentField field={field} given={fieldOf(field.inNewForm)} />
              ))}
          </Sheet>
        </div>
        <h2>Завдання</h2>
        <Repeat
          name="tasks"
          items={tasks.map(item)}
          blank={item(blankTask, tasks.length)}
          addLabel="Додати пункт"
        />
        {duplicate && (
          <label>
            <input type="checkbox" name="despiteTwin" value="yes" /> Це інший документ, зареєструвати попри
            збіг
          </label>
        )}
        <FormEnd label="Зареєструвати" back={{ label: 'Скасувати', href: '/documents' }} below />
      </PostForm>
    </>
  )
}
