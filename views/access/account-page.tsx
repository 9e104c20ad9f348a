import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { FormEnd } from '../parts/form-end.tsx'
import { errorOf } from '../parts/form-fields.ts'
import { PageHead } from '../parts/page-head.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { TextField } from '../parts/text-field.tsx'

interface AccountPageProps {
  name: string
  email: string
  role: string
  department: string | null
  /** Whether there is a password to ask for; an account that signs in by links has none. */
  hasPassword: boolean
  errors: FormError[]
}

/** One's own account: who the register takes one for, and one's password. */
export function AccountPage({ name, email, role, department, hasPassword, errors }: AccountPageProps) {
  return (
    <>
      <PageHead title="Мій обліковий запис" />
      <ErrorSummary errors={errors} />
      <Sheet>
        <SummaryList
          rows={[
            { label: 'Ім’я', value: name },
            { label: 'Електронна пошта', value: email },
            { label: 'Роль', value: role },
            { label: 'Підрозділ', value: department },
          ]}
        />
      </Sheet>
      <Sheet title="Календар">
        <p>
          <a href="/account/calendars">Строки моїх завдань у календарі телефона чи комп’ютера</a>
        </p>
      </Sheet>
      <Sheet title={hasPassword ? 'Змінити пароль' : 'Встановити пароль'}>
        <PostForm action="/account/password">
          <input type="text" name="username" autocomplete="username" value={email} hidden />
          {hasPassword && (
            <TextField
              name="current"
              label="Чинний пароль"
              type="password"
              autocomplete="current-password"
              error={errorOf(errors, 'current')}
              required
            />
          )}
          <TextField
            name="password"
            label="Новий пароль"
            type="password"
            autocomplete="new-password"
            hint="Щонайменше 10 знаків. Кілька слів запам’ятати легше, ніж один набір знаків."
            error={errorOf(errors, 'password')}
            required
          />
          <TextField
            name="repeated"
            label="Новий пароль ще раз"
            type="password"
            autocomplete="new-password"
            error={errorOf(errors, 'repeated')}
            required
          />
          <FormEnd label="Зберегти пароль" />
        </PostForm>
      </Sheet>
    </>
  )
}
