import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { ExecutorsField } from '../parts/executors-field.tsx'
import { Field } from '../parts/field.tsx'
import { fieldId } from '../parts/field-id.ts'
import { FormEnd } from '../parts/form-end.tsx'
import { fieldsOf } from '../parts/form-fields.ts'
import { PostForm } from '../parts/post-form.tsx'
import { TextField } from '../parts/text-field.tsx'

/** The typed values of the row. */
export interface InstructionForm {
  text: string
  executors: string[]
  term: string
  special: boolean
}

export interface InstructionFormProps {
  protocolId: string
  kind: string
  /** «20.11.2026»: the day a term is counted from */
  date: string
  /** the number of the question; 0 for instructions without a question */
  question: number
  /** «2.3»: the number of the next one, unless another person is quicker */
  next: string
  form: InstructionForm
  errors: FormError[]
  /** the keyboard goes here: something has just been added */
  focused: boolean
}

/** One row by which an instruction is entered under its question. */
export function InstructionEntry(props: InstructionFormProps) {
  const { protocolId, kind, date, question, next, form, errors, focused } = props
  const name = `q${question}`
  const field = fieldsOf(form, errors, name)
  const action = `/meetings/${protocolId}/instructions`
  const target = `#question-${question}`
  return (
    <PostForm
      action={action}
      class="entry"
      hx-post={action}
      hx-target={target}
      hx-swap="outerHTML"
      hx-sync="this:drop"
      aria-label={`Нове доручення ${next}`}
    >
      <ErrorSummary errors={errors} />
      <input type="hidden" name="question" value={question} />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="date" value={date} id={`${name}-date`} />
      <div class="entry-fields">
        <Field
          {...field('text')}
          label={`Доручення ${next}`}
          control={(attributes) => (
            <textarea
              {...attributes}
              rows={1}
              data-focus={focused && errors.length === 0 ? true : undefined}
              autofocus={focused && errors.length === 0}
            >
              {form.text}
            </textarea>
          )}
        />
        <ExecutorsField
          {...field('executors')}
          label="Виконавці, перший — головний"
          values={form.executors}
          suggest="/executors/suggest"
          spare={2}
        />
        <Field
          {...field('term')}
          label="Термін"
          control={(attributes) => (
            <>
              <div data-date data-date-from={`${name}-date`}>
                <input
                  {...attributes}
                  value={form.term}
                  placeholder="25.12.2026, постійно"
                  autocomplete="off"
                  data-day
                  hx-get="/deadlines/preview?empty=none"
                  hx-trigger="input changed delay:300ms, change"
                  hx-target={`#${fieldId(name)}-due`}
                  hx-swap="innerHTML"
                  hx-include="closest form"
                />
              </div>
              <div id={`${fieldId(name)}-due`} aria-live="polite" />
              <label class="check">
                <input type="checkbox" name={`${name}[special]`} value="yes" checked={form.special} />
                особливий контроль
              </label>
            </>
          )}
        />
        <div class="entry-end">
          <button class="btn primary" type="submit">
            Додати
          </button>
        </div>
      </div>
    </PostForm>
  )
}

/** One more question at the end of the protocol. */
export function QuestionEntry(props: {
  protocolId: string
  number: number
  form: { title: string; speaker: string }
  errors: FormError[]
}) {
  const { protocolId, number, form, errors } = props
  const field = fieldsOf(form, errors)
  return (
    <details class="sheet another" open={errors.length > 0}>
      <summary>Додати питання {number}</summary>
      <PostForm action={`/meetings/${protocolId}/questions`}>
        <TextField {...field('title')} label="Про що" lines={2} />
        <TextField {...field('speaker')} label="Доповідає" optional />
        <FormEnd label="Додати питання" plain />
      </PostForm>
    </details>
  )
}
