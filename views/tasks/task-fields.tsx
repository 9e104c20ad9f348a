import type { TaskFields } from '../../src/tasks/task-form.ts'
import { ComboboxField } from '../parts/combobox-field.tsx'
import { DateField, DUE_QUICKS } from '../parts/date-field.tsx'
import type { FormError } from '../parts/error-summary.tsx'
import { ExecutorsField } from '../parts/executors-field.tsx'
import { Field } from '../parts/field.tsx'
import { fieldId } from '../parts/field-id.ts'
import { fieldsOf } from '../parts/form-fields.ts'
import { TextField } from '../parts/text-field.tsx'

interface TaskFieldsetProps {
  /** «tasks[0]» inside a document's form; '' in a form of its own */
  prefix: string
  fields: TaskFields
  errors: FormError[]
  /** the ids of the fields that a term is counted from */
  start: { kind?: string; date?: string; receivedAt?: string; signed?: string; documentId?: string }
}

type TermStartFields = TaskFieldsetProps['start']

const startFields = ({ kind, date, receivedAt, signed }: TermStartFields) =>
  [kind, date, receivedAt, signed].map((id) => `#${id}`).join(', ')

// Requested at once, and again when the kind or a day that the term is counted from changes.
const previewTriggers = (start: TermStartFields) =>
  ['load', 'input changed delay:300ms', 'change', start.kind && `change from:"${startFields(start)}"`]
    .filter(Boolean)
    .join(', ')

/** The fields of one point: text, executors in their order, term with the computed day under it, control. */
export function TaskFieldset({ prefix, fields, errors, start }: TaskFieldsetProps) {
  const field = fieldsOf(fields, errors, prefix)
  const preview = `${fieldId(field('term').name)}-preview`
  return (
    <>
      <TextField
        {...field('point')}
        label="Номер пункту"
        short
        attributes={prefix ? { 'data-repeat-place': '' } : undefined}
      />
      <TextField {...field('text')} label="Завдання" lines={2} />
      <ExecutorsField
        {...field('executors')}
        label="Виконавці"
        values={fields.executors}
        suggest="/executors/suggest"
        hint="Перший — головний. «(до відома)» після назви — без строку."
      />
      <DateField
        {...field('term')}
        label="Строк"
        quicks={DUE_QUICKS}
        from={start.date}
        hint="День, «10 днів», «5 робочих днів», «терміново», «щокварталу до 10», «постійно»; порожнє — строк за видом документа."
        preview={{
          'hx-get': start.documentId
            ? `/deadlines/preview?document=${start.documentId}`
            : '/deadlines/preview',
          'hx-trigger': previewTriggers(start),
          'hx-target': `#${preview}`,
          'hx-swap': 'innerHTML',
          ...(start.kind && { 'hx-include': startFields(start) }),
        }}
      >
        <div id={preview} aria-live="polite" />
      </DateField>
      <DateField
        {...field('placedOn')}
        label="Взято на контроль"
        hint="Порожнє — лише зареєстровано, не на контролі."
      />
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
        {...field('special')}
        label="Особливий контроль"
        control={(attributes) => (
          <input {...attributes} type="checkbox" value="yes" checked={fields.special !== ''} />
        )}
      />
    </>
  )
}
