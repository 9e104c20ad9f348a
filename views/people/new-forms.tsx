import type { Choice } from '../../src/kernel/choice.ts'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { FormEnd } from '../parts/form-end.tsx'
import { fieldsOf, type Values } from '../parts/form-fields.ts'
import { PageHead } from '../parts/page-head.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { TextField } from '../parts/text-field.tsx'

const HOME = { label: 'Підрозділи й люди', href: '/executors' }

/** A new department, at the end of the council's order. */
export function NewDepartmentPage({ values, errors }: { values: Values; errors: FormError[] }) {
  const field = fieldsOf(values, errors)
  return (
    <>
      <PageHead title="Новий підрозділ" trail={[HOME, { label: 'Новий підрозділ' }]} />
      <ErrorSummary errors={errors} />
      <PostForm action="/executors/departments">
        <Sheet>
          <TextField
            {...field('name')}
            label="Назва"
            hint="Повністю, як у положенні; стане останнім у порядку ради"
            autofocus
          />
          <FormEnd label="Додати" back={{ label: 'До списку', href: '/executors' }} />
        </Sheet>
      </PostForm>
    </>
  )
}

/** A new person of a department. */
export function NewPersonPage(props: { values: Values; departments: Choice[]; errors: FormError[] }) {
  const { values, departments, errors } = props
  const field = fieldsOf(values, errors)
  return (
    <>
      <PageHead title="Нова людина" trail={[HOME, { label: 'Нова людина' }]} />
      <ErrorSummary errors={errors} />
      <PostForm action="/executors/people">
        <Sheet>
          <TextField {...field('name')} label="Прізвище, ім’я, по батькові" autofocus />
          <SelectField
            {...field('department')}
            label="Підрозділ"
            empty="поза підрозділами"
            choices={departments}
          />
          <TextField {...field('post')} label="Посада" optional />
          <TextField {...field('email')} label="Пошта" type="email" optional />
          <FormEnd label="Додати" back={{ label: 'До списку', href: '/executors' }} />
        </Sheet>
      </PostForm>
    </>
  )
}
