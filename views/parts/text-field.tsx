import { Field, type FieldProps } from './field.tsx'

interface TextFieldProps extends FieldProps {
  value?: string
  /** More than one makes it a text area of as many lines. */
  lines?: number
  type?: 'text' | 'email' | 'password' | 'number' | 'search'
  autocomplete?: string
  required?: boolean
  short?: boolean
  autofocus?: boolean
  /** What else the script looks for on the control. */
  attributes?: Record<string, string>
}

/** A line or some lines of text; what was typed is kept. */
export function TextField(props: TextFieldProps) {
  const { value = '', lines = 1, type = 'text', autocomplete = 'off', required, short, autofocus } = props
  return (
    <Field
      {...props}
      control={(attributes) =>
        lines > 1 ? (
          <textarea {...attributes} rows={lines} required={required} autofocus={autofocus}>
            {value}
          </textarea>
        ) : (
          <input
            {...attributes}
            {...props.attributes}
            class={short ? 'short' : undefined}
            type={type}
            value={value}
            autocomplete={autocomplete}
            required={required}
            autofocus={autofocus}
          />
        )
      }
    />
  )
}
