import type { Child } from 'hono/jsx'
import type { PlainField } from '../../src/tasks/act.ts'
import { ComboboxField } from '../parts/combobox-field.tsx'
import { DateField, DUE_QUICKS } from '../parts/date-field.tsx'
import type { FormError } from '../parts/error-summary.tsx'
import { errorOf } from '../parts/form-fields.ts'
import { TextField } from '../parts/text-field.tsx'

type Filled = (name: string) => { value: string; error: string | undefined }

/** What was typed in a field, and what is wrong with it. */
export function filledWith(values: Record<string, string>, errors: readonly FormError[]): Filled {
  return (name) => ({
    value: values[name] ?? '',
    error: errorOf(errors, name),
  })
}

/** A field of an act that needs nothing but what was typed in it. */
export function plainField(field: PlainField, filled: Filled): Child {
  switch (field.kind) {
    case 'day':
      return <DateField {...field} {...filled(field.name)} quicks={field.quicks && DUE_QUICKS} />
    case 'text':
      return <TextField {...field} {...filled(field.name)} />
    case 'combobox':
      return <ComboboxField {...field} {...filled(field.name)} />
    case 'note':
      return <p>{field.text}</p>
    default:
      return field satisfies never
  }
}
