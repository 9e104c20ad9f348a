import { formatDay } from '../../src/kernel/day.ts'
import type { ActButton } from '../../src/tasks/act.ts'
import type { FormActName } from '../../src/tasks/acts.ts'
import type { Answerable } from '../../src/tasks/lists/answerable.ts'
import { PostForm } from '../parts/post-form.tsx'
import { StateBadge } from '../parts/state-badge.tsx'

interface AnswerRowProps {
  item: Answerable
  /** the list it stands in, to come back to */
  back: 'my' | 'queue'
  /** the acts of this list, in its order; the others are on the card */
  offered: readonly FormActName[]
  /** what is to be known before one answers */
  lines?: string[]
  link?: { href: string; label: string }
}

/** A task with its answers beside it: a minute for each, a key for each on the row one is on. */
export function AnswerRow({ item, back, offered, lines = [], link }: AnswerRowProps) {
  const { task, document, kind, department, person, status, files } = item
  const { row } = task
  const acts = offered.flatMap((name) => item.buttons.filter((act) => act.name === name))
  return (
    <tr>
      <td class="doc">
        <a href={`/documents/${row.document_id}?task=${row.id}`} data-open>
          № {document.number}
        </a>{' '}
        <span class="nowrap">від {formatDay(document.registered_on)}</span>
        <span class="sub">{kind}</span>
      </td>
      <td class="what" data-label="Зміст">
        <div>
          <div class="clamp" title={row.text}>
            {row.point && <b>{row.point}. </b>}
            {row.text}
          </div>
          <span class="sub">
            {person ? `${person}, ${department}` : department}
            {partWords(item)}
          </span>
          {lines.map((line) => (
            <p class="said">{line}</p>
          ))}
          {files > 0 && (
            <p class="said">
              <a href={`/documents/${row.document_id}?task=${row.id}#files`}>Додано файлів: {files}</a>
            </p>
          )}
          {link && (
            <p class="said">
              <a href={link.href}>{link.label}</a>
            </p>
          )}
        </div>
      </td>
      <td class="due" data-label="Строк">
        <div>
          {row.due_day ? formatDay(row.due_day) : '—'}
          {StateBadge(status)}
        </div>
      </td>
      <td class="answers" data-label="Відповісти">
        <div>
          {acts.map((act) => (
            <AnswerButton act={act} id={row.id} seq={row.seq} back={back} />
          ))}
        </div>
      </td>
    </tr>
  )
}

function AnswerButton({ act, id, seq, back }: { act: ActButton; id: string; seq: number; back: string }) {
  const { label, short = label, key, direct } = act.words
  if (!direct)
    return (
      <a class="btn" href={`/tasks/${id}/${act.name}?back=${back}`} data-key={key}>
        {short}
      </a>
    )
  return (
    <PostForm action={`/tasks/${id}/${act.name}`}>
      <input type="hidden" name="seq" value={seq} />
      <input type="hidden" name="back" value={back} />
      <button class="btn primary" type="submit" data-key={key}>
        {short}
      </button>
    </PostForm>
  )
}

function partWords({ task, parts }: Answerable): string {
  if (task.row.parent_id) return ' · доручено у підрозділі'
  return parts.has('co-executor') && !parts.has('lead') ? ' · ви співвиконавець' : ''
}

/** The head of a list of answers, given inside its table. */
export const answerHead = (
  <>
    <colgroup>
      <col class="col-doc" />
      <col />
      <col class="col-state" />
      <col class="col-answers" />
    </colgroup>
    <thead>
      <tr>
        <th scope="col">Документ</th>
        <th scope="col">Пункт і зміст</th>
        <th scope="col">Строк і стан</th>
        <th scope="col">Відповісти</th>
      </tr>
    </thead>
  </>
)
