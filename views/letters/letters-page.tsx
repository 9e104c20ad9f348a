import { formatDay } from '../../src/kernel/day.ts'
import { plural } from '../../src/kernel/plural.ts'
import { type LetterView, letterViews } from '../../src/letters/letter-kind.ts'
import type { ListedLetter } from '../../src/letters/outbox/letter-list.ts'
import type { LettersNotice } from '../../src/letters/outbox/letters-notice.ts'
import { noticeWords } from '../../src/letters/outbox/notice-text.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Pager } from '../parts/pager.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { PrintButton } from '../parts/print-button.tsx'
import { Tabs } from '../parts/tabs.tsx'
import { DeliveryBadge, letterKindWords } from './delivery-state.tsx'

interface LettersPageProps {
  view: LetterView
  items: readonly ListedLetter[]
  total: number
  page: number
  pageSize: number
  counts: Record<LetterView, number>
  notices: readonly LettersNotice[]
  control: boolean
}

const viewWords: Record<LetterView, string> = {
  attention: 'Потрібна людина',
  waiting: 'Чекають',
  sent: 'Надіслано',
  withheld: 'Не надіслано',
  all: 'Усі',
}

/** Every letter with its state of delivery. */
export function LettersPage(props: LettersPageProps) {
  const { view, items, total, page, pageSize, counts, notices, control } = props
  const hrefOf = (to: LetterView, at = 1) => {
    const query = [to !== 'all' && `view=${to}`, at > 1 && `page=${at}`].filter(Boolean).join('&')
    return query ? `/letters?${query}` : '/letters'
  }
  const list = { page, pageSize, total, href: (to: number) => hrefOf(view, to) }
  return (
    <>
      <PageHead
        title="Листи"
        sub="Нагадування, тижневі переліки, місячні аркуші: що сплановано, що пішло, що відповів сервер."
      >
        {control && (
          <>
            <PostForm action="/letters/plans">
              <button class="btn" type="submit">
                Спланувати сьогоднішні
              </button>
            </PostForm>
            <PostForm action="/letters/tests">
              <button class="btn" type="submit">
                Пробний лист собі
              </button>
            </PostForm>
          </>
        )}
        <PrintButton list={list} />
      </PageHead>
      {notices.map((notice) => (
        <Notice notice={notice} />
      ))}
      {control && counts.waiting > 0 && (
        <details class="sheet no-print">
          <summary>
            Надіслати зараз: {counts.waiting} {plural(counts.waiting, 'лист', 'листи', 'листів')}
          </summary>
          <p>
            Листи підуть одразу, не чекаючи години розкладу. Кожен буде звірено зі станом завдань на цю мить.
          </p>
          <PostForm action="/letters/sendings">
            <button class="btn primary" type="submit">
              Надіслати
            </button>
          </PostForm>
        </details>
      )}
      <Tabs
        label="Листи за станом"
        tabs={letterViews.map((one) => ({
          label: viewWords[one],
          href: hrefOf(one),
          current: one === view,
          count: counts[one],
        }))}
      />
      {items.length === 0 ? (
        <EmptyState title={view === 'attention' ? 'Усе йде саме: людина не потрібна' : 'Листів тут немає'}>
          <p class="muted">
            Листи плануються о годині розкладу в робочі дні за сходинками нагадувань; перший з’явиться, щойно
            настане його день.
          </p>
        </EmptyState>
      ) : (
        <div class="sheet flush">
          <table class="table cards even">
            <colgroup>
              <col class="col-doc" />
              <col class="col-who" />
              <col class="col-num" />
              <col class="col-state" />
              <col class="col-num" />
              <col />
            </colgroup>
            <thead>
              <tr>
                <th scope="col">Лист</th>
                <th scope="col">Кому</th>
                <th scope="col" class="num">
                  Завдань
                </th>
                <th scope="col">Стан</th>
                <th scope="col" class="num">
                  Спроб
                </th>
                <th scope="col">Останнє</th>
              </tr>
            </thead>
            <tbody data-rows>{items.map(row)}</tbody>
          </table>
        </div>
      )}
      <Pager {...list} />
    </>
  )
}

function row(item: ListedLetter) {
  return (
    <tr>
      <td class="doc">
        <a href={`/letters/${item.id}`} data-open>
          {item.number === null ? 'Без номера' : `№ ${item.number}`}
        </a>{' '}
        <span class="nowrap">від {formatDay(item.day)}</span>
        <span class="sub">{letterKindWords[item.kind]}</span>
      </td>
      <td class="who" data-label="Кому">
        {item.recipient}
        <span class="sub">{item.department}</span>
      </td>
      <td class="num" data-label="Завдань">
        {item.items}
      </td>
      <td class="state">
        <DeliveryBadge state={item.state} readyAt={item.ready_at} />
      </td>
      <td class="num" data-label="Спроб">
        {item.attempts}
      </td>
      <td class="what" data-label="Останнє">
        {item.words ?? '—'}
      </td>
    </tr>
  )
}

function Notice({ notice }: { notice: LettersNotice }) {
  const confirmable = notice.why === 'other-instance' || notice.why === 'clock-leapt'
  return (
    <div class="explanation warn" role="status">
      <p>{noticeWords(notice)}</p>
      {confirmable && (
        <PostForm action="/letters/confirmations">
          <button class="btn" type="submit">
            Перевірено: надсилати звідси
          </button>
        </PostForm>
      )}
    </div>
  )
}
