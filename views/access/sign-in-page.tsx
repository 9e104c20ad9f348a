import { BarePage } from '../layout/bare-page.tsx'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { FormEnd } from '../parts/form-end.tsx'
import { errorOf } from '../parts/form-fields.ts'
import { TextField } from '../parts/text-field.tsx'

interface SignInPageProps {
  council: string
  /** What was typed; a password is never shown again. */
  email: string
  /** The page to go on to. */
  next: string
  errors: FormError[]
}

export function SignInPage({ council, email, next, errors }: SignInPageProps) {
  return (
    <BarePage title="Вхід" council={council}>
      <div class="stack">
        {' '}
        <ErrorSummary errors={errors} />
        <form method="post" action="/sign-in">
          <input type="hidden" name="next" value={next} />
          <TextField
            name="email"
            label="Електронна пошта"
            type="email"
            autocomplete="username"
            value={email}
            error={errorOf(errors, 'email')}
            required
            autofocus={email === ''}
          />
          <TextField
            name="password"
            label="Пароль"
            type="password"
            autocomplete="current-password"
            error={errorOf(errors, 'password')}
            required
            autofocus={email !== ''}
          />
          <FormEnd label="Увійти" />
        </form>
        <p class="muted">
          Немає пароля або забули його? Попросіть адміністратора про одноразове посилання для входу.
        </p>
      </div>{' '}
    </BarePage>
  )
}
