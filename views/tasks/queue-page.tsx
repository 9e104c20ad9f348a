import { type Day, formatDay } from '../../src/kernel/day.ts'
import { proposalLines, reportLines, requestLines, returnLines } from '../../src/tasks/act-notes.ts'
import type { FormActName } from '../../src/tasks/acts.ts'
import type { Answerable } from '../../src/tasks/lists/answerable.ts'
import type { Queue } from '../../src/tasks/lists/queue.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { AnswerRow, answerHead } from './answer-row.tsx'

/** What waits for the control department: reports to accept or return, more time to grant or refuse, «не наше» to decide on. */
export function QueuePage({ queue, today }: { queue: Queue; today: Day }) {
  const { reports, requests, proposals, totals } = queue
  const nothing = reports.length + requests.length + proposals.length === 0
  return (
    <>
      <PageHead title="Черга контролера" sub={`станом на ${formatDay(today)}`} />
      {nothing && (
        <EmptyState title="Усе розглянуто">
          <p class="muted">
            Звіти, прохання про продовження і пропозиції передати завдання з’являються тут.{' '}
            <a href="/tasks?state=overdue">Прострочені завдання</a>.
          </p>
        </EmptyState>
      )}
      <Part title="Звіти" id="reports" total={totals.reports} shown={reports.length}>
        {reports.map((item) => (
          <AnswerRow
            item={item}
            back="queue"
            offered={['acceptance', 'returns']}
            lines={[...reportLines(item.task.state), ...returnLines(item.task.state)]}
            link={
              item.duplicate && {
                href: `/documents/${item.duplicate.documentId}?task=${item.duplicate.taskId}`,
                label:
                  `Майже дослівно повторює звіт про № ${item.duplicate.number} від ` +
                  `${formatDay(item.duplicate.registeredOn)}${item.duplicate.point ? `, п. ${item.duplicate.point}` : ''}`,
              }
            }
          />
        ))}
      </Part>
      <Part title="Просять продовжити строк" id="requests" total={totals.requests} shown={requests.length}>
        {requests.map((item) =>
          answered(item, ['extensions', 'extension-refusals'], requestLines(item.task.state)),
        )}
      </Part>
      <Part title="«Не наше»" id="proposals" total={totals.proposals} shown={proposals.length}>
        {proposals.map((item) =>
          answered(item, ['reassignment', 'reassignment-refusals'], proposalLines(item.task.state)),
        )}
      </Part>
    </>
  )
}

function answered(item: Answerable, offered: FormActName[], lines: string[]) {
  return <AnswerRow item={item} back="queue" offered={offered} lines={lines} />
}

interface PartProps {
  title: string
  id: string
  total: number
  shown: number
  children: unknown[]
}

function Part({ title, id, total, shown, children }: PartProps) {
  if (shown === 0) return null
  return (
    <Sheet flush id={id}>
      <div class="list-line inside">
        <h2>
          {title} <span class="muted">{total}</span>
        </h2>
        {total > shown && <span class="muted">показано перші {shown}</span>}
      </div>
      <table class="table cards even">
        {answerHead}
        <tbody data-rows>{children}</tbody>
      </table>
    </Sheet>
  )
}
