import type { CalendarDay } from '../../src/deadlines/calendar.ts'
import { DateField } from '../parts/date-field.tsx'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { FormEnd } from '../parts/form-end.tsx'
import { fieldsOf, type Values } from '../parts/form-fields.ts'
import { PageHead } from '../parts/page-head.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { TextField } from '../parts/text-field.tsx'
import { kindWords } from './mark-words.ts'

interface CalendarDayPageProps {
  /** «07.01.2026» of a day that has a row; none for a new one */
  known?: { iso: string; label: string; readSeq: number }
  year: string
  values: Values
  /** what another person has made of the day in the meantime */
  stands?: CalendarDay
  errors: FormError[]
}

const kinds = Object.entries(kindWords).map(([value, label]) => ({ value, label }))
const CALENDAR = { label: 'Виробничий календар', href: '/calendar' }
const STANDS =
  'Строки, що рахуватимуться далі, підуть за новим календарем; уже встановлені лишаються, як їх записано.'

/** A row of the calendar: a new one, or one to be changed or taken out. */
export function CalendarDayPage({ known, year, values, stands, errors }: CalendarDayPageProps) {
  const field = fieldsOf(values, errors)
  const title = known ? `День ${known.label}` : 'Новий день календаря'
  return (
    <>
      <PageHead title={title} trail={[{ ...CALENDAR, href: `/calendar?year=${year}` }, { label: title }]} />
      <ErrorSummary errors={errors} />
      {stands && (
        <p class="flash info">
          Зараз у календарі: {kindWords[stands.kind]}, {stands.name} ({stands.act}). Нижче — те, що ввели ви.
        </p>
      )}
      <PostForm action={known ? `/calendar/days/${known.iso}` : '/calendar/days'}>
        <Sheet>
          {known ? (
            <input type="hidden" name="seq" value={known.readSeq} />
          ) : (
            <DateField {...field('day')} label="День" />
          )}
          <SelectField {...field('kind')} label="Що це за день" choices={kinds} />
          <TextField {...field('name')} label="Назва" />
          <TextField {...field('act')} label="Акт" hint="Закон чи розпорядження, з якого цей день" />
          <p class="hint">{STANDS}</p>
          <div class="form-end">
            <button class="btn primary" type="submit">
              Зберегти
            </button>
            {known && (
              <button
                class="btn"
                type="submit"
                formaction={`/calendar/days/${known.iso}/removal`}
                formnovalidate
              >
                Прибрати з календаря
              </button>
            )}
            <a class="btn quiet" href={`/calendar?year=${year}`}>
              Не змінювати
            </a>
          </div>
        </Sheet>
      </PostForm>
    </>
  )
}

/** A new regime under which holidays and moved days do not apply. */
export function NewRegimePage({ values, errors }: { values: Values; errors: FormError[] }) {
  const field = fieldsOf(values, errors)
  return (
    <>
      <PageHead title="Новий режим" trail={[CALENDAR, { label: 'Новий режим' }]} />
      <ErrorSummary errors={errors} />
      <PostForm action="/calendar/regimes">
        <Sheet>
          <TextField
            {...field('name')}
            label="Назва"
            hint="Як «воєнний стан»: поки режим діє, святкові й перенесені вихідні не надаються"
          />
          <DateField {...field('from')} label="Діє з" />
          <DateField {...field('to')} label="До" optional />
          <TextField {...field('act')} label="Акт" />
          <p class="hint">{STANDS}</p>
          <FormEnd label="Зберегти" back={{ label: 'Не змінювати', href: '/calendar' }} />
        </Sheet>
      </PostForm>
    </>
  )
}

interface RegimeEndPageProps {
  regime: { iso: string; name: string; from: string; act: string; readSeq: number }
  values: Values
  errors: FormError[]
}

/** The last day of a regime, and the act that ended it. */
export function RegimeEndPage({ regime, values, errors }: RegimeEndPageProps) {
  const field = fieldsOf(values, errors)
  const title = `Кінець режиму «${regime.name}»`
  return (
    <>
      <PageHead
        title={title}
        trail={[CALENDAR, { label: title }]}
        sub={`діє з ${regime.from}, ${regime.act}`}
      />
      <ErrorSummary errors={errors} />
      <PostForm action={`/calendar/regimes/${regime.iso}/end`}>
        <Sheet>
          <input type="hidden" name="seq" value={regime.readSeq} />
          <DateField {...field('to')} label="Останній день" />
          <TextField {...field('act')} label="Акт" hint="Яким актом режим припинено" />
          <p class="hint">{STANDS}</p>
          <FormEnd label="Зберегти" back={{ label: 'Не змінювати', href: '/calendar' }} />
        </Sheet>
      </PostForm>
    </>
  )
}
