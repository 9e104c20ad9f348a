import { type TemplateKind, templateKinds } from '../../src/letters/text/template.ts'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { errorOf } from '../parts/form-fields.ts'
import { PageHead } from '../parts/page-head.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { TextField } from '../parts/text-field.tsx'
import { templateNames } from './template-names.ts'

interface LetterheadPageProps {
  form: {
    department: string
    signerPost: string
    signerName: string
    writer: string
    answerDays: string
    mailHost: string
  }
  /** the value that letters use where a field is empty */
  derived: { department: string; signerPost: string; signerName: string }
  /** the kinds whose template the council wrote itself */
  changed: ReadonlySet<TemplateKind>
  errors: FormError[]
}

/** In whose name letters leave, and the templates they are written by. */
export function LetterheadPage({ form, derived, changed, errors }: LetterheadPageProps) {
  const empty = (words: string) => (words ? `Порожнє — «${words}»` : undefined)
  return (
    <>
      <PageHead title="Шаблони листів" sub="слова листів і від чийого імені вони йдуть" />
      <ErrorSummary errors={errors} />
      <Sheet title="Шаблони">
        <table class="table cards">
          <thead>
            <tr>
              <th scope="col">Лист</th>
              <th scope="col">Слова</th>
            </tr>
          </thead>
          <tbody>
            {templateKinds.map((kind) => (
              <tr>
                <td class="what">
                  <a href={`/letter-templates/${kind}`}>{templateNames[kind]}</a>
                </td>
                <td data-label="Слова">
                  <div>{changed.has(kind) ? 'ради' : 'програми'}</div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Sheet>
      <Sheet title="Від чийого імені">
        <PostForm action="/letter-templates">
          <TextField
            name="department"
            label="Підрозділ контролю"
            value={form.department}
            error={errorOf(errors, 'department')}
            hint={empty(derived.department)}
            optional
          />
          <TextField
            name="signerPost"
            label="Хто підписує: посада"
            value={form.signerPost}
            error={errorOf(errors, 'signerPost')}
            hint={empty(derived.signerPost)}
            optional
          />
          <TextField
            name="signerName"
            label="Хто підписує: ім’я"
            value={form.signerName}
            error={errorOf(errors, 'signerName')}
            hint={empty(derived.signerName)}
            optional
          />
          <TextField
            name="writer"
            label="Виконавець листа"
            value={form.writer}
            error={errorOf(errors, 'writer')}
            hint="«Олена Ковальчук, 0 44 123 45 67»: стоїть унизу листа"
            optional
          />
          <TextField
            name="answerDays"
            label="Скільки робочих днів на відповідь"
            type="number"
            short
            value={form.answerDays}
            error={errorOf(errors, 'answerDays')}
          />
          <TextField
            name="mailHost"
            label="Назва сервера в листах"
            value={form.mailHost}
            error={errorOf(errors, 'mailHost')}
            hint="Порожнє — з адреси реєстру. Після неї змінювати не варто: за нею впізнають відповіді"
            optional
          />
          <div class="form-end">
            <button class="btn primary" type="submit">
              Зберегти
            </button>
          </div>
        </PostForm>
      </Sheet>
    </>
  )
}
