import type { Choice } from '../../src/kernel/choice.ts'
import { Field, type FieldProps } from './field.tsx'
import { options } from './options.ts'

interface SelectFieldProps extends FieldProps {
  choices: Choice[]
  value?: string
  /** The first, empty option; none where a choice always stands. */
  empty?: string
}

/** One of a known list. */
export function SelectField(props: SelectFieldProps) {
  const { choices, value, empty } = props
  return (
    <Field
      {...props}
      control={(attributes) => (
        <select {...attributes}>
          {empty !== undefined && <option value="">{empty}</option>}
          {options(choices, value)}
        </select>
      )}
    />
  )
}
