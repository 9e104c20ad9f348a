import type { FormulaAct } from '../../src/reports/figures/formula-act.ts'
import { actLines } from '../../src/reports/figures/formula-text.ts'
import { formulas } from '../../src/reports/figures/formulas.ts'
import { DateField } from '../parts/date-field.tsx'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { FormEnd } from '../parts/form-end.tsx'
import { errorOf } from '../parts/form-fields.ts'
import { PostForm } from '../parts/post-form.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { TextField } from '../parts/text-field.tsx'

export interface OfficialFormulaProps {
  acts: readonly FormulaAct[]
  /** whether this person may enter an act */
  mayName: boolean
  typed?: Record<string, string>
  errors?: FormError[]
}

/** Which formula is official, since when and by which act; and the form of a new act. */
export function OfficialFormula({ acts, mayName, typed = {}, errors = [] }: OfficialFormulaProps) {
  const of = (field: string) => ({
    name: field,
    value: typed[field],
    error: errorOf(errors, field),
  })
  return (
    <Sheet title="Офіційна формула">
      {acts.length === 0 ? (
        <p class="muted">Жоден акт ще не назвав офіційної формули.</p>
      ) : (
        <ul>
          {actLines(acts).map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      )}
      <p>
        <a href="/reports/least-for-place">З якого числа підрозділ має місце</a>
      </p>
      {mayName && (
        <PostForm action="/reports/formulas/official" class="no-print">
          <ErrorSummary errors={errors} />
          <SelectField
            {...of('formula')}
            label="Формула"
            choices={formulas.map(({ id, name }) => ({ value: id, label: name }))}
            empty="—"
          />
          <DateField
            {...of('from')}
            label="Діє з"
            hint="Періоди, що скінчилися раніше, зберігають свою формулу."
          />
          <TextField {...of('number')} label="Номер акта" short />
          <DateField {...of('date')} label="Дата акта" />
          <FormEnd label="Записати акт" plain />
        </PostForm>
      )}
    </Sheet>
  )
}
