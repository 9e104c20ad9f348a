import type { KeyedField } from '../../src/journals/document-fields.ts'
import { ComboboxField } from '../parts/combobox-field.tsx'
import { DateField } from '../parts/date-field.tsx'
import { TextField } from '../parts/text-field.tsx'

interface DocumentFieldProps {
  field: KeyedField
  /** its name in this form, what was typed and why it was refused */
  given: { name: string; value: string; error?: string }
  autofocus?: boolean
}

/** A field of a document in a form. */
export function DocumentField({ field, given, autofocus }: DocumentFieldProps) {
  const { key, label, holds, hint, lines, short, required } = field
  const props = { ...given, label, hint, optional: !required }
  if (key === 'correspondentName') return <ComboboxField {...props} suggest="/documents/correspondents" />
  if (holds === 'day') return <DateField {...props} />
  return <TextField {...props} lines={lines} short={short} autofocus={autofocus} />
}
