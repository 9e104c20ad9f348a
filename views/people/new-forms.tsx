import type { Choice } from '../../src/kernel/choice.ts'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
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
            error={errors.find(({ field }) => field === 'name')?.message}
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
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message
  return (
    <>
      <PageHead title="Нова людина" trail={[HOME, { label: 'Нова людина' }]} />
      <ErrorSummary errors={errors} />
      <PostForm action="/executors/people">
        <Sheet>
          <TextField
            name="name"
            label="Прізвище, ім’я, по батькові"
            value={form.name}
            error={errorOf('name')}
            autofocus
          />
          <SelectField
            name="department"
            label="Підрозділ"
            empty="поза підрозділами"
            choices={departments}
            value={form.department}
            error={errorOf('department')}
          />
          <TextField name="post" label="Посада" value={form.post} error={errorOf('post')} optional />
          <TextField
            name="email"
            label="Пошта"
            type="email"
            value={form.email}
            error={errorOf('email')}
            optional
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
