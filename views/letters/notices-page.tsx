import type { DocumentKind } from '../../src/journals/kind.ts'
import { formatDay, formatInstant } from '../../src/kernel/day.ts'
import type { NoticeItem } from '../../src/letters/plan/notices.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Pager } from '../parts/pager.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { stepWords } from './step-words.ts'

interface NoticesPageProps {
  items: readonly NoticeItem[]
  total: number
  page: number
  pageSize: number
  kinds: readonly DocumentKind[]
}

/** The notices of a person: the content of letters, inside the register. */
export function NoticesPage({ items, total, page, pageSize, kinds }: NoticesPageProps) {
  const kindOf = (id: string) => kinds.find((kind) => kind.id === id)?.name ?? id
  return (
    <>
      <PageHead
        title="Сповіщення"
        sub="Те саме, що в листах: про що нагадано й що вирішено щодо ваших завдань."
      >
        {items.some(({ read_at }) => read_at === null) && (
          <PostForm action="/notices/readings">
            <button class="btn" type="submit">
              Усе прочитано
            </button>
          </PostForm>
        )}
      </PageHead>
      {items.length === 0 ? (
        <EmptyState title="Сповіщень ще немає">
          <p class="muted">Тут з’явиться перше нагадування про строк або рішення щодо вашого завдання.</p>
        </EmptyState>
      ) : (
        <div class="sheet flush">
          <table class="table cards">
            <thead>
              <tr>
                <th scope="col">Документ</th>
                <th scope="col">Про що</th>
                <th scope="col">Строк</th>
                <th scope="col">Коли</th>
              </tr>
            </thead>
            <tbody data-rows>
              {items.map((item) => (
                <tr>
                  <td class="doc">
                    <a href={`/documents/${item.document_id}?task=${item.task_id}`} data-open>
                      № {item.number}
                    </a>{' '}
                    <span class="nowrap">від {formatDay(item.registered_on)}</span>
                    <span class="sub">
                      {kindOf(item.kind)}
                      {item.point && `, п. ${item.point}`}
                    </span>
                  </td>
                  <td class="what" data-label="Про що">
                    {item.read_at === null ? <b>{stepWords(item.step)}</b> : stepWords(item.step)}
                    {item.read_at === null && <span class="sub">нове</span>}
                  </td>
                  <td class="due" data-label="Строк">
                    {item.due_day ? formatDay(item.due_day) : '—'}
                  </td>
                  <td class="nowrap" data-label="Коли">
                    {formatInstant(item.recorded_at)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Pager
        page={page}
        pageSize={pageSize}
        total={total}
        href={(to) => (to > 1 ? `/notices?page=${to}` : '/notices')}
      />
    </>
  )
}
