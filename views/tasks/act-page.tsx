import type { Child } from 'hono/jsx'
import type { FileRules } from '../../src/files/file-rules.ts'
import type { Choice } from '../../src/kernel/choice.ts'
import type { FormAct, FormField } from '../../src/tasks/act.ts'
import { FilesControl, filesHint, Sending, uploadAttributes } from '../files/files-control.tsx'
import { DateField } from '../parts/date-field.tsx'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { ExecutorsField } from '../parts/executors-field.tsx'
import { Field } from '../parts/field.tsx'
import { errorOf } from '../parts/form-fields.ts'
import { PageHead } from '../parts/page-head.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { TextField } from '../parts/text-field.tsx'
import { Timeline, type TimelineEntry } from '../parts/timeline.tsx'
import { filledWith, plainField } from './act-fields.tsx'
import { ExecutionField } from './execution-field.tsx'

interface ActPageProps {
  act: Pick<FormAct<string, unknown>, 'name' | 'words' | 'fields'>
  task: {
    id: string
    seq: number
    point: string
    text: string
    documentId: string
    documentName: string
    dueDay: string
  }
  /** whether only a decision of the executive committee may remove it */
  byDecisionOnly: boolean
  /** what was typed; today where nothing was */
  values: Record<string, string>
  errors: FormError[]
  /** what others have recorded since the person opened the form */
  newer?: TimelineEntry[]
  /** what is to be known first: a request, a part of the work, a term that is near */
  about?: string[]
  /** whether something handed on is not done yet */
  openBelow?: boolean
  /** the other points of the document that are in work */
  others?: Choice[]
  /** of a periodic task, the control points that are open */
  points?: Choice[]
  /** the list one came from, where it was not the card */
  back?: { name: string; href: string }
  /** whether the act still makes sense after that */
  possible?: boolean
  /** what files may come with it, where any may */
  evidence?: FileRules
  /** whether files that were chosen have to be chosen again */
  filesLost?: boolean
}

/** The form of one act on a task: what it is about stands above, what must accompany it below. */
export function ActPage(props: ActPageProps) {
  const { act, task, errors, newer = [], about = [], possible = true, back, evidence } = props
  const card = `/documents/${task.documentId}?task=${task.id}`
  return (
    <>
      <PageHead
        title={act.words.title}
        trail={[
          { label: 'Документи', href: '/documents' },
          { label: task.documentName, href: card },
          { label: act.words.title.toLowerCase() },
        ]}
      />
      <ErrorSummary errors={errors} />
      <PostForm
        class="stack narrow"
        action={`/tasks/${task.id}/${act.name}`}
        {...(evidence && uploadAttributes(evidence, 'main'))}
      >
        <input type="hidden" name="seq" value={task.seq} />
        {back && <input type="hidden" name="back" value={back.name} />}
        <Sheet>
          <p>
            {task.point && <b>{task.point}. </b>}
            {task.text}
          </p>
          <p class="muted">{task.dueDay ? `Строк ${task.dueDay}` : 'Без строку'}</p>
        </Sheet>
        {newer.length > 0 && (
          <Sheet title="Тим часом записано">
            <Timeline entries={newer} />
          </Sheet>
        )}
        {about.length > 0 && (
          <Sheet>
            <ul class="notes">
              {about.map((line) => (
                <li>{line}</li>
              ))}
            </ul>
          </Sheet>
        )}
        <Sheet>
          {act.fields.map((field) => fieldOf(field, props))}
          {possible && evidence && evidenceField(props, evidence)}
        </Sheet>
        {evidence && <Sending />}
        <p class="buttons">
          {possible && (
            <button class="btn primary" type="submit">
              {act.words.label}
            </button>
          )}
          <a class={possible ? 'btn quiet' : 'btn primary'} href={back?.href ?? card}>
            {possible ? 'Скасувати' : back ? 'До списку' : 'До картки документа'}
          </a>
        </p>
      </PostForm>
    </>
  )
}

function evidenceField({ errors, filesLost }: ActPageProps, rules: FileRules): Child {
  return (
    <Field
      name="files"
      label="Файли"
      hint={
        <>
          {filesLost && <b data-upload-lost>Виберіть файли ще раз. </b>}
          {filesHint(rules)}
        </>
      }
      error={errorOf(errors, 'files')}
      optional
      control={(attributes) => <FilesControl attributes={attributes} rules={rules} />}
    />
  )
}

function fieldOf(field: FormField, props: ActPageProps): Child {
  const { values, errors, openBelow, others = [], points = [] } = props
  const filled = filledWith(values, errors)
  switch (field.kind) {
    case 'text':
      return field.whileOpenBelow && !openBelow ? null : plainField(field, filled)
    case 'day':
    case 'combobox':
    case 'note':
      return plainField(field, filled)
    case 'executors': {
      const typed = lines(values[field.name])
      return <ExecutorsField {...field} {...filled(field.name)} values={typed} suggest="/executors/suggest" />
    }
    case 'completeness':
      return (
        <SelectField
          {...field}
          {...filled(field.name)}
          label="Стан виконання"
          choices={[
            { value: 'full', label: 'у повному обсязі' },
            { value: 'partly', label: 'частково' },
          ]}
        />
      )
    case 'other-point':
      return <SelectField {...field} {...filled(field.name)} choices={others} />
    case 'control-point':
      return points.length > 1 ? (
        <SelectField
          {...field}
          {...filled(field.name)}
          label="За яку контрольну точку"
          choices={points}
          empty="остання, що настала"
          optional
        />
      ) : null
    case 'execution':
      return <ExecutionField {...filled(field.name)} />
    case 'entry':
      return <input type="hidden" name={field.name} value={values[field.name] ?? ''} />
    case 'removal-ground':
      return removalGround(props, (name) => ({ name, ...filled(name) }))
    default:
      return field satisfies never
  }
}

function removalGround(
  { byDecisionOnly }: ActPageProps,
  field: (name: string) => { name: string; value: string; error: string | undefined },
): Child {
  return (
    <>
      <SelectField
        {...field('by')}
        label="Підстава"
        choices={[
          ...(byDecisionOnly ? [] : [{ value: 'to-file', label: 'резолюція' }]),
          { value: 'decision', label: 'рішення виконавчого комітету' },
        ]}
      />
      {!byDecisionOnly && (
        <div class="fields" data-show-for="by:to-file">
          <SelectField
            {...field('ground')}
            label="Резолюція"
            choices={['До справи', 'Взято до відома', 'Надіслано роз’яснення'].map((words) => ({
              value: words,
              label: words,
            }))}
          />
        </div>
      )}
      <div class="fields" data-show-for="by:decision">
        <TextField {...field('decision[number]')} label="Рішення №" short />
        <DateField {...field('decision[date]')} label="Від дня" />
      </div>
    </>
  )
}

function lines(text: string | undefined): string[] {
  return (text ?? '').split('\n').filter(Boolean)
}
