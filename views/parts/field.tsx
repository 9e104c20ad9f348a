import type { Child } from 'hono/jsx'
import { fieldId } from './field-id.ts'

export interface FieldProps {
  name: string
  label: string
  hint?: Child
  error?: string
  optional?: boolean
}

export interface ControlAttributes {
  id: string
  name: string
  'aria-describedby'?: string
  'aria-invalid'?: 'true'
}

/** A label at the left, its control at the right, the error and the hint tied to the control. */
export function Field({
  control,
  ...props
}: FieldProps & { control: (attributes: ControlAttributes) => Child }) {
  const { name, label, hint, error, optional } = props
  const id = fieldId(name)
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for={id}>
        {label}
        {optional && <span class="sub">необов’язково</span>}
      </label>
      <div class="control">
        {error && (
          <p class="error" id={`${id}-error`}>
            {error}
          </p>
        )}
        {control(controlAttributes(props))}
        {hint && (
          <p class="hint" id={`${id}-hint`}>
            {hint}
          </p>
        )}
      </div>
    </div>
  )
}

function controlAttributes({ name, hint, error }: FieldProps): ControlAttributes {
  const id = fieldId(name)
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ')
  return {
    id,
    name,
    'aria-describedby': described || undefined,
    'aria-invalid': error ? 'true' : undefined,
  }
}
