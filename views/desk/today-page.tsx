import type { TodayPart } from '../../src/desk/today.ts'
import { type Day, formatDay } from '../../src/kernel/day.ts'
import type { LettersNotice } from '../../src/letters/outbox/letters-notice.ts'
import { noticeWords } from '../../src/letters/outbox/notice-text.ts'
import { type TaskRow, taskColumns } from '../../src/tasks/lists/task-columns.ts'
import { taskListHref } from '../../src/tasks/task-filter.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { PrintButton } from '../parts/print-button.tsx'
import { RegisterTable } from '../parts/register-table.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { taskCells } from '../tasks/task-row.tsx'

interface TodayPageProps {
  parts: (Omit<TodayPart, 'items'> & { rows: TaskRow[] })[]
  today: Day
  weekday: string
  mayRegister: boolean
  /** what keeps letters from leaving, for those who look after them */
  notices: readonly LettersNotice[]
  /** copies of the register, for those who look after it */
  backups: { words: string; warn: boolean } | null
}

const titles: Record<TodayPart['name'], string> = {
  waiting: 'Чекають прийняття',
  overdue: 'Прострочено',
  today: 'Строк сьогодні',
  week: 'До кінця тижня, разом із сьогодні',
}

/** What needs this person now, the most pressing first. */
export function TodayPage({ parts, today, weekday, mayRegister, notices, backups }: TodayPageProps) {
  const shown = parts.filter((part) => part.rows.length > 0)
  return (
    <>
      <PageHead title="Сьогодні" sub={`${weekday}, ${formatDay(today)}`}>
        <SearchBox action="/tasks" name="text" keep={{ state: 'all' }} />
        <PrintButton />
        {mayRegister && (
          <a class="btn primary" href="/documents/new">
            Новий документ <kbd>n</kbd>
          </a>
        )}
      </PageHead>
      {notices.map((notice) => (
        <p class="explanation warn" role="status">
          <a href="/letters">Листи</a>: {noticeWords(notice)}
        </p>
      ))}
      {backups && <p class={backups.warn ? 'explanation warn' : 'muted'}>{backups.words}</p>}
      {shown.length === 0 && (
        <EmptyState title="На сьогодні нічого невідкладного">
          <p class="muted">
            Нічого не прострочено, і до кінця тижня немає строків.{' '}
            <a href="/tasks">Усі завдання на контролі</a>
            {mayRegister && (
              <>
                {' '}
                або <a href="/documents/new">новий документ</a>
              </>
            )}
            .
          </p>
        </EmptyState>
      )}
      {shown.map((part) => (
        <Sheet flush id={part.name}>
          <div class="list-line inside">
            <h2>
              {titles[part.name]} <span class="muted">{part.total}</span>
            </h2>
            <a href={taskListHref({ filter: part.filter, order: 'due', page: 1 })}>Усі {part.total}</a>
          </div>
          <RegisterTable even columns={taskColumns} cells={taskCells} rows={part.rows} />
        </Sheet>
      ))}
    </>
  )
}
