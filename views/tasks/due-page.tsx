import type { Choice } from '../../src/kernel/choice.ts'
import { DateField } from '../parts/date-field.tsx'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { PrintButton } from '../parts/print-button.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { TextField } from '../parts/text-field.tsx'

/** What was asked, as typed. */
export interface DueForm {
  kind: string
  from: string
  mark: string
  term: string
  unit: string
}

interface DuePageProps {
  form: DueForm
  kinds: Choice[]
  marks: Choice[]
  /** the day in words, and how it came about; none before anything was asked */
  answer?: { due: string; steps: string[]; law: string }
  errors: FormError[]
}

const units: Choice[] = [
  { value: 'day', label: 'календарних днів' },
  { value: 'workingDay', label: 'робочих днів' },
  { value: 'month', label: 'місяців' },
]

/** Counts a term in the open: by what rule, from what day, over which days off. */
export function DuePage({ form, kinds, marks, answer, errors }: DuePageProps) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message
  return (
    <>
      <PageHead
        title="Порахувати строк"
        trail={[{ label: 'Виробничий календар', href: '/calendar' }, { label: 'Порахувати строк' }]}
      >
        <PrintButton />
      </PageHead>
      <ErrorSummary errors={errors} />
      <div class="columns">
        <form class="sheet" method="get" action="/deadlines" data-drop-empty>
          <SelectField
            name="kind"
            label="Вид документа"
            choices={kinds}
            value={form.kind}
            error={errorOf('kind')}
          />
          <DateField
            name="from"
            label="Від дня"
            value={form.from}
            error={errorOf('from')}
            hint="День надходження, підписання чи реєстрації, залежно від виду. Для строку в годинах — з годиною: 20.11.2026 10:15"
          />
          <SelectField
            name="mark"
            label="Позначка"
            empty="немає: строк за видом документа"
            choices={marks}
            value={form.mark}
            error={errorOf('mark')}
          />
          <TextField
            name="term"
            label="Власний строк"
            value={form.term}
            error={errorOf('term')}
            hint="Скільки; порожнє — за видом або позначкою"
            short
            optional
          />
          <SelectField
            name="unit"
            label="Чого"
            empty="—"
            choices={units}
            value={form.unit}
            error={errorOf('unit')}
          />
          <div class="form-end">
            <button class="btn primary" type="submit">
              Порахувати
            </button>
          </div>
        </form>
        {answer && (
          <Sheet title="Строк">
            <p class="due-answer">{answer.due}</p>
            <ol class="steps">
              {answer.steps.map((step) => (
                <li>{step}</li>
              ))}
            </ol>
            <p class="muted">Підстава: {answer.law}</p>
          </Sheet>
        )}
      </div>
    </>
  )
}

interface DuePreviewProps {
  /** «понеділок 30.11.2026», or why there is no day */
  words: string
  steps: string[]
  law: string
}

/** The computed day under the field where a term is typed. */
export function DuePreview({ words, steps, law }: DuePreviewProps) {
  return (
    <div class="preview">
      <b>{words}</b>
      <details>
        <summary>Як пораховано</summary>
        <ol class="steps">
          {steps.map((step) => (
            <li>{step}</li>
          ))}
        </ol>
        {law && <p>Підстава: {law}</p>}
      </details>
    </div>
  )
}

/** Why no day can be told from what is typed so far. */
export function DuePreviewRefused({ reasons }: { reasons: string[] }) {
  return (
    <div class="preview">
      {reasons.map((reason) => (
        <p class="bad">{reason}</p>
      ))}
    </div>
  )
}
