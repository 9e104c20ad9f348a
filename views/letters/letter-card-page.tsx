import { formatDay, formatInstant } from '../../src/kernel/day.ts'
import type { LetterCard } from '../../src/letters/outbox/letter-card.ts'
import {
  type LetterResolution,
  letterResolutions,
  mayResolveLetter,
} from '../../src/letters/outbox/resolution.ts'
import { PageHead } from '../parts/page-head.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { Timeline } from '../parts/timeline.tsx'
import { DeliveryBadge, letterKindWords, stateWords } from './delivery-state.tsx'
import { stepWords } from './step-words.ts'

const resolutionText: Record<LetterResolution, string> = {
  arrived: 'Дійшов',
  again: 'Надіслати ще раз',
  'on-paper': 'Вручено на папері',
  withhold: 'Не надсилати',
}

/** Why an item was dropped at the moment of sending. */
const droppedWords: Record<string, string> = {
  annulled: 'документ анульовано',
  'taken-back': 'запис скасовано як помилковий',
  'not-on-control': 'не на контролі',
  removed: 'знято з контролю',
  executed: 'виконано',
  reported: 'подано звіт',
  moved: 'строк змінено',
  reassigned: 'передано іншому',
}

/** One letter: its state, what may be done about it, its items and all its events. */
export function LetterCardPage({ letter, control }: { letter: LetterCard; control: boolean }) {
  const { id, number, day, kind, recipient, email, mailbox, subject, state, attempts, items, events } = letter
  const open = letterResolutions.filter((one) => mayResolveLetter(one, state))
  return (
    <>
      <PageHead
        title={`${number === null ? 'Лист без номера' : `Лист № ${number}`} від ${formatDay(day)}`}
        trail={[{ label: 'Листи', href: '/letters' }, { label: recipient }]}
        sub={letterKindWords[kind]}
      >
        {control && (
          <a class="btn" href={`/letters/${id}/paper`}>
            Сам лист
          </a>
        )}
      </PageHead>
      <Sheet title="Стан">
        <dl class="summary">
          <div>
            <dt>Де він</dt>
            <dd>
              <DeliveryBadge state={state} readyAt={letter.ready_at} />
            </dd>
          </div>
          <div>
            <dt>Кому</dt>
            <dd>{mailbox || `${recipient} · ${email ?? 'адреси електронної пошти немає'}`}</dd>
          </div>
          {subject && (
            <div>
              <dt>Тема</dt>
              <dd>{subject}</dd>
            </div>
          )}
          {letter.message_id && (
            <div>
              <dt>Message-ID</dt>
              <dd>{letter.message_id}</dd>
            </div>
          )}
          <div>
            <dt>Спроб</dt>
            <dd>{attempts}</dd>
          </div>
        </dl>
        {control && open.length > 0 && (
          <PostForm action={`/letters/${id}/settlements`} class="form-end no-print">
            {open.map((one) => (
              <button class="btn" type="submit" name="settlement" value={one}>
                {resolutionText[one]}
              </button>
            ))}
          </PostForm>
        )}
      </Sheet>
      {items.length > 0 && (
        <Sheet title="Про що" flush>
          <table class="table cards">
            <thead>
              <tr>
                <th scope="col">Документ</th>
                <th scope="col">Пункт</th>
                <th scope="col">Сходинка</th>
                <th scope="col">У листі</th>
                <th scope="col">Посилання</th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <tr>
                  <td class="doc">
                    <a href={`/documents/${item.document_id}?task=${item.task_id}`}>№ {item.number}</a>{' '}
                    <span class="nowrap">від {formatDay(item.registered_on)}</span>
                  </td>
                  <td data-label="Пункт">{item.point || '—'}</td>
                  <td data-label="Сходинка">{stepWords(item.step)}</td>
                  <td data-label="У листі">
                    {item.dropped ? `ні: ${droppedWords[item.dropped] ?? item.dropped}` : 'так'}
                  </td>
                  <td data-label="Посилання">{linkCell(letter, item, control)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Sheet>
      )}
      <Sheet title="Шлях листа">
        <Timeline
          entries={events.map(({ at, state: was, words, by }) => ({
            when: formatInstant(at),
            what: [stateWords[was], words].filter(Boolean).join(': '),
            note: by ?? undefined,
          }))}
        />
      </Sheet>
    </>
  )
}

/** Whether the answer link of an item works, and the button that takes it back. */
function linkCell({ id, mailbox }: LetterCard, item: LetterCard['items'][number], control: boolean) {
  if (item.revoked_at)
    return `відкликано ${[formatInstant(item.revoked_at), item.revoked_by].filter(Boolean).join(', ')}`
  if (item.dropped || !mailbox) return '—'
  if (!control) return 'діє'
  return (
    <PostForm action={`/letters/${id}/revocations`} class="no-print">
      <button class="btn quiet" type="submit" name="item" value={item.id}>
        Відкликати
      </button>
    </PostForm>
  )
}
