import { BarePage } from '../layout/bare-page.tsx'
import type { FormError } from '../parts/error-summary.tsx'

interface SignInLinkPageProps {
  council: string
  /** Where the button sends the link back to. */
  action: string
  /** Why the link opens nothing; empty while it is good. */
  errors: FormError[]
}

/** A button and not a sign-in by itself: scanners of mail open every link, and this one works once. */
export function SignInLinkPage({ council, action, errors }: SignInLinkPageProps) {
  if (errors.length > 0) {
    return (
      <BarePage title="Посилання не працює" council={council}>
        <div class="stack">
          {errors.map(({ message }) => (
            <p>{message}</p>
          ))}
          <p>
            <a href="/sign-in">Увійти з паролем</a>
          </p>
        </div>
      </BarePage>
    )
  }
  return (
    <BarePage title="Вхід за посиланням" council={council}>
      <p>Посилання діє один раз. Натисніть кнопку, щоб увійти.</p>
      <form method="post" action={action}>
        <div class="form-end">
          <button class="btn primary" type="submit" autofocus>
            Увійти
          </button>
        </div>
      </form>
    </BarePage>
  )
}
