import type { DocumentKind } from '../../src/journals/kind.ts'
import { reportedKinds } from '../../src/reports/figures/figure-key.ts'
import { DateField } from '../parts/date-field.tsx'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { FormEnd } from '../parts/form-end.tsx'
import { fieldsOf } from '../parts/form-fields.ts'
import { PageHead } from '../parts/page-head.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { Sheet } from '../parts/sheet.tsx'

interface DayRegisterPageProps {
  request: { asOf?: string; knownOn?: string; department?: string; what?: string }
  departments: readonly { id: string; name: string }[]
  kinds: readonly DocumentKind[]
  errors: FormError[]
}

/** Which register of a day past one wants: it then opens as a list. */
export function DayRegisterPage({ request, departments, kinds, errors }: DayRegisterPageProps) {
  const field = fieldsOf(request, errors)
  const nameOf = (id: string) => kinds.find((kind) => kind.id === id)?.name ?? id
  return (
    <>
      <PageHead
        title="Реєстр на день"
        trail={[{ label: 'Звіти', href: '/reports' }, { label: 'Реєстр на день' }]}
        sub="Що стояло на контролі на початок дня: строки, виконавці й виконання — такі, як тоді."
      />
      <ErrorSummary errors={errors} />
      <Sheet>
        <form method="get" action="/reports/day" data-drop-empty>
          <DateField {...field('asOf')} label="Станом на" />
          <DateField
            {...field('knownOn')}
            label="Як було відомо на"
            hint="Лише внесене до реєстру по цей день включно. Порожньо — усе, що відомо сьогодні."
            optional
          />
          <SelectField
            {...field('what')}
            label="Що показати"
            choices={[
              { value: 'closing', label: 'усі завдання на контролі' },
              { value: 'overdue', label: 'прострочені завдання' },
              { value: 'extended', label: 'завдання з перенесеним строком' },
              { value: 'inProgress', label: 'завдання в роботі без перенесень' },
              ...reportedKinds.map((id) => ({ value: id, label: `документи на контролі: ${nameOf(id)}` })),
            ]}
          />
          <SelectField
            {...field('department')}
            label="Підрозділ"
            choices={departments.map(({ id, name }) => ({ value: id, label: name }))}
            empty="усі"
            hint="Головний виконавець завдання на той день."
            optional
          />
          <FormEnd label="Показати" />
        </form>
      </Sheet>
    </>
  )
}
