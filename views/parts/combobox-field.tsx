import { Field, type FieldProps } from './field.tsx'

interface ComboboxFieldProps extends FieldProps {
  value?: string
  /** Answers `?q=` with `<li role="option" data-value="…">` items. */
  suggest: string
  /** Offered where scripts do not run. */
  known?: string[]
}

/** A line of text that offers known names as one types; any text may be sent, the server decides. */
export function ComboboxField(props: ComboboxFieldProps) {
  const { value = '', suggest, known = [] } = props
  return (
    <Field
      {...props}
      control={(attributes) => (
        <div class="combobox">
          <input
            {...attributes}
            value={value}
            autocomplete="off"
            data-combobox={suggest}
            list={known.length > 0 ? `${attributes.id}-known` : undefined}
          />
          {known.length > 0 && (
            <datalist id={`${attributes.id}-known`}>
              {known.map((name) => (
                <option value={name} />
              ))}
            </datalist>
          )}
        </div>
      )}
    />
  )
}
