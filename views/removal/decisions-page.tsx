import { dayOf, formatDay } from '../../src/kernel/day.ts'
import { plural } from '../../src/kernel/plural.ts'
import type { DecisionItem } from '../../src/removal/lists/decisions.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Pager } from '../parts/pager.tsx'
import { PrintButton } from '../parts/print-button.tsx'
import { StateBadge } from '../parts/state-badge.tsx'
import { type RemovalCounts, RemovalTabs } from './removal-tabs.tsx'

interface DecisionsPageProps {
  rows: DecisionItem[]
  total: number
  page: number
  pageSize: number
  counts: RemovalCounts
}

/** Drafts and adopted decisions on removal. */
export function DecisionsPage({ rows, total, page, pageSize, counts }: DecisionsPageProps) {
  const href = (to: number) => (to > 1 ? `/removal/decisions?page=${to}` : '/removal/decisions')
  const list = { page, pageSize, total, href }
  return (
    <>
      <PageHead title="Зняття з контролю">
        <PrintButton list={list} />
      </PageHead>
      <RemovalTabs current="/removal/decisions" counts={counts} />
      {rows.length === 0 ? (
        <EmptyState title="Рішень про зняття з контролю ще немає">
          <p class="muted">
            Позначте виконані пункти на вкладці <a href="/removal">«За рішенням виконкому»</a> і створіть
            проєкт.
          </p>
        </EmptyState>
      ) : (
        <div class="sheet flush">
          <table class="table cards">
            <thead>
              <tr>
                <th scope="col">Рішення</th>
                <th scope="col">Назва</th>
                <th scope="col" class="num">
                  Документів
                </th>
                <th scope="col" class="num">
                  Пунктів
                </th>
                <th scope="col">Стан</th>
              </tr>
            </thead>
            <tbody data-rows>{rows.map(row)}</tbody>
          </table>
        </div>
      )}
      <Pager {...list} />
    </>
  )
}

function row(item: DecisionItem) {
  const { id, title, number, adopted_on, reversed_on, documents, tasks, recorded_at } = item
  return (
    <tr>
      <td class="doc">
        <a href={`/removal/${id}`} data-open>
          {number === null ? 'Проєкт' : `№ ${number}`}
        </a>{' '}
        <span class="nowrap">від {formatDay(adopted_on ?? dayOf(recorded_at))}</span>
      </td>
      <td class="what" data-label="Назва">
        <div class="clamp" title={title}>
          {title}
        </div>
      </td>
      <td class="num" data-label="Документів">
        {documents}
      </td>
      <td class="num" data-label="Пунктів">
        {tasks}
      </td>
      <td class="state">
        {reversed_on ? (
          <StateBadge kind="annulled" label={`повернуто на контроль ${formatDay(reversed_on)}`} />
        ) : adopted_on ? (
          <StateBadge kind="removed" label="прийнято" />
        ) : (
          <StateBadge
            kind="open"
            label={
              tasks === 0
                ? 'порожній проєкт'
                : `проєкт, ${tasks} ${plural(tasks, 'пункт', 'пункти', 'пунктів')}`
            }
          />
        )}
      </td>
    </tr>
  )
}
