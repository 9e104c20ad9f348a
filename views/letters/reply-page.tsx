import { kindOfFile } from '../../src/files/file-type.ts'
import { formatDay, formatInstant } from '../../src/kernel/day.ts'
import { sizeWords } from '../../src/kernel/size-text.ts'
import type { OpenReply } from '../../src/letters/replies/mail-replies.ts'
import { DateField } from '../parts/date-field.tsx'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { FormEnd } from '../parts/form-end.tsx'
import { errorOf } from '../parts/form-fields.ts'
import { PageHead } from '../parts/page-head.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { TextField } from '../parts/text-field.tsx'
import { letterWords, otherMailbox } from './replies-page.tsx'

interface ReplyPageProps {
  reply: OpenReply
  values: Record<string, string>
  errors: FormError[]
}

/** One reply by mail: its text, and the form of the decision. */
export function ReplyPage({ reply, values, errors }: ReplyPageProps) {
  const { row, listed, files, task, acts, choices, controls } = reply
  const path = `/replies/${row.id}`
  const field = (name: string) => ({
    name,
    value: values[name] ?? '',
    error: errorOf(errors, name),
  })
  const warning = listed && otherMailbox(listed)
  return (
    <>
      <PageHead
        title={row.subject || 'Відповідь без теми'}
        trail={[...(controls ? [{ label: 'Відповіді поштою', href: '/replies' }] : []), { label: 'лист' }]}
      />
      <ErrorSummary errors={errors} />
      <div class="stack narrow">
        {warning && <p class="flash bad">{warning}</p>}
        {row.settled && <p class="flash">{resolvedReplyText[row.settled]}</p>}
        <Sheet>
          <SummaryList
            rows={[
              { label: 'Надійшло', value: formatInstant(row.received_at) },
              { label: 'Від кого', value: listed?.person ? `${listed.person}, ${row.sender}` : row.sender },
              ...(listed ? [{ label: 'Відповідь', value: letterWords(listed) }] : []),
              {
                label: 'Завдання',
                value: task && (
                  <a href={`/tasks/${task.row.id}`}>
                    {task.row.point && `${task.row.point}. `}
                    {task.row.text}
                  </a>
                ),
              },
              ...(task?.row.due_day ? [{ label: 'Строк', value: formatDay(task.row.due_day) }] : []),
            ]}
          />
        </Sheet>
        <Sheet title="Лист">
          <p class="pre-line">{row.text || 'У листі немає тексту.'}</p>
          {files.length > 0 && (
            <ul class="notes">
              {files.map(({ position, name, type, bytes }) => (
                <li>
                  <a href={`${path}/files/${position}`}>{name}</a>
                  <span class="sub">
                    {kindOfFile(type).name} · {sizeWords(bytes)}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Sheet>
        {controls && !row.settled && !task && (
          <Sheet title="Якого завдання стосується">
            <PostForm action={`${path}/task`}>
              {choices.length > 0 ? (
                <SelectField
                  {...field('task')}
                  label="Завдання листа"
                  choices={choices.map(({ id, number, point }) => ({
                    value: id,
                    label: `№ ${number}${point ? `, п. ${point}` : ''}`,
                  }))}
                />
              ) : (
                <TextField
                  {...field('task')}
                  label="Адреса завдання"
                  hint="Скопіюйте з картки документа: …/documents/…?task=…"
                />
              )}
              <FormEnd label="Вибрати" />
            </PostForm>
          </Sheet>
        )}
        {acts.includes('reports') && (
          <Sheet title="Зробити звітом">
            <PostForm action={`${path}/report`}>
              <TextField {...field('text')} label="Що зроблено" lines={5} />
              <DateField
                {...field('executedOn')}
                label="День виконання"
                hint="День вихідної відповіді або ухваленого акта."
              />
              <TextField {...field('outgoing')} label="Вихідний номер і дата" optional />
              <SelectField
                {...field('completeness')}
                label="Стан виконання"
                choices={[
                  { value: 'full', label: 'у повному обсязі' },
                  { value: 'partly', label: 'частково' },
                ]}
              />
              {errors.some((error) => error.field === 'despite') && (
                <TextField {...field('despite')} label="Чому звітуєте, хоч доручене не завершено" lines={2} />
              )}
              <FormEnd label="Подати звіт" />
            </PostForm>
          </Sheet>
        )}
        {!row.settled && (
          <div class="buttons">
            {acts.includes('notes') && (
              <PostForm action={`${path}/note`}>
                <button class="btn" type="submit">
                  Записати як проміжну інформацію
                </button>
              </PostForm>
            )}
            <PostForm action={`${path}/dismissal`}>
              <button class="btn quiet" type="submit">
                Відхилити
              </button>
            </PostForm>
          </div>
        )}
      </div>
    </>
  )
}

const resolvedReplyText = {
  reported: 'Відповідь стала звітом.',
  noted: 'Відповідь записано як проміжну інформацію.',
  dismissed: 'Відповідь відхилено.',
}
