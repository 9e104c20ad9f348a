import type { Child } from 'hono/jsx'
import type { FileRules } from '../../src/files/file-rules.ts'
import type { Choice } from '../../src/kernel/choice.ts'
import type { FormAct } from '../../src/tasks/transitions.ts'
import { FilesControl, filesHint, Sending, uploadAttributes } from '../files/files-control.tsx'
import { ComboboxField } from '../parts/combobox-field.tsx'
import { DateField, DUE_QUICKS } from '../parts/date-field.tsx'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { ExecutorsField } from '../parts/executors-field.tsx'
import { Field } from '../parts/field.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { TextField } from '../parts/text-field.tsx'
import { Timeline, type TimelineEntry } from '../parts/timeline.tsx'
import { actWords } from './act-words.ts'
import { ExecutionField } from './execution-field.tsx'

interface ActPageProps {
  act: FormAct
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
        title={actWords[act].title}
        trail={[
          { label: 'Документи', href: '/documents' },
          { label: task.documentName, href: card },
          { label: actWords[act].title.toLowerCase() },
        ]}
      />
      <ErrorSummary errors={errors} />
      <PostForm
        class="stack narrow"
        action={`/tasks/${task.id}/${act}`}
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
          {fieldsOf(props)}
          {possible && evidence && evidenceField(props, evidence)}
        </Sheet>
        {evidence && <Sending />}
        <p class="buttons">
          {possible && (
            <button class="btn primary" type="submit">
              {actWords[act].label}
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
      error={errors.find(({ field }) => field === 'files')?.message}
      optional
      control={(attributes) => <FilesControl attributes={attributes} rules={rules} />}
    />
  )
}

function fieldsOf({ act, values, errors, byDecisionOnly, openBelow, others = [] }: ActPageProps): Child {
  const field = (name: string) => ({
    name,
    value: values[name] ?? '',
    error: errors.find((error) => error.field === name)?.message,
  })
  const completeness = (
    <SelectField
      {...field('completeness')}
      label="Стан виконання"
      choices={[
        { value: 'full', label: 'у повному обсязі' },
        { value: 'partly', label: 'частково' },
      ]}
    />
  )
  switch (act) {
    case 'placement':
      return <DateField {...field('on')} label="День взяття на контроль" />
    case 'reports':
      return (
        <>
          <TextField {...field('text')} label="Що зроблено" lines={5} autofocus />
          <DateField
            {...field('executedOn')}
            label="День виконання"
            hint="День вихідної відповіді або ухваленого акта."
          />
          <TextField {...field('outgoing')} label="Вихідний номер і дата" optional />
          {completeness}
          {openBelow && (
            <TextField {...field('despite')} label="Чому звітуєте, хоч доручене не завершено" lines={2} />
          )}
        </>
      )
    case 'acknowledgement':
      return <p>Буде записано, що ви отримали завдання, з днем і годиною.</p>
    case 'notes':
      return (
        <TextField
          {...field('text')}
          label="Що відомо на цей час"
          hint="Це не звіт: строк іде далі."
          lines={4}
          autofocus
        />
      )
    case 'parts':
      return (
        <TextField
          {...field('text')}
          label="Що зроблено з вашого боку"
          hint="Побачить головний виконавець: звітує він."
          lines={4}
          autofocus
        />
      )
    case 'extension-requests':
      return (
        <>
          <DateField {...field('until')} label="До якого дня" quicks={DUE_QUICKS} />
          <TextField {...field('reason')} label="Чому" lines={3} />
        </>
      )
    case 'extension-refusals':
    case 'reassignment-refusals':
      return <TextField {...field('reason')} label="Причина" lines={3} autofocus />
    case 'reassignment-proposals':
      return (
        <>
          <ComboboxField {...field('whose')} label="Чиє це завдання" suggest="/executors/suggest" />
          <TextField {...field('reason')} label="Чому" lines={3} />
        </>
      )
    case 'reassignment':
      return (
        <>
          <ExecutorsField
            {...field('executors')}
            label="Виконавці"
            hint="Перший — головний."
            values={lines(values['executors'])}
            suggest="/executors/suggest"
          />
          <TextField {...field('ground')} label="Підстава" hint="Акт, резолюція, погодження." lines={2} />
        </>
      )
    case 'splitting':
      return (
        <>
          <TextField {...field('point')} label="Номер нового пункту" short optional />
          <TextField {...field('text')} label="Зміст нового пункту" lines={3} autofocus />
          <ExecutorsField
            {...field('executors')}
            label="Виконавці"
            hint="Перший — головний."
            values={lines(values['executors'])}
            suggest="/executors/suggest"
          />
          <DateField {...field('due')} label="Строк" hint="Порожнє — строк цього пункту." optional />
          <TextField {...field('ground')} label="Підстава" lines={2} />
        </>
      )
    case 'merging':
      return (
        <>
          <SelectField {...field('into')} label="З яким пунктом" choices={others} />
          <TextField
            {...field('text')}
            label="Зміст об’єднаного пункту"
            hint="Порожнє — обидва, один за одним."
            lines={3}
            optional
          />
          <TextField {...field('ground')} label="Підстава" lines={2} />
        </>
      )
    case 'sub-instructions':
      return (
        <>
          <TextField {...field('text')} label="Що зробити" lines={3} autofocus />
          <ComboboxField
            {...field('person')}
            label="Кому"
            hint="Працівник вашого підрозділу."
            suggest="/executors/suggest?people=1"
          />
          <DateField
            {...field('due')}
            label="До якого дня"
            hint="Порожнє — строк самого завдання."
            quicks={DUE_QUICKS}
            optional
          />
        </>
      )
    case 'returns':
      return <TextField {...field('reason')} label="Чому повертається" lines={3} autofocus />
    case 'execution':
      return (
        <>
          <DateField
            {...field('on')}
            label="День виконання"
            hint="День вихідної відповіді або ухваленого акта."
          />
          {completeness}
          <TextField {...field('note')} label="Підстава" hint="Вихідний номер, акт, лист." optional />
        </>
      )
    case 'extensions':
      return (
        <>
          <DateField {...field('until')} label="Новий строк" quicks={DUE_QUICKS} />
          <DateField
            {...field('decidedOn')}
            label="День рішення"
            hint="Після строку дозволяється, але порушення лишається."
          />
          <TextField {...field('decidedBy')} label="Хто дозволив" optional />
          <TextField {...field('ground')} label="Підстава" lines={2} optional />
        </>
      )
    case 'removal':
      return (
        <>
          <DateField {...field('on')} label="День зняття" />
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
    case 'control-again':
      return (
        <>
          <DateField {...field('on')} label="День повернення" />
          <ExecutionField {...field('execution')} />
          <TextField {...field('ground')} label="Підстава" hint="Акт і причина." lines={2} />
        </>
      )
    case 'retractions':
      return (
        <>
          <input type="hidden" name="fact" value={values['fact'] ?? ''} />
          <TextField
            {...field('reason')}
            label="Чому запис помилковий"
            hint="Обидва записи лишаться в історії; у звітах помилкового не рахують."
            lines={3}
            autofocus
          />
        </>
      )
    case 'acceptance':
      return <p>Завдання вважатиметься виконаним того дня, який названо у звіті.</p>
    default:
      return act satisfies never
  }
}

function lines(text: string | undefined): string[] {
  return (text ?? '').split('\n').filter(Boolean)
}
