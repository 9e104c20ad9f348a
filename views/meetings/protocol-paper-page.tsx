import type { MeetingLine } from '../../src/meetings/paper.ts'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { FormEnd } from '../parts/form-end.tsx'
import { errorOf, fieldsOf, type Values } from '../parts/form-fields.ts'
import { PageHead } from '../parts/page-head.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { PrintButton } from '../parts/print-button.tsx'
import { TextField } from '../parts/text-field.tsx'
import { PaperSheets } from '../print/paper-sheets.tsx'

/** Who spoke on one question, as typed. */
export interface SpeechForm {
  question: number
  title: string
  version: number
  spoken: string
}

interface ProtocolPaperPageProps {
  id: string
  number: string
  title: string
  lines: MeetingLine[]
  word: string
  extracts: { id: string; name: string }[]
  /** absent where this person may not change it, and on an extract */
  form?: Values
  /** who spoke on each question, where it may be written */
  speeches?: SpeechForm[]
  errors: FormError[]
}

/** A protocol or an extract of it, as on paper; where it may be done, the words of its head can be written. */
export function ProtocolPaperPage(props: ProtocolPaperPageProps) {
  const { id, number, title, lines, word, extracts, form, speeches = [], errors } = props
  return (
    <div class="decision">
      <PageHead
        title={title}
        trail={[
          { label: 'Наради', href: '/meetings' },
          { label: `№ ${number}`, href: `/meetings/${id}` },
          { label: title },
        ]}
      >
        <a class="btn" href={word}>
          Word
        </a>
        <PrintButton />
      </PageHead>
      <ErrorSummary errors={errors} />
      {extracts.length > 0 && (
        <section class="sheet screen-only" id="extracts">
          <h2>Витяги</h2>
          <div class="buttons">
            {extracts.map((one) => (
              <a class="btn" href={`/meetings/${id}/extracts/${one.id}`}>
                {one.name}
              </a>
            ))}
          </div>
        </section>
      )}
      {form && <Details id={id} form={form} errors={errors} />}
      {speeches.length > 0 && <Speeches id={id} speeches={speeches} errors={errors} />}
      <PaperSheets label={`${title}, як на папері`} sheets={[{ blocks: lines }]} />
    </div>
  )
}

function Details({ id, form, errors }: { id: string; form: Values; errors: FormError[] }) {
  const field = fieldsOf(form, errors)
  return (
    <details class="sheet screen-only" open={errors.some(({ field }) => !field?.startsWith('speeches'))}>
      <summary>Хто був і де</summary>
      <PostForm action={`/meetings/${id}/details`} class="stack">
        <input type="hidden" name="version" value={form.version} />
        <TextField {...field('hour')} label="Година" short optional />
        <TextField {...field('place')} label="Місце" optional />
        <TextField {...field('chair')} label="Головував" optional />
        <TextField
          {...field('attendees')}
          label="Присутні"
          lines={4}
          hint="Кількість або список, по одному в рядку"
          optional
        />
        <TextField {...field('keeper')} label="Протокол вів (вела)" optional />
        <FormEnd label="Зберегти" plain />
      </PostForm>
    </details>
  )
}

function Speeches({ id, speeches, errors }: { id: string; speeches: SpeechForm[]; errors: FormError[] }) {
  const isHere = ({ field }: FormError) => field?.startsWith('speeches')
  return (
    <details class="sheet screen-only" open={errors.some(isHere)}>
      <summary>Хто виступив</summary>
      <PostForm action={`/meetings/${id}/speeches`} class="stack">
        {speeches.map(({ question, title, version, spoken }) => {
          const name = `speeches[${question}]`
          return (
            <>
              <input type="hidden" name={`${name}[question]`} value={question} />
              <input type="hidden" name={`${name}[version]`} value={version} />
              <TextField
                name={`${name}[spoken]`}
                label={`${question}. ${title}`}
                value={spoken}
                lines={2}
                error={errorOf(errors, `${name}[spoken]`)}
              />
            </>
          )
        })}
        <FormEnd label="Зберегти" plain />
      </PostForm>
    </details>
  )
}
