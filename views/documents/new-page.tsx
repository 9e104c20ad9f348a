import type { DocumentFields } from '../../src/documents/document-form.ts'
import type { DocumentKind } from '../../src/journals/kind.ts'
import type { TaskFields } from '../../src/tasks/task-form.ts'
import { ComboboxField } from '../parts/combobox-field.tsx'
import { DateField } from '../parts/date-field.tsx'
import { DraftNotice } from '../parts/draft-notice.tsx'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { Repeat, RepeatItem } from '../parts/repeat.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { TextField } from '../parts/text-field.tsx'
import { TaskFieldset } from '../tasks/task-fields.tsx'

interface NewDocumentPageProps {
  kinds: DocumentKind[]
  fields: DocumentFields
  tasks: TaskFields[]
  blankTask: TaskFields
  errors: FormError[]
  /** the one registered already, where that is why it was stopped */
  twin?: { href: string; label: string }
}

/** The form of a new document with its points; the index is given at the moment of saving. */
export function NewDocumentPage({ kinds, fields, tasks, blankTask, errors, twin }: NewDocumentPageProps) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message
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
      {twin && (
        <p class="flash info">
          Уже зареєстровано: <a href={twin.href}>{twin.label}</a>. Якщо це справді інший документ, позначте це
          нижче й збережіть ще раз.
        </p>
      )}
      <PostForm class="stack narrow" action="/documents" data-draft="new-document">
        <DraftNotice />
        <Sheet>
          <SelectField
            name="kind"
            label="Вид"
            value={fields.kind}
            choices={kinds.map(({ id, name }) => ({ value: id, label: name }))}
            error={errorOf('kind')}
          />
          <DateField
            name="registeredOn"
            label="Дата"
            value={fields.registeredOn}
            error={errorOf('registeredOn')}
            hint="№ з’явиться після збереження: наступний у журналі цього року."
          />
          <TextField
            name="title"
            label="Заголовок"
            value={fields.title}
            error={errorOf('title')}
            lines={2}
            autofocus={errors.length === 0}
          />
          <TextField
            name="publicTitle"
            label="Заголовок для оприлюднення"
            value={fields.publicTitle}
            error={errorOf('publicTitle')}
            hint="Лише якщо в заголовку є персональні дані."
            optional
          />
          <TextField
            name="caseIndex"
            label="Справа"
            value={fields.caseIndex}
            error={errorOf('caseIndex')}
            optional
            short
          />
        </Sheet>
        <div data-show-for={`kind:${incoming.join(' ')}`}>
          <Sheet title="Вхідний документ">
            <TextField
              name="receivedAt"
              label="Надійшло"
              value={fields.receivedAt}
              error={errorOf('receivedAt')}
              hint="День, для строків у годинах — і година: 20.11.2026 10:15."
              optional
            />
            <ComboboxField
              name="correspondent[name]"
              label="Кореспондент"
              value={fields.correspondent.name}
              suggest="/documents/correspondents"
              error={errorOf('correspondent[name]')}
              optional
            />
            <TextField
              name="correspondent[number]"
              label="Його номер"
              value={fields.correspondent.number}
              error={errorOf('correspondent[number]')}
              optional
              short
            />
            <DateField
              name="correspondent[date]"
              label="Його дата"
              value={fields.correspondent.date}
              error={errorOf('correspondent[date]')}
              optional
            />
          </Sheet>
        </div>
        <h2>Завдання</h2>
        <Repeat
          name="tasks"
          items={tasks.map(item)}
          blank={item(blankTask, tasks.length)}
          addLabel="Додати пункт"
        />
        {twin && (
          <label>
            <input type="checkbox" name="despiteTwin" value="yes" /> Це інший документ, зареєструвати попри
            збіг
          </label>
        )}
        <p class="buttons">
          <button class="btn primary" type="submit">
            Зареєструвати
          </button>
          <a class="btn quiet" href="/documents">
            Скасувати
          </a>
        </p>
      </PostForm>
    </>
  )
}
