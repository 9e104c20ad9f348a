import type { Child } from 'hono/jsx'
import { plural } from '../../src/kernel/plural.ts'
import type { TaskStatus } from '../../src/tasks/task-status.ts'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { PrintButton } from '../parts/print-button.tsx'
import { StateBadge } from '../parts/state-badge.tsx'

/** An instruction as the protocol shows it. */
export interface InstructionItem {
  id: string
  point: string
  text: string
  lead: string
  others: string[]
  /** «25.12.2026», «постійно», «без терміну» */
  term: string
  termNote?: string
  special: boolean
  status: TaskStatus
}

export interface QuestionItem {
  /** 0 for instructions without a question */
  position: number
  title: string | null
  speaker: string | null
  instructions: InstructionItem[]
}

interface ProtocolPageProps {
  id: string
  number: string
  date: string
  /** «оперативної наради у міського голови» */
  meeting: string
  stream: { label: string; href: string }
  annulled?: string
  ownOnly: boolean
  questions: Child[]
  agenda: QuestionItem[]
  /** the form of a new question, where this person may add one */
  another?: Child
  errors: FormError[]
}

/** A protocol: the questions heard and the instructions given, on screen and on paper. */
export function ProtocolPage(props: ProtocolPageProps) {
  const { id, number, date, meeting, stream, annulled, ownOnly, questions, agenda, another, errors } = props
  const given = agenda.reduce((sum, question) => sum + question.instructions.length, 0)
  const heard = agenda.filter(({ position }) => position > 0)
  return (
    <div class="protocol">
      <PageHead
        title={`Протокол № ${number}`}
        trail={[{ label: 'Наради', href: '/meetings' }, stream, { label: `№ ${number}` }]}
        sub={`${meeting} · ${date}`}
        badge={annulled === undefined ? undefined : <StateBadge kind="annulled" label="анульовано" />}
      >
        <span class="muted screen-only">
          {given} {plural(given, 'доручення', 'доручення', 'доручень')}
        </span>
        <a class="btn" href={`/documents/${id}`}>
          Картка документа
        </a>
        <a class="btn" href={`/meetings/${id}/paper`}>
          Протокол і витяги
        </a>
        <PrintButton />
      </PageHead>
      {annulled && <p class="sheet">Протокол анульовано: {annulled}</p>}
      {ownOnly && (
        <p class="hint">Показано лише доручення, що стосуються вас: решта може містити дані мешканців.</p>
      )}
      <ErrorSummary errors={errors} />
      {heard.length > 1 && (
        <section class="sheet agenda">
          <h2>Порядок денний</h2>
          <ol>
            {heard.map(({ position, title, speaker }) => (
              <li value={position}>
                <a href={`#question-${position}`}>{title}</a>
                {speaker && <span class="muted"> — {speaker}</span>}
              </li>
            ))}
          </ol>
        </section>
      )}
      {questions}
      {another}
      <div class="signatures">
        <p>Головуючий</p>
        <p>Протокол вів (вела)</p>
      </div>
    </div>
  )
}

/** One question with its instructions and, where this person may, the row for the next one. */
export function QuestionSection(props: { question: QuestionItem; entry?: Child; errors?: FormError[] }) {
  const { question, entry, errors = [] } = props
  const { position, title, speaker, instructions } = question
  return (
    <section class="sheet flush question" id={`question-${position}`}>
      {title !== null && (
        <div class="heard">
          <h2>
            {position}. {title}
          </h2>
          {speaker && (
            <p>
              <b class="word">Слухали:</b> {speaker}
            </p>
          )}
        </div>
      )}
      {instructions.length > 0 ? (
        <>
          <p class="given">
            <b class="word">Доручено:</b>
          </p>
          <ol class="points instructions">{instructions.map(instruction)}</ol>
        </>
      ) : (
        <p class="given muted">Доручень ще немає.</p>
      )}
      <ErrorSummary errors={errors} />
      {entry}
    </section>
  )
}

function instruction(item: InstructionItem) {
  const { id, point, text, lead, others, term, termNote, special, status } = item
  return (
    <li>
      <span class="number">{point}</span>
      <div class="what">
        <a href={`/tasks/${id}`}>{text}</a>
      </div>
      <div class="due">
        <span class="muted paper-word">Термін: </span>
        {term}
        {termNote && <span class="sub">{termNote}</span>}
      </div>
      <div class="state">
        <StateBadge kind={status.kind} label={status.label} />
      </div>
      <div class="who sub">
        Відповідальний: <b>{lead}</b>
        {others.length > 0 && <> · Співвиконавці: {others.join('; ')}</>}
        {special && <> · особливий контроль</>}
      </div>
    </li>
  )
}
