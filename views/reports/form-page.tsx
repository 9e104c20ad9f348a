import type { FileRules } from '../../src/files/file-rules.ts'
import { formatDay, formatInstant } from '../../src/kernel/day.ts'
import { sizeWords } from '../../src/kernel/size-text.ts'
import type { FormPlan } from '../../src/print/templates/form-plan.ts'
import { columnPlace, ROWS, TABLE_NAME, TOTAL, tablePlace } from '../../src/print/templates/form-plan.ts'
import type { FormHistory } from '../../src/print/templates/lists/form-history.ts'
import type { SampleSize } from '../../src/reports/papers/sample-form.ts'
import { DateField } from '../parts/date-field.tsx'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { Field } from '../parts/field.tsx'
import { FormEnd } from '../parts/form-end.tsx'
import { errorOf, fieldsOf } from '../parts/form-fields.ts'
import { PageHead } from '../parts/page-head.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { Sheet } from '../parts/sheet.tsx'

/** What was typed to put a form in force; no file is the program's own form. */
export interface FormInForceForm {
  file: string
  from: string
}

const sampleNames: Record<SampleSize, string> = { full: 'Повний зразок', short: 'Короткий зразок' }

interface FormPageProps {
  paper: string
  title: string
  plan: FormPlan
  /** the samples there are */
  sizes: readonly SampleSize[]
  history: FormHistory
  rules: FileRules
  form: FormInForceForm
  errors: FormError[]
}

/** The Word form of one paper: which is in force, a new one, all there ever were, and what a form may ask for. */
export function FormPage({ paper, title, plan, sizes, history, rules, form, errors }: FormPageProps) {
  const { now, versions, files } = history
  const path = `/reports/forms/${paper}`
  const field = fieldsOf(form, errors)
  return (
    <>
      <PageHead
        title={`Форма: ${title}`}
        trail={[
          { label: 'Звіти', href: '/reports' },
          { label: 'Форми документів', href: '/reports/forms' },
          { label: title },
        ]}
        sub={
          now
            ? `${now.file ? `діє «${now.file}»` : 'діє початкова'} з ${formatDay(now.from_day)}`
            : 'діє початкова'
        }
      >
        <a class="btn" href="/reports/forms/guide">
          Як зробити свою форму
        </a>
      </PageHead>
      <ErrorSummary errors={errors} />
      <div class="columns">
        <div class="stack">
          <Sheet title="1. Візьміть зразок">
            <div class="stack">
              <p>
                Зразок — це форма програми з місцями там, де стануть слова. Відкрийте його у Word або
                LibreOffice, додайте бланк, герб, підпис, змініть порядок і шрифти.
              </p>
              <p class="buttons">
                {sizes.map((size) => (
                  <a class="btn" href={`${path}/sample?size=${size}`}>
                    {sizes.length > 1 ? sampleNames[size] : 'Зразок'}
                  </a>
                ))}
                {now?.file_id && (
                  <a class="btn" href={`${path}/files/${now.file_id}`}>
                    Форма, що діє
                  </a>
                )}
              </p>
              {sizes.length > 1 && (
                <p class="muted">
                  У повному кожна таблиця розкладена на рядки й графи; у короткому весь зміст стає на одне
                  місце.
                </p>
              )}
            </div>
          </Sheet>
          <Sheet title="2. Додайте свою форму">
            <PostForm action={path} enctype="multipart/form-data">
              <Field
                name="files"
                label="Файл"
                error={errorOf(errors, 'files')}
                hint={`Документ Word (.docx) до ${sizeWords(rules.mostBytes)}, без макросів і посилань назовні.`}
                control={(attributes) => <input {...attributes} type="file" accept=".docx" />}
              />
              <FormEnd label="Перевірити й додати" />
            </PostForm>
          </Sheet>
          <Sheet title="3. Перегляньте й уведіть у дію" id="in-force">
            {files.length === 0 ? (
              <p class="muted">Своїх форм ще немає: додайте файл, і його можна буде переглянути тут.</p>
            ) : (
              <div class="stack">
                <table class="table cards">
                  <thead>
                    <tr>
                      <th scope="col">Файл</th>
                      <th scope="col">Додано</th>
                      <th scope="col">Переглянути</th>
                    </tr>
                  </thead>
                  <tbody>
                    {files.map((file) => (
                      <tr>
                        <td>
                          <a href={`${path}/files/${file.id}`}>{file.name}</a>
                        </td>
                        <td data-label="Додано">{recorded(file)}</td>
                        <td data-label="Переглянути">
                          <a href={`${path}/files/${file.id}/preview`}>Документ у цій формі</a>
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
                <PostForm action={`${path}/versions`}>
                  <SelectField
                    {...field('file')}
                    label="Форма"
                    choices={files.map(({ id, name, recorded_at }) => ({
                      value: id,
                      label: `${name} (${formatInstant(recorded_at)})`,
                    }))}
                    empty="Початкова форма програми"
                  />
                  <DateField
                    {...field('from')}
                    label="Діє з"
                    hint="Для документів цього дня й пізніших; день звіту — його «станом на». Щоб нею вийшло й минуле, назвіть раніший день."
                  />
                  <FormEnd label="Увести в дію" />
                </PostForm>
              </div>
            )}
          </Sheet>
          {versions.length > 0 && (
            <Sheet title="Історія">
              <div class="stack">
                <table class="table cards">
                  <thead>
                    <tr>
                      <th scope="col">Діє з</th>
                      <th scope="col">Форма</th>
                      <th scope="col">Записано</th>
                    </tr>
                  </thead>
                  <tbody>
                    {versions.map((version) => (
                      <tr>
                        <th scope="row">{formatDay(version.from_day)}</th>
                        <td data-label="Форма">
                          {version.file_id ? (
                            <a href={`${path}/files/${version.file_id}`}>{version.file}</a>
                          ) : (
                            'початкова'
                          )}
                        </td>
                        <td data-label="Записано">{recorded(version)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
                <p class="muted">
                  Звіт «як відомо на» минулу мить виходить у формі, яка була записана тоді: надруковане не
                  змінюється.
                </p>
              </div>
            </Sheet>
          )}
        </div>
        <Places plan={plan} />
      </div>
    </>
  )
}

function recorded({
  recorded_at,
  by,
}: {
  recorded_at: Parameters<typeof formatInstant>[0]
  by: string | null
}) {
  return [formatInstant(recorded_at), by].filter(Boolean).join(', ')
}

/** Everything a form of this paper may ask for. */
function Places({ plan: { words, parts, tables } }: { plan: FormPlan }) {
  return (
    <Sheet title="Місця">
      <div class="form-places">
        <h3>Слова</h3>
        <Named places={Object.entries(words)} />
        <h3>Готові частини</h3>
        <p class="muted">Кожна стоїть окремим абзацом.</p>
        <Named places={Object.entries(parts)} />
        {tables.length > 0 && <h3>Таблиці за рядками</h3>}
        {tables.map(({ name, columns, total }, at) =>
          columns.length === 0 ? null : (
            <details>
              <summary>
                <code>{`{#${tablePlace(at + 1)}}`}</code> {name}
              </summary>
              <Named
                places={[
                  [TABLE_NAME, 'назва таблиці'],
                  [`#${ROWS}`, 'кожен рядок; кінець — {/} в останній клітинці'],
                  ...(total ? [[`#${TOTAL}`, 'рядок «Усього» так само'] as [string, string]] : []),
                  ...columns.map((head, place): [string, string] => [columnPlace(place + 1), head]),
                  [`/${tablePlace(at + 1)}`, 'кінець таблиці'],
                ]}
              />
            </details>
          ),
        )}
      </div>
    </Sheet>
  )
}

function Named({ places }: { places: [string, string][] }) {
  return (
    <dl class="places">
      {places.map(([place, says]) => (
        <div>
          <dt>
            <code>{`{${place}}`}</code>
          </dt>
          <dd>{says}</dd>
        </div>
      ))}
    </dl>
  )
}
