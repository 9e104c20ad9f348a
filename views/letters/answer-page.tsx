import type { Child } from 'hono/jsx'
import type { ByLink } from '../../src/access/actor.ts'
import type { ExtensionNote } from '../../src/deadlines/extension.ts'
import type { FileRules } from '../../src/files/file-rules.ts'
import { type Day, formatDay, formatInstant } from '../../src/kernel/day.ts'
import type { AnswerCase, LinkAct, LinkClosed } from '../../src/letters/replies/answer-case.ts'
import type { TaskStatus } from '../../src/tasks/task-status.ts'
import { FilesControl, filesHint, Sending, uploadAttributes } from '../files/files-control.tsx'
import { BarePage } from '../layout/bare-page.tsx'
import { DateField, DUE_QUICKS } from '../parts/date-field.tsx'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { Explanation } from '../parts/explanation.tsx'
import { Field } from '../parts/field.tsx'
import { FormEnd } from '../parts/form-end.tsx'
import { errorOf, fieldsOf, type Values } from '../parts/form-fields.ts'
import { SelectField } from '../parts/select-field.tsx'
import { StateBadge } from '../parts/state-badge.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { TextField } from '../parts/text-field.tsx'
import { factWords } from '../tasks/fact-words.ts'

interface OfferedAct {
  act: LinkAct
  label: string
  notes: ExtensionNote[]
  evidence?: FileRules
}

interface AnswerPageProps {
  council: string
  path: string
  task: AnswerCase['task']
  document: { kind: string; number: string; registered_on: Day }
  byLink: ByLink
  status: TaskStatus
  why: { steps: string[]; law: string }
  acts: OfferedAct[]
  today: string
  /** the answer that was refused, with what was typed and why not */
  open?: LinkAct
  typed: Values
  errors: FormError[]
  filesLost: boolean
}

/** One task, for the person a letter was written to: what it is, why its day is this one, and the answers there are. */
export function AnswerPage(props: AnswerPageProps) {
  const { council, task, document, byLink, status, why, acts, errors } = props
  const { row } = task
  const given = task.facts.filter((fact) => fact.byLink?.itemId === byLink.itemId)
  return (
    <BarePage title="Відповідь на лист" council={council}>
      <div class="stack">
        <ErrorSummary errors={errors} />
        {given.length > 0 && (
          <div class="flash good" role="status">
            <div>
              <b>Вашу відповідь записано.</b>
              <ul class="notes">
                {given.map((fact) => (
                  <li>
                    {formatInstant(fact.recordedAt)}:{' '}
                    {factWords(fact, { executors: () => '', person: () => '' })}
                  </li>
                ))}
              </ul>
            </div>
          </div>
        )}
        <p>
          {row.point && <b>{row.point}. </b>}
          {row.text}
        </p>
        <SummaryList
          rows={[
            {
              label: 'Документ',
              value: `${document.kind} № ${document.number} від ${formatDay(document.registered_on)}`,
            },
            { label: 'Строк', value: <Due row={row} status={status} /> },
            { label: 'Відповідає', value: byLink.person },
          ]}
        />
        {row.due_day && (
          <Explanation title={`Чому ${formatDay(row.due_day)}`} steps={why.steps} law={why.law || undefined}>
            {why.steps.at(-1) ?? 'Строк перенесено з реєстру, який вели раніше.'}
          </Explanation>
        )}
        {acts.length === 0 ? (
          <p class="muted">{nothingToDo(task)}</p>
        ) : (
          <div class="stack answer-acts">
            {acts.map((offered) =>
              offered.act === 'acknowledgement' ? (
                <form method="post" action={`${props.path}/${offered.act}`}>
                  <button class="btn primary" type="submit">
                    {offered.label}
                  </button>
                </form>
              ) : (
                <details open={props.open === offered.act}>
                  <summary class="btn">{labelOf(offered)}</summary>
                  <AnswerForm {...props} offered={offered} />
                </details>
              ),
            )}
          </div>
        )}
        <p class="muted">
          Посилання — лише для вас і лише для цього завдання: не пересилайте його. Відповідь розгляне відділ
          контролю.
        </p>
      </div>
    </BarePage>
  )
}

function Due({ row, status }: { row: AnswerPageProps['task']['row']; status: TaskStatus }) {
  const moved = row.first_due_day && row.first_due_day !== row.due_day
  return (
    <>
      {row.due_day ? formatDay(row.due_day) : 'без строку'} {StateBadge(status)}
      {moved && <span class="sub">початковий {formatDay(row.first_due_day!)}</span>}
    </>
  )
}

function labelOf({ act, label }: OfferedAct): string {
  return act === 'reports' ? 'Виконано' : label
}

function nothingToDo({ state }: AnswerPageProps['task']): string {
  if (state.report) return 'Звіт подано, він чекає прийняття.'
  if (state.executedOn) return `Завдання виконано ${formatDay(state.executedOn)}.`
  return 'Від вас тут нічого не очікується: лист — до відома.'
}

function AnswerForm({ offered, path, ...props }: AnswerPageProps & { offered: OfferedAct }) {
  const { act, evidence, notes } = offered
  return (
    <form
      class="stack"
      method="post"
      action={`${path}/${act}`}
      {...(evidence && uploadAttributes(evidence, 'main'))}
    >
      {notes.length > 0 && (
        <ul class="notes">
          {notes.map(({ words }) => (
            <li>{words}</li>
          ))}
        </ul>
      )}
      {answerFields(act, props)}
      {evidence && <Evidence {...props} act={act} rules={evidence} />}
      {evidence && <Sending />}
      <FormEnd label="Надіслати" below />
    </form>
  )
}

type Filled = Pick<AnswerPageProps, 'open' | 'typed' | 'errors' | 'today' | 'filesLost'>

function answerFields(act: LinkAct, { open, typed, errors, today }: Filled): Child {
  const field = fieldsOf<Values>(open === act ? typed : { executedOn: today }, errors, act)
  switch (act) {
    case 'reports':
      return (
        <>
          <TextField {...field('text')} label="Що зроблено" lines={4} />
          <DateField
            {...field('executedOn')}
            label="День виконання"
            hint="День вихідної відповіді або ухваленого акта."
          />
          <SelectField
            {...field('completeness')}
            label="Стан виконання"
            choices={[
              { value: 'full', label: 'у повному обсязі' },
              { value: 'partly', label: 'частково' },
            ]}
          />
          <TextField {...field('outgoing')} label="Вихідний номер і дата" optional />
          {errors.some((error) => error.field === `${act}[despite]`) && (
            <TextField {...field('despite')} label="Чому звітуєте, хоч доручене не завершено" lines={2} />
          )}
        </>
      )
    case 'extension-requests':
      return (
        <>
          <DateField {...field('until')} label="До якого дня" quicks={DUE_QUICKS} />
          <TextField {...field('reason')} label="Чому" lines={3} />
        </>
      )
    case 'reassignment-proposals':
      return (
        <>
          <TextField {...field('whose')} label="Чиє це завдання" hint="Підрозділ або посадова особа." />
          <TextField {...field('reason')} label="Чому" lines={3} />
        </>
      )
    case 'acknowledgement':
      return null
    default:
      return act satisfies never
  }
}

function Evidence({ act, rules, open, errors, filesLost }: Filled & { act: LinkAct; rules: FileRules }) {
  const own = open === act
  return (
    <Field
      name={own ? 'files' : `${act}[files]`}
      label="Файли"
      hint={
        <>
          {own && filesLost && <b data-upload-lost>Виберіть файли ще раз. </b>}
          {filesHint(rules)}
        </>
      }
      error={own ? errorOf(errors, 'files') : undefined}
      optional
      control={(attributes) => <FilesControl attributes={attributes} rules={rules} />}
    />
  )
}

const closedWords: Record<LinkClosed, string> = {
  expired: 'Строк дії посилання минув.',
  revoked: 'Посилання відкликано.',
  left: 'Особа, якій писали, уже не працює в раді.',
  reassigned: 'Завдання передано іншим виконавцям.',
  annulled: 'Реєстрацію документа анульовано: відповідь не потрібна.',
  removed: 'Завдання знято з контролю: відповідь не потрібна.',
}

/** Why a link opens nothing, and nothing of what it was about. */
export function AnswerClosedPage({ council, closed }: { council: string; closed: LinkClosed | null }) {
  return (
    <BarePage title="Посилання не працює" council={council}>
      <div class="stack">
        <p>
          {closed
            ? closedWords[closed]
            : 'Такого посилання немає. Відкрийте його з листа ще раз, цілим рядком.'}
        </p>
        <p class="muted">З питаннями звертайтеся до відділу контролю.</p>
      </div>
    </BarePage>
  )
}
