import { html } from 'hono/html'
import {
  type DocumentListQuestion,
  documentListHref,
  documentStates,
} from '../../src/documents/document-filter.ts'
import { documentFilterWords } from '../../src/documents/filter-text.ts'
import type { DocumentItem } from '../../src/documents/lists/document-register.ts'
import { documentStanding } from '../../src/journals/document-status.ts'
import type { Choice, FilterNames } from '../../src/kernel/choice.ts'
import { type Day, formatDay } from '../../src/kernel/day.ts'
import { plural } from '../../src/kernel/plural.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { chipsInForce, type FilterChip, FilterChips } from '../parts/filter-chips.tsx'
import { FilterPanel } from '../parts/filter-panel.tsx'
import { ImpossibleDays } from '../parts/impossible-days.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Pager } from '../parts/pager.tsx'
import { PrintButton } from '../parts/print-button.tsx'
import { documentCell, stateCell } from '../parts/row-cells.ts'
import { SearchBox } from '../parts/search-box.tsx'
import { SortHead } from '../parts/sort-head.tsx'
import { StateBadge } from '../parts/state-badge.tsx'
import { TakeAway } from '../parts/take-away.tsx'

interface DocumentRegisterPageProps {
  question: DocumentListQuestion
  choices: FilterNames
  items: DocumentItem[]
  total: number
  pageSize: number
  mostCounted: number
  asOf: Day
  /** the address as it was asked */
  query: URLSearchParams
  mayRegister: boolean
  correction?: string
}

/** The register of documents: registered is not on control, so each says where it stands. */
export function DocumentRegisterPage(props: DocumentRegisterPageProps) {
  const { question, choices, items, total, pageSize, mostCounted, asOf, mayRegister, query, correction } =
    props
  const { filter } = question
  const narrowed = Object.values(filter).some(Boolean)
  const kindNames = new Map(choices.kinds.map(({ value, label }) => [value, label]))
  const keep = Object.fromEntries(
    new URLSearchParams(documentListHref({ ...question, page: 1 }).split('?')[1] ?? ''),
  )
  const { text: _, ...keepForSearch } = keep
  const href = (page: number) => documentListHref({ ...question, page })
  const list = { page: question.page, pageSize, total, href }
  return (
    <>
      <PageHead title="Документи">
        <SearchBox action="/documents" name="text" value={filter.text} keep={keepForSearch} />
        {TakeAway({ list: documentListHref({ ...question, page: 1 }) })}
        <PrintButton list={list} />
        {mayRegister && (
          <a class="btn primary" href="/documents/new">
            Новий документ <kbd>n</kbd>
          </a>
        )}
      </PageHead>
      <ImpossibleDays query={query} names={['from', 'to']} />
      <div class="list-line">
        <FilterChips chips={chipsOf(props)} clearHref="/documents">
          <FilterPanel
            action="/documents"
            keep={{
              ...(keep['text'] && { text: keep['text'] }),
              ...(keep['order'] && { order: keep['order'] }),
            }}
            controls={[
              { kind: 'select', name: 'kind', label: 'Вид', value: filter.kind, choices: choices.kinds },
              { kind: 'select', name: 'state', label: 'Стан', value: filter.state, choices: stateChoices },
              {
                kind: 'select',
                name: 'department',
                label: 'Підрозділ',
                value: filter.department,
                choices: choices.departments,
              },
              {
                kind: 'select',
                name: 'controller',
                label: 'Контролер',
                value: filter.controller,
                choices: choices.controllers,
              },
              {
                kind: 'date',
                name: 'from',
                label: 'Зареєстровано від',
                value: filter.from && formatDay(filter.from),
              },
              { kind: 'date', name: 'to', label: 'до', value: filter.to && formatDay(filter.to) },
            ]}
          />
        </FilterChips>
        <span class="muted">
          {total >= mostCounted
            ? `понад ${mostCounted.toLocaleString('uk')} документів`
            : `${total} ${plural(total, 'документ', 'документи', 'документів')}`}{' '}
          · станом на {formatDay(asOf)}
        </span>
      </div>
      {items.length === 0 ? (
        <EmptyState title={narrowed ? 'За цими умовами документів немає' : 'Документів ще немає'}>
          {correction && (
            <p>
              Можливо, ви шукали{' '}
              <a href={documentListHref({ ...question, filter: { ...filter, text: correction }, page: 1 })}>
                {correction}
              </a>
              ?
            </p>
          )}
          {!narrowed && mayRegister && (
            <p class="muted">Зареєструйте перший документ або завантажте реєстр з Excel командою import.</p>
          )}
        </EmptyState>
      ) : (
        <div class="sheet flush">
          <table class="table cards">
            <thead>
              <tr>
                <SortHead
                  label="Документ"
                  sorted={question.order === 'registered' ? 'asc' : 'desc'}
                  href={documentListHref({
                    ...question,
                    order: question.order === 'registered' ? '-registered' : 'registered',
                    page: 1,
                  })}
                />
                <th scope="col">Заголовок</th>
                <th scope="col">Стан</th>
              </tr>
            </thead>
            <tbody data-rows>
              {items.map((item) => documentRow(item, kindNames.get(item.kind) ?? item.kind))}
            </tbody>
          </table>
        </div>
      )}
      <Pager {...list} />
    </>
  )
}

function documentRow(item: DocumentItem, kind: string) {
  const cell = documentCell({
    href: `/documents/${item.id}`,
    index: item.number,
    date: formatDay(item.registered_on),
    kind,
  })
  const sent = [
    item.correspondent,
    item.correspondent_number && `№ ${item.correspondent_number}`,
    item.correspondent_date && `від ${formatDay(item.correspondent_date)}`,
  ].filter(Boolean)
  const sub = sent.length > 0 ? html`<span class="sub">${sent.join(' ')}</span>` : ''
  const badge = StateBadge(documentStanding({ ...item, annulled: item.annulled_on !== null }))
  return html`<tr>${cell}<td class="what" data-label="Заголовок"><div><div class="clamp" title="${item.title}">${item.title}</div>${sub}</div></td>${stateCell(badge)}</tr>`
}

const stateChoices: Choice[] = Object.entries(documentStates).map(([value, label]) => ({ value, label }))

function chipsOf({ question, choices }: DocumentRegisterPageProps): FilterChip[] {
  const { filter } = question
  return chipsInForce(documentFilterWords(filter, choices), (name) =>
    documentListHref({ ...question, filter: { ...filter, [name]: undefined }, page: 1 }),
  )
}
