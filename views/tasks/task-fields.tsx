import type { TaskFields } from '../../src/tasks/task-form.ts'
import { ComboboxField } from '../parts/combobox-field.tsx'
import { DateField, DUE_QUICKS } from '../parts/date-field.tsx'
import type { FormError } from '../parts/error-summary.tsx'
import { ExecutorsField } from '../parts/executors-field.tsx'
import { Field } from '../parts/field.tsx'
import { fieldId } from '../parts/field-id.ts'
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

// Asked at once, and again when the kind or a day that the term is counted from changes.
const previewTriggers = (start: TermStartFields) =>
  ['load', 'input changed delay:300ms', 'change', start.kind && `change from:"${startFields(start)}"`]
    .filter(Boolean)
    .join(', ')

/** The fields of one point: text, executors in their order, term with the computed day under it, control. */
export function TaskFieldset({ prefix, fields, errors, start }: TaskFieldsetProps) {
  const name = (field: string) => (prefix ? `${prefix}[${field}]` : field)
  const errorOf = (field: string) => errors.find((error) => error.field === name(field))?.message
  const preview = `${fieldId(name('term'))}-preview`
  return (
    <>
      <TextField
        name={name('point')}
        label="Номер пункту"
        value={fields.point}
        error={errorOf('point')}
        short
        attributes={prefix ? { 'data-repeat-place': '' } : undefined}
      />
      <TextField name={name('text')} label="Завдання" value={fields.text} error={errorOf('text')} lines={2} />
      <ExecutorsField
        name={name('executors')}
        label="Виконавці"
        values={fields.executors}
        suggest="/executors/suggest"
        error={errorOf('executors')}
        hint="Перший — головний. «(до відома)» після назви — без строку."
      />
      <DateField
        name={name('term')}
        label="Строк"
        value={fields.term}
        error={errorOf('term')}
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
        name={name('placedOn')}
        label="Взято на контроль"
        value={fields.placedOn}
        error={errorOf('placedOn')}
        hint="Порожнє — лише зареєстровано, не на контролі."
      />
      <ComboboxField
        name={name('controller')}
        label="Контролер"
        value={fields.controller}
        suggest="/executors/suggest?people=1"
        error={errorOf('controller')}
        optional
      />
      <ComboboxField
        name={name('supervisor')}
        label="Контроль покладено на"
        value={fields.supervisor}
        suggest="/executors/suggest?people=1"
        error={errorOf('supervisor')}
        optional
      />
      <Field
        name={name('special')}
        label="Особливий контроль"
        control={(attributes) => (
          <input {...attributes} type="checkbox" value="yes" checked={fields.special !== ''} />
        )}
      />
    </>
  )
}
