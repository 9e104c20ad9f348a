import { formatDay } from '../../src/kernel/day.ts'
import { instructionTerm } from '../../src/meetings/instruction-term.ts'
import type { AgendaQuestion, EarlierInstruction } from '../../src/meetings/lists/agenda-page.ts'
import type { TaskStatus } from '../../src/tasks/task-status.ts'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { ExecutorsField } from '../parts/executors-field.tsx'
import { FormEnd } from '../parts/form-end.tsx'
import { errorOf } from '../parts/form-fields.ts'
import { PageHead } from '../parts/page-head.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { StateBadge } from '../parts/state-badge.tsx'
import { TextField } from '../parts/text-field.tsx'
import type { InstructionForm } from './instruction-form.tsx'

/** A row of the board and the acts that are allowed now. */
export interface BoardRow extends EarlierInstruction {
  status: TaskStatus
  mayExecute: boolean
  mayMove: boolean
}

export interface BoardQuestion extends Omit<AgendaQuestion, 'earlier' | 'given'> {
  earlier: BoardRow[]
  given: BoardRow[]
  /** who spoke, as written */
  speech: { version: number; spoken: string }
}

interface BoardPageProps {
  id: string
  sub: string
  questions: BoardQuestion[]
  special: boolean
  protocol: { id: string; number: string } | null
  /** where the keyboard is: «q2», «q2-text», «t…» */
  at: string
  /** the row that was refused, as typed */
  typed?: { question: number; form: InstructionForm }
  until?: { task: string; words: string }
  next: { date: string; exists: boolean }
  /** who finished the meeting and when; absent while it goes on */
  finish?: { at: string; by: string | null }
  reopened: { at: string; by: string | null; reason: string }[]
  /** why it is to go on, as typed */
  reason: string
  errors: FormError[]
}

/** One screen for the time of the meeting: every question with its earlier instructions, kept by the keyboard alone. */
export function BoardPage(props: BoardPageProps) {
  const { id, sub, questions, protocol, errors, finish } = props
  const here = `/meetings/agendas/${id}`
  return (
    <div data-board class="protocol">
      <PageHead
        title="Нарада"
        trail={[
          { label: 'Наради', href: '/meetings' },
          { label: 'Порядок денний', href: here },
          { label: 'Дошка' },
        ]}
        sub={sub}
        badge={finish && <StateBadge kind="done" label="завершено" />}
      >
        {protocol && (
          <a class="btn" href={`/meetings/${protocol.id}`}>
            Протокол № {protocol.number}
          </a>
        )}
      </PageHead>
      {finish ? (
        <p class="hint">Нараду завершено {by(finish)} · рішення й доручення не змінюються</p>
      ) : (
        <p class="hint js-only">
          <kbd>↑</kbd> <kbd>↓</kbd> між питаннями й дорученнями · <kbd>v</kbd> виконано · <kbd>d</kbd> до дати
          · <kbd>n</kbd> нове доручення · <kbd>s</kbd> хто виступив · <kbd>Esc</kbd> вийти з поля
        </p>
      )}
      {props.reopened.map((turn) => (
        <p class="hint">
          Повернуто до роботи {by(turn)}: {turn.reason}
        </p>
      ))}
      <ErrorSummary errors={errors} />
      {questions.map((question) => section(here, question, props))}
      {finish ? goOn(here, props) : end(here, props)}
    </div>
  )
}

function by({ at, by }: { at: string; by: string | null }): string {
  return by ? `${at}, ${by}` : at
}

function end(here: string, { next }: BoardPageProps) {
  return (
    <PostForm action={`${here}/protocol`} class="sheet stack screen-only">
      {!next.exists && (
        <TextField
          name="next"
          label="Наступна нарада"
          value={next.date}
          hint="До її порядку денного перейде все, що не виконано; порожньо — не відкривати"
          short
        />
      )}
      <FormEnd label="Завершити нараду" />
    </PostForm>
  )
}

function goOn(here: string, { reason, errors }: BoardPageProps) {
  return (
    <PostForm action={`${here}/reopenings`} class="sheet stack screen-only">
      <TextField
        name="reason"
        label="Повернути нараду до роботи: чому"
        value={reason}
        error={errorOf(errors, 'reason')}
        required
      />
      <FormEnd label="Повернути до роботи" plain />
    </PostForm>
  )
}

function section(here: string, question: BoardQuestion, props: BoardPageProps) {
  const { number, title, speaker, earlier, given } = question
  const name = `q${number}`
  return (
    <section class="sheet flush question" data-stop-group id={name}>
      <div class="heard">
        <h2 data-stop tabindex={-1} data-focus={props.at === name ? true : undefined}>
          {number}. {title}
        </h2>
        {speaker && <p>{speaker}</p>}
        {props.finish && question.speech.spoken && (
          <p>Виступили: {question.speech.spoken.replaceAll('\n', '; ')}</p>
        )}
      </div>
      {earlier.length + given.length > 0 && (
        <ol class="points instructions">
          {earlier.map((row) => instruction(here, row, props))}
          {given.map((row) => instruction(here, row, props))}
        </ol>
      )}
      {!props.finish && entries(here, question, props)}
    </section>
  )
}

function entries(here: string, { number, title, speech }: BoardQuestion, props: BoardPageProps) {
  const name = `q${number}`
  const form =
    props.typed?.question === number
      ? props.typed.form
      : { text: '', executors: [], term: '', special: props.special }
  const focusText = props.at === `${name}-text` && props.errors.length === 0
  return (
    <>
      <PostForm action={`${here}/instructions`} class="entry" aria-label={`Нове доручення: ${title}`}>
        <input type="hidden" name="question" value={number} />
        <div class="entry-fields">
          <TextField
            name={`${name}[text]`}
            label="Нове доручення"
            value={form.text}
            attributes={{ 'data-group-key': 'n', ...(focusText ? { 'data-focus': 'true' } : {}) }}
          />
          <ExecutorsField
            name={`${name}[executors]`}
            label="Виконавці, перший — головний"
            values={form.executors}
            suggest="/executors/suggest"
            spare={2}
          />
          <TextField name={`${name}[term]`} label="Термін" value={form.term} />
          {form.special && <input type="hidden" name={`${name}[special]`} value="yes" />}
          <div class="entry-end">
            <button class="btn" type="submit">
              Додати
            </button>
          </div>
        </div>
      </PostForm>
      <PostForm action={`${here}/speeches`} class="entry" aria-label={`Хто виступив: ${title}`}>
        <input type="hidden" name={`speeches[${number}][question]`} value={number} />
        <input type="hidden" name={`speeches[${number}][version]`} value={speech.version} />
        <div class="entry-fields spoken">
          <TextField
            name={`speeches[${number}][spoken]`}
            label="Виступили"
            value={speech.spoken.replaceAll('\n', '; ')}
            attributes={{ 'data-group-key': 's' }}
          />
          <div class="entry-end">
            <button class="btn" type="submit">
              Записати
            </button>
          </div>
        </div>
      </PostForm>
    </>
  )
}

function instruction(here: string, item: BoardRow, props: BoardPageProps) {
  const { row, protocol, lead, others, mark, status } = item
  const stop = `t${row.id}`
  const about = `п. ${row.point} протоколу № ${protocol.number}`
  const key = (
    <>
      <input type="hidden" name="task" value={row.id} />
      <input type="hidden" name="version" value={row.seq} />
    </>
  )
  return (
    <li data-stop tabindex={-1} id={stop} data-focus={props.at === stop ? true : undefined}>
      <span class="number">{row.point}</span>
      <div class="what">
        <a href={`/tasks/${row.id}`}>{row.text}</a>
        <span class="sub">
          № {protocol.number} від {formatDay(protocol.date)} · {[lead, ...others].join('; ')}
        </span>
      </div>
      <div class="due">{instructionTerm(row).term}</div>
      <div class="state">
        <StateBadge kind={status.kind} label={status.label} />
        {mark === 'moved' && <span class="sub">термін змінено на нараді</span>}
      </div>
      <div class="who buttons">
        {item.mayExecute && (
          <PostForm action={`${here}/executions`}>
            {key}
            <button class="btn" type="submit" data-stop-key="v">
              Виконано<span class="visually-hidden">: {about}</span>
            </button>
          </PostForm>
        )}
        {item.mayMove && (
          <PostForm action={`${here}/extensions`} class="buttons">
            {key}
            <input
              name="until"
              class="short"
              value={props.until?.task === row.id ? props.until.words : ''}
              placeholder="ДД.ММ.РРРР"
              aria-label={`Новий термін: ${about}`}
              autocomplete="off"
              data-stop-key="d"
            />
            <button class="btn" type="submit">
              До дати
            </button>
          </PostForm>
        )}
      </div>
    </li>
  )
}
