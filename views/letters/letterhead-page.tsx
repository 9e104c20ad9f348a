import { type TemplateKind, templateKinds } from '../../src/letters/text/template.ts'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { FormEnd } from '../parts/form-end.tsx'
import { fieldsOf } from '../parts/form-fields.ts'
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
  const field = fieldsOf(form, errors)
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
            {...field('department')}
            label="Підрозділ контролю"
            hint={empty(derived.department)}
            optional
          />
          <TextField
            {...field('signerPost')}
            label="Хто підписує: посада"
            hint={empty(derived.signerPost)}
            optional
          />
          <TextField
            {...field('signerName')}
            label="Хто підписує: ім’я"
            hint={empty(derived.signerName)}
            optional
          />
          <TextField
            {...field('writer')}
            label="Виконавець листа"
            hint="«Олена Ковальчук, 0 44 123 45 67»: стоїть унизу листа"
            optional
          />
          <TextField {...field('answerDays')} label="Скільки робочих днів на відповідь" type="number" short />
          <TextField
            {...field('mailHost')}
            label="Назва сервера в листах"
            hint="Порожнє — з адреси реєстру. Після неї змінювати не варто: за нею впізнають відповіді"
            optional
          />
          <FormEnd label="Зберегти" />
        </PostForm>
      </Sheet>
    </>
  )
}
