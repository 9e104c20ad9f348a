import type { Child } from 'hono/jsx'
import { formatDay, formatInstant, type Instant } from '../../src/kernel/day.ts'
import type { LetterOfTask } from '../../src/letters/outbox/letters-of-task.ts'
import { Sheet } from '../parts/sheet.tsx'
import { DeliveryBadge } from './delivery-state.tsx'
import { stepWords } from './step-words.ts'

interface CardSheetsProps {
  /** replies by mail to the task that wait for this person's decision */
  replies: { id: string; received_at: Instant; sender: string; text: string }[]
  /** letters about the task */
  letters: LetterOfTask[]
  mayOpenLetters: boolean
}

/** Letters and replies on the card of a task. */
export function LettersOnCard(props: CardSheetsProps) {
  return (
    <>
      {repliesSheet(props)}
      {lettersSheet(props)}
    </>
  )
}

// A proposal: it becomes a report when a person with that right decides so.
function repliesSheet({ replies }: CardSheetsProps): Child {
  if (replies.length === 0) return null
  return (
    <Sheet title="Відповідь поштою">
      <ul class="notes">
        {replies.map(({ id, received_at, sender, text }) => (
          <li>
            <a href={`/replies/${id}`}>
              {formatInstant(received_at)}, {sender}
            </a>
            <div class="clamp">{text}</div>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

function lettersSheet({ letters, mayOpenLetters }: CardSheetsProps): Child {
  if (letters.length === 0) return null
  return (
    <Sheet title="Листи">
      <ul class="notes">
        {letters.map(({ id, day, number, recipient, state, step }) => {
          const named = `${number === null ? 'Лист' : `Лист № ${number}`} від ${formatDay(day)}`
          return (
            <li>
              {mayOpenLetters ? <a href={`/letters/${id}`}>{named}</a> : named}
              <div>
                {recipient} · {stepWords(step)} <DeliveryBadge state={state} />
              </div>
            </li>
          )
        })}
      </ul>
    </Sheet>
  )
}
