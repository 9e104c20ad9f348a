import type { Choice } from '../../src/kernel/choice.ts'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { errorOf, fieldsOf } from '../parts/form-fields.ts'
import { PageHead } from '../parts/page-head.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { TextField } from '../parts/text-field.tsx'

const HOME = { label: 'Підрозділи й люди', href: '/executors' }

/** A new department, at the end of the council's order. */
export function NewDepartmentPage({ name, errors }: { name: string; errors: FormError[] }) {
  return (
    <>
      <PageHead title="Новий підрозділ" trail={[HOME, { label: 'Новий підрозділ' }]} />
      <ErrorSummary errors={errors} />
      <PostForm action="/executors/departments">
        <Sheet>
          <TextField
            name="name"
            label="Назва"
            value={name}
            error={errorOf(errors, 'name')}
            hint="Повністю, як у положенні; стане останнім у порядку ради"
            autofocus
          />
          <div class="form-end">
            <button class="btn primary" type="submit">
              Додати
            </button>
            <a class="btn quiet" href="/executors">
              До списку
            </a>
          </div>
        </Sheet>
      </PostForm>
    </>
  )
}

/** What stands in the form of a new person, as typed. */
export interface PersonForm {
  name: string
  department: string
  post: string
  email: string
}

/** A new person of a department. */
export function NewPersonPage(props: { form: PersonForm; departments: Choice[]; errors: FormError[] }) {
  const { form, departments, errors } = props
  const field = fieldsOf(form, errors)
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
          <div class="form-end">
            <button class="btn primary" type="submit">
              Додати
            </button>
            <a class="btn quiet" href="/executors">
              До списку
            </a>
          </div>
        </Sheet>
      </PostForm>
    </>
  )
}
