import type { Child } from 'hono/jsx'
import { roles } from '../../src/access/actor.ts'
import { roleNames } from '../../src/access/role-names.ts'
import type { Choice } from '../../src/kernel/choice.ts'
import { plural } from '../../src/kernel/plural.ts'
import { DateField } from '../parts/date-field.tsx'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { FormEnd } from '../parts/form-end.tsx'
import { fieldsOf, type Values } from '../parts/form-fields.ts'
import { PageHead } from '../parts/page-head.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { TextField } from '../parts/text-field.tsx'

interface FormProps {
  values: Values
  errors: FormError[]
}

interface PersonChangePageProps {
  title: string
  /** where the form is sent */
  action: string
  person: { id: string; name: string; seq: number }
  /** what stands now */
  now: string
  button: string
  errors: FormError[]
  children?: Child
}

/** One thing of a person that is put right or changed: what stands now, and the form. */
export function PersonChangePage(props: PersonChangePageProps) {
  const { title, action, person, now, button, errors, children } = props
  const card = `/executors/people/${person.id}`
  return (
    <>
      <PageHead
        title={title}
        trail={[
          { label: 'Підрозділи й люди', href: '/executors' },
          { label: person.name, href: card },
          { label: title.toLowerCase() },
        ]}
      />
      <ErrorSummary errors={errors} />
      <PostForm class="stack narrow" action={action}>
        <input type="hidden" name="seq" value={person.seq} />
        <Sheet>
          <div class="stack">
            <p>
              Зараз: <b>{now}</b>
            </p>
            {children}
          </div>
        </Sheet>
        <FormEnd label={button} back={{ label: 'Скасувати', href: card }} below />
      </PostForm>
    </>
  )
}

export function CorrectNameFields({ id, values, errors }: FormProps & { id: string }) {
  const field = fieldsOf(values, errors)
  return (
    <>
      <TextField
        {...field('name')}
        label="Прізвище, ім’я, по батькові"
        hint="Помилка в написанні зникне всюди, де ім’я показує реєстр; вручені листи й документи лишаться, як були"
      />
      <p>
        <a href={`/executors/people/${id}/surname`}>Людина змінила прізвище чи ім’я</a>
      </p>
    </>
  )
}

export function NewNameFields({ values, errors }: FormProps) {
  const field = fieldsOf(values, errors)
  return (
    <div>
      <TextField {...field('name')} label="Нові прізвище, ім’я, по батькові" />
      <DateField {...field('from')} label="Діє з" hint="Попереднє ім’я лишиться в історії змін" />
      <TextField {...field('ground')} label="Підстава" hint="Наказ або свідоцтво" optional lines={2} />
    </div>
  )
}

interface TransferFieldsProps extends FormProps {
  departments: Choice[]
  /** open tasks that the person leads */
  leads: number
  /** whether the person heads the department of now */
  heads: boolean
  /** whether the person acts for the whole department by the role */
  headByRole: boolean
}

export function TransferFields(props: TransferFieldsProps) {
  const { departments, leads, heads, headByRole, values, errors } = props
  const field = fieldsOf(values, errors)
  return (
    <>
      {leads > 0 && (
        <p class="warn">
          Людина веде {leads} {plural(leads, 'завдання', 'завдання', 'завдань')}. Доручене лишиться за
          підрозділом, якому його доручено, доки його не передадуть.
        </p>
      )}
      {heads && <p class="warn">Підрозділ, з якого людину переведуть, лишиться без керівника.</p>}
      {headByRole && (
        <p class="warn">
          Людина має роль «{roleNames.head}»: переведена, вона бачитиме й вестиме роботу нового підрозділу, а
          не цього. Якщо керувати ним не буде, спершу змініть роль.
        </p>
      )}
      <div>
        <SelectField
          {...field('department')}
          label="Підрозділ"
          choices={departments}
          empty="поза підрозділами"
        />
        <TextField {...field('post')} label="Посада" optional />
        <DateField {...field('from')} label="З дня" />
        <TextField {...field('ground')} label="Підстава" hint="Наказ про переведення" optional lines={2} />
      </div>
    </>
  )
}

export function RoleFields({ values, errors }: FormProps) {
  return (
    <SelectField
      {...fieldsOf(values, errors)('role')}
      label="Роль"
      choices={roles.map((role) => ({ value: role, label: roleNames[role] }))}
      hint="На всіх пристроях людині потрібно буде увійти знову; нова роль діє одразу"
    />
  )
}

export function LoginFields({ values, errors }: FormProps) {
  return (
    <TextField
      {...fieldsOf(values, errors)('login')}
      label="Пошта для входу"
      type="email"
      hint="Пароль лишиться тим самим; пошта для листів не зміниться"
    />
  )
}
