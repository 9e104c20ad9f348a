import { fieldId } from './field-id.ts'

export interface FormError {
  message: string
  /** The name of the field it is about; none where it is about the whole. */
  field?: string
}

/** All reasons at once, above the form; takes focus and links to the fields. Nothing where there are none. */
export function ErrorSummary({ errors }: { errors: FormError[] }) {
  if (errors.length === 0) return null
  return (
    <div class="error-summary" role="alert" tabindex={-1} data-focus>
      <h2>{errors.length === 1 ? 'Потрібно виправити' : `Потрібно виправити: ${errors.length}`}</h2>
      <ul>
        {errors.map((error) => (
          <li>
            {error.field ? (
              <a href={`#${fieldId(error.field)}`} data-error>
                {error.message}
              </a>
            ) : (
              error.message
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
