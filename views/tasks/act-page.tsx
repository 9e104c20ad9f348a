import type { Child } from 'hono/jsx'
import type { ActName } from '../../src/tasks/acts.ts'
import { DateField, DUE_QUICKS } from '../parts/date-field.tsx'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { TextField } from '../parts/text-field.tsx'
import { Timeline, type TimelineEntry } from '../parts/timeline.tsx'
import { actWords } from './act-words.ts'

interface ActPageProps {
  act: ActName
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
  /** whether the act still makes sense after that */
  possible?: boolean
}

/** The form of one act on a task: what it is about stands above, what must accompany it below. */
export function ActPage(props: ActPageProps) {
  const { act, task, errors, newer = [], possible = true } = props
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
      <form class="stack narrow" method="post" action={`/tasks/${task.id}/${act}`}>
        <input type="hidden" name="seq" value={task.seq} />
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
        <Sheet>{fieldsOf(props)}</Sheet>
        <p class="buttons">
          {possible && (
            <button class="btn primary" type="submit">
              {actWords[act].label}
            </button>
          )}
          <a class={possible ? 'btn quiet' : 'btn primary'} href={card}>
            {possible ? 'Скасувати' : 'До картки документа'}
          </a>
        </p>
      </form>
    </>
  )
}

function fieldsOf({ act, values, errors, byDecisionOnly }: ActPageProps): Child {
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
          <TextField {...field('ground')} label="Підстава" hint="Акт і причина." lines={2} />
        </>
      )
    case 'acceptance':
      return <p>Завдання вважатиметься виконаним того дня, який названо у звіті.</p>
    default:
      return act satisfies never
  }
}
