import type { DocumentKind } from '../../src/journals/kind.ts'
import { formatDay, formatInstant } from '../../src/kernel/day.ts'
import { plural } from '../../src/kernel/plural.ts'
import type { Explanation } from '../../src/reports/explanations/store.ts'
import type { NamedTask } from '../../src/reports/figures/named-tasks.ts'
import { contentCell, documentCell, dueCell, executorCell } from '../../src/reports/papers/task-cells.ts'
import { DateField } from '../parts/date-field.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { ErrorSummary, type FormError } from '../parts/error-summary.tsx'
import { errorOf } from '../parts/form-fields.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Pager } from '../parts/pager.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { TextField } from '../parts/text-field.tsx'

export const EXPLAINED_AT_ONCE = 20

export interface TaskToExplain extends NamedTask {
  said: readonly Explanation[]
}

interface ExplanationsPageProps {
  tasks: readonly TaskToExplain[]
  total: number
  unexplained: number
  page: number
  kinds: readonly DocumentKind[]
  /** the form that could not be taken, as it was typed */
  typed?: { taskId: string; reason: string; standing: string; expectedOn: string }
  errors?: FormError[]
}

/** Where a department says why its tasks are overdue, how they stand and by when they will be done. */
export function ExplanationsPage(props: ExplanationsPageProps) {
  const { tasks, total, unexplained, page, errors = [] } = props
  return (
    <>
      <PageHead
        title="Причини прострочення"
        trail={[{ label: 'Звіти', href: '/reports' }, { label: 'Причини прострочення' }]}
        sub={`Прострочено ${total}, причин ще не пояснено ${unexplained}. Написане стає графами «Причини», «Стан» та «Очікувана дата» переліку не виконаних у строк.`}
      />
      <ErrorSummary errors={errors} />
      {tasks.length === 0 && (
        <EmptyState title="Пояснювати нічого">
          <p class="muted">Прострочених завдань вашого підрозділу немає.</p>
        </EmptyState>
      )}
      <div class="stack">
        {tasks.map((task) => (
          <TaskSheet task={task} {...props} />
        ))}
      </div>
      <Pager
        page={page}
        pageSize={EXPLAINED_AT_ONCE}
        total={total}
        href={(to) => `/reports/not-in-time/explanations?page=${to}`}
      />
    </>
  )
}

function TaskSheet({
  task,
  kinds,
  typed,
  errors = [],
  page,
}: { task: TaskToExplain } & ExplanationsPageProps) {
  const document = documentCell(task, kinds)
  const own = typed?.taskId === task.id ? typed : undefined
  const last = task.said.at(-1)
  const ownErrors = own ? errors : []
  return (
    <Sheet title={String(document.value)}>
      <p>
        <a href={document.href}>{contentCell(task)}</a>
      </p>
      <p class="muted">
        {executorCell(task)} · строк {dueCell(task)} ·{' '}
        <span class="bad">
          прострочено на {task.daysLate} {plural(task.daysLate, 'день', 'дні', 'днів')}
        </span>
      </p>
      <PostForm action={`/reports/not-in-time/explanations/${task.id}?page=${page}`}>
        <input type="hidden" name={`${task.id}[version]`} value={String(last?.version ?? 0)} />
        <TextField
          name={`${task.id}[reason]`}
          label="Причини"
          lines={2}
          value={own?.reason ?? last?.reason}
          error={errorOf(ownErrors, `${task.id}[reason]`)}
        />
        <TextField
          name={`${task.id}[standing]`}
          label="Стан"
          lines={2}
          value={own?.standing ?? last?.standing}
          error={errorOf(ownErrors, `${task.id}[standing]`)}
        />
        <DateField
          name={`${task.id}[expectedOn]`}
          label="Очікувана дата"
          value={own?.expectedOn ?? (last && formatDay(last.expectedOn))}
          error={errorOf(ownErrors, `${task.id}[expectedOn]`)}
        />
        <div class="form-end">
          <button class={last ? 'btn' : 'btn primary'} type="submit">
            {last ? 'Записати зміни' : 'Записати'}
          </button>
        </div>
      </PostForm>
      {task.said.length > 0 && (
        <details>
          <summary>Що писали: {task.said.length}</summary>
          <ul>
            {task.said.toReversed().map((one) => (
              <li>
                {formatInstant(one.recordedAt)}, {one.recordedBy ?? 'реєстр'}: {one.reason} · {one.standing} ·
                очікувана дата {formatDay(one.expectedOn)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Sheet>
  )
}
