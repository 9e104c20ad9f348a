import type { Choice } from '../../src/kernel/choice.ts'
import { DateField } from '../parts/date-field.tsx'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { FormEnd } from '../parts/form-end.tsx'
import { fieldsOf, type Values } from '../parts/form-fields.ts'
import { PageHead } from '../parts/page-head.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { TextField } from '../parts/text-field.tsx'

interface MergerPageProps {
  department: { id: string; name: string }
  others: Choice[]
  values: Values
  errors: FormError[]
}

/** Joining a department to another: what moves, and by which act. */
export function MergerPage({ department, others, values, errors }: MergerPageProps) {
  const field = fieldsOf(values, errors)
  const card = `/executors/departments/${department.id}`
  return (
    <>
      <PageHead
        title="Приєднати до іншого підрозділу"
        trail={[
          { label: 'Підрозділи й люди', href: '/executors' },
          { label: department.name, href: card },
          { label: 'приєднати' },
        ]}
      />
      <ErrorSummary errors={errors} />
      <PostForm class="stack narrow" action={`${card}/merger`}>
        <Sheet>
          <p>
            Люди й незавершені завдання перейдуть до обраного підрозділу, «{department.name}» буде закрито.
            Усе, що було раніше, лишиться за ним і під його назвою.
          </p>
          <SelectField {...field('into')} label="До якого підрозділу" choices={others} empty="оберіть" />
          <DateField {...field('on')} label="З дня" />
          <TextField {...field('ground')} label="Підстава" hint="Акт, яким підрозділи об’єднано." lines={2} />
        </Sheet>
        <FormEnd label="Приєднати" back={{ label: 'Скасувати', href: card }} below />
      </PostForm>
    </>
  )
}
