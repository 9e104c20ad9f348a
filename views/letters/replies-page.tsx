import { formatDay, formatInstant } from '../../src/kernel/day.ts'
import type { ListedReply } from '../../src/letters/replies/mail-replies.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { Field } from '../parts/field.tsx'
import { FormEnd } from '../parts/form-end.tsx'
import { errorOf } from '../parts/form-fields.ts'
import { PageHead } from '../parts/page-head.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { Sheet } from '../parts/sheet.tsx'

interface RepliesPageProps {
  replies: ListedReply[]
  errors: FormError[]
}

/** Replies to letters that came by mail and wait for a person. */
export function RepliesPage({ replies, errors }: RepliesPageProps) {
  return (
    <>
      <PageHead title="Відповіді поштою" />
      <ErrorSummary errors={errors} />
      {replies.length === 0 ? (
        <EmptyState title="Відповідей, що чекають розгляду, немає">
          <p class="muted">
            Сюди потрапляють відповіді на листи-нагадування: з поштової скриньки або з файла .eml, доданого
            нижче.
          </p>
        </EmptyState>
      ) : (
        <Sheet flush>
          <table class="table cards even">
            <thead>
              <tr>
                <th scope="col">Надійшло</th>
                <th scope="col">Від кого</th>
                <th scope="col">Про що</th>
                <th scope="col">Завдання</th>
              </tr>
            </thead>
            <tbody data-rows>
              {replies.map((reply) => (
                <tr>
                  <td data-label="Надійшло">{formatInstant(reply.received_at)}</td>
                  <td data-label="Від кого">
                    <div>
                      {reply.person ?? reply.sender}
                      <span class="sub">{letterWords(reply)}</span>
                      {otherMailbox(reply) && <p class="said">{otherMailbox(reply)}</p>}
                    </div>
                  </td>
                  <td data-label="Про що">
                    <div>
                      <a href={`/replies/${reply.id}`} data-open>
                        {reply.subject || 'без теми'}
                      </a>
                      <div class="clamp muted">{reply.text}</div>
                      {(reply.files ?? 0) > 0 && <span class="sub">файлів: {reply.files}</span>}
                    </div>
                  </td>
                  <td data-label="Завдання">{taskWords(reply)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Sheet>
      )}
      <Sheet title="Додати лист">
        <PostForm action="/replies" enctype="multipart/form-data">
          <Field
            name="files"
            label="Файл .eml"
            hint="Лист, збережений поштовою програмою. Автоматичні відповіді не приймаються."
            error={errorOf(errors, 'files')}
            control={(attributes) => <input {...attributes} type="file" multiple accept=".eml" />}
          />
          <FormEnd label="Додати" />
        </PostForm>
      </Sheet>
    </>
  )
}

/** «на лист № 12 від 20.11.2026 (Іваненко П. С.)» */
export function letterWords({ outbox_id, letter_number, letter_day, recipient }: ListedReply): string {
  if (!outbox_id) return 'лист, на який відповідають, не впізнано'
  const letter = letter_number && letter_day ? ` № ${letter_number} від ${formatDay(letter_day)}` : ''
  return `на лист${letter} (${recipient})`
}

/** A remark where the sender is not the recipient of the letter; '' where it is. */
export function otherMailbox({ outbox_id, person_id, recipient_id, sender }: ListedReply): string {
  if (outbox_id && person_id === recipient_id) return ''
  return person_id ? `Відповів не той, кому писали: ${sender}.` : `Невідома скринька: ${sender}.`
}

function taskWords({ task_id, number, point }: ListedReply) {
  if (!task_id) return 'потрібно вибрати'
  return (
    <a href={`/tasks/${task_id}`}>
      № {number}
      {point && `, п. ${point}`}
    </a>
  )
}
