import type { LetterContent } from '../../src/letters/text/letter-content.ts'
import { paperOfLetter } from '../../src/letters/text/paper-of-letter.ts'
import { places, type TemplateKind } from '../../src/letters/text/template.ts'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { errorOf } from '../parts/form-fields.ts'
import { PageHead } from '../parts/page-head.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { TextField } from '../parts/text-field.tsx'
import { PaperSheets } from '../print/paper-sheets.tsx'
import { templateNames } from './template-names.ts'

interface TemplatePageProps {
  kind: TemplateKind
  text: string
  /** the built-in template */
  own: boolean
  places: (keyof typeof places)[]
  /** null where the text cannot be a template */
  preview: LetterContent | null
  /** what is shown is not kept yet */
  unsaved: boolean
  errors: FormError[]
}

/** The template of one kind of letter, with a preview. */
export function TemplatePage(props: TemplatePageProps) {
  const { kind, text, own, preview, unsaved, errors } = props
  return (
    <div class="decision">
      <PageHead
        title={templateNames[kind]}
        trail={[{ label: 'Шаблони листів', href: '/letter-templates' }, { label: templateNames[kind] }]}
        sub={own ? 'слова програми' : 'слова ради'}
      />
      <ErrorSummary errors={errors} />
      <PostForm action={`/letter-templates/${kind}`} class="screen-only">
        <div class="columns">
          <Sheet>
            <TextField
              name="text"
              label="Слова листа"
              value={text}
              lines={18}
              error={errorOf(errors, 'text')}
              hint="Перший абзац — заголовок. Між абзацами — порожній рядок."
            />
            <div class="form-end">
              <button class="btn" type="submit" name="do" value="preview">
                Переглянути
              </button>
              <button class="btn primary" type="submit" name="do" value="save">
                Зберегти
              </button>
              {!own && (
                <button class="btn quiet" type="submit" name="do" value="own">
                  Повернути слова програми
                </button>
              )}
            </div>
          </Sheet>
          <Sheet title="Місця">
            <dl class="places">
              {props.places.map((place) => (
                <div>
                  <dt>
                    <code>{`{${place}}`}</code>
                  </dt>
                  <dd>{places[place]}</dd>
                </div>
              ))}
            </dl>
          </Sheet>
        </div>
      </PostForm>
      {preview && (
        <section>
          <h2 class="screen-only">
            {unsaved ? 'Лист із цими словами (ще не збережено)' : 'Лист із цими словами'}
          </h2>
          <p class="screen-only muted">Адресат, документи й строки тут вигадані.</p>
          <PaperSheets label="Лист, як на папері" sheets={paperOfLetter(preview).sheets} />
        </section>
      )}
    </div>
  )
}
