import type { MeetingKind } from '../../src/journals/kind.ts'
import { meetingKinds } from '../../src/journals/kind.ts'
import { type Day, formatDay } from '../../src/kernel/day.ts'
import { plural } from '../../src/kernel/plural.ts'
import {
  type ProtocolItem,
  type ProtocolListQuestion,
  protocolListHref,
} from '../../src/meetings/protocol-question.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { type FilterChip, FilterChips } from '../parts/filter-chips.tsx'
import { FilterPanel } from '../parts/filter-panel.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Pager } from '../parts/pager.tsx'
import { PrintButton } from '../parts/print-button.tsx'
import { numberCell } from '../parts/row-cells.ts'
import { StateBadge } from '../parts/state-badge.tsx'
import { Tabs } from '../parts/tabs.tsx'
import { streamWords } from './stream-words.ts'

interface MeetingListPageProps {
  question: ProtocolListQuestion
  rows: ProtocolItem[]
  totals: Record<MeetingKind, number>
  pageSize: number
  asOf: Day
  mayRegister: boolean
}

/** The protocols of one stream, the newest first, with the status of their instructions. */
export function MeetingListPage(props: MeetingListPageProps) {
  const { question, rows, totals, pageSize, asOf, mayRegister } = props
  const total = totals[question.kind]
  const href = (page: number) => protocolListHref({ ...question, page })
  const list = { page: question.page, pageSize, total, href }
  return (
    <>
      <PageHead title="Наради">
        <a class="btn" href="/meetings/agendas">
          Порядки денні
        </a>
        <PrintButton list={list} />
        {mayRegister && (
          <a class="btn primary" href={`/meetings/new?kind=${question.kind}`} data-key="n">
            Новий протокол <kbd>n</kbd>
          </a>
        )}
      </PageHead>
      <Tabs
        label="Види нарад"
        tabs={meetingKinds.map((kind) => ({
          label: streamWords[kind].many,
          href: protocolListHref({ ...question, kind, page: 1 }),
          current: kind === question.kind,
          count: totals[kind],
        }))}
      />
      <div class="list-line">
        <FilterChips chips={chipsOf(question)} clearHref={protocolListHref({ kind: question.kind, page: 1 })}>
          <FilterPanel
            action="/meetings"
            keep={question.kind === 'operational-meeting' ? {} : { kind: question.kind }}
            controls={[
              {
                kind: 'date',
                name: 'from',
                label: 'Відбулися від',
                value: question.from && formatDay(question.from),
              },
              {
                kind: 'date',
                name: 'to',
                label: 'Відбулися до',
                value: question.to && formatDay(question.to),
              },
            ]}
          />
        </FilterChips>
        <span class="muted">
          {total} {plural(total, 'протокол', 'протоколи', 'протоколів')} · станом на {formatDay(asOf)}
        </span>
      </div>
      {rows.length === 0 ? empty(props) : table(rows)}
      <Pager {...list} />
    </>
  )
}

function chipsOf(question: ProtocolListQuestion): FilterChip[] {
  const chip = (name: 'from' | 'to', label: string): FilterChip[] => {
    const day = question[name]
    if (!day) return []
    const removeHref = protocolListHref({ ...question, [name]: undefined, page: 1 })
    return [{ label, value: formatDay(day), removeHref }]
  }
  return [...chip('from', 'Від'), ...chip('to', 'До')]
}

function empty({ question, totals, mayRegister }: MeetingListPageProps) {
  if (totals[question.kind] > 0) {
    return (
      <EmptyState title="Такої сторінки списку немає">
        <p>
          <a href={protocolListHref({ ...question, page: 1 })}>До початку списку</a>
        </p>
      </EmptyState>
    )
  }
  if (question.from || question.to) {
    return (
      <EmptyState title="За цей період протоколів немає">
        <p>
          <a href={protocolListHref({ kind: question.kind, page: 1 })}>Показати за весь час</a>
        </p>
      </EmptyState>
    )
  }
  return (
    <EmptyState title={streamWords[question.kind].none}>
      <p class="muted">
        {mayRegister
          ? 'Створіть протокол: номер він отримає при збереженні, а доручення вносяться рядок за рядком під питаннями.'
          : 'Тут з’являться протоколи, доручення яких стосуються вас.'}
      </p>
      {mayRegister && (
        <a class="btn primary" href={`/meetings/new?kind=${question.kind}`}>
          Новий протокол
        </a>
      )}
    </EmptyState>
  )
}

function table(rows: ProtocolItem[]) {
  return (
    <div class="sheet flush">
      <table class="table cards">
        <thead>
          <tr>
            <th scope="col">Протокол</th>
            <th scope="col">Питання</th>
            <th scope="col" class="num">
              Питань
            </th>
            <th scope="col" class="num">
              Доручень
            </th>
            <th scope="col" class="num">
              Виконано у повному обсязі
            </th>
            <th scope="col">Прострочено</th>
          </tr>
        </thead>
        <tbody data-rows>{rows.map(row)}</tbody>
      </table>
    </div>
  )
}

function row(protocol: ProtocolItem) {
  const { id, number, registered_on, annulled_on, agenda, questions, instructions, overdue } = protocol
  return (
    <tr>
      <td class="doc">
        <a href={`/meetings/${id}`} data-open>
          № {number}
        </a>{' '}
        <span class="nowrap">від {formatDay(registered_on)}</span>
      </td>
      <td class="what" data-label="Питання">
        <div class="clamp" title={agenda}>
          {agenda || <span class="muted">без порядку денного</span>}
        </div>
      </td>
      {numberCell('Питань', questions)}
      {numberCell('Доручень', instructions)}
      {numberCell('Виконано', instructions === 0 ? '—' : `${protocol.executed_in_full} з ${instructions}`)}
      <td class="state">
        {annulled_on ? (
          <StateBadge kind="annulled" label="анульовано" />
        ) : overdue > 0 ? (
          <StateBadge kind="overdue" label={`прострочено ${overdue}`} />
        ) : (
          <span class="visually-hidden">прострочених немає</span>
        )}
      </td>
    </tr>
  )
}
