import type { Choice } from '../../src/kernel/choice.ts'
import { DateField } from '../parts/date-field.tsx'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { FormEnd } from '../parts/form-end.tsx'
import { fieldsOf } from '../parts/form-fields.ts'
import { PageHead } from '../parts/page-head.tsx'
import { PrintButton } from '../parts/print-button.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { TextField } from '../parts/text-field.tsx'

/** The question, as typed. */
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
  /** the day in words, and how it came about; none before the form was sent */
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
  const field = fieldsOf(form, errors)
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
          <SelectField {...field('kind')} label="Вид документа" choices={kinds} />
          <DateField
            {...field('from')}
            label="Від дня"
            hint="День надходження, підписання чи реєстрації, залежно від виду. Для строку в годинах — з годиною: 20.11.2026 10:15"
          />
          <SelectField
            {...field('mark')}
            label="Позначка"
            empty="немає: строк за видом документа"
            choices={marks}
          />
          <TextField
            {...field('term')}
            label="Власний строк"
            hint="Скільки; порожнє — за видом або позначкою"
            short
            optional
          />
          <SelectField {...field('unit')} label="Чого" empty="—" choices={units} />
          <FormEnd label="Порахувати" />
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

/** Why no day can be computed from what is typed so far. */
export function DuePreviewRefused({ reasons }: { reasons: string[] }) {
  return (
    <div class="preview">
      {reasons.map((reason) => (
        <p class="bad">{reason}</p>
      ))}
    </div>
  )
}
