import { Field, type FieldProps } from './field.tsx'

interface ExecutorsFieldProps extends FieldProps {
  /** In the order of the resolution; the first is the lead. */
  values: string[]
  suggest: string
  /** Empty lines offered where scripts do not run. */
  spare?: number
}

/**
 * Executors in their order. Without scripts: numbered lines of text, all of one name, empty ones to be ignored.
 * With scripts: numbered tags over hidden inputs of that same name.
 */
export function ExecutorsField(props: ExecutorsFieldProps) {
  const { name, values, suggest, spare = 3 } = props
  const lines = [...values, ...Array.from({ length: spare }, () => '')]
  return (
    <Field
      {...props}
      control={({ id, ...attributes }) => (
        <div class="tags" data-tags data-name={name} data-suggest={suggest}>
          <ol>
            {lines.map((value, index) => (
              <li>
                <input
                  {...attributes}
                  id={index === 0 ? id : `${id}-${index + 1}`}
                  value={value}
                  autocomplete="off"
                  aria-label={index === 0 ? undefined : `${props.label}: ${index + 1}`}
                />
              </li>
            ))}
          </ol>
        </div>
      )}
    />
  )
}
