import { html } from 'hono/html'
import {
  type DocumentListQuestion,
  documentListHref,
  documentStates,
} from '../../src/documents/document-filter.ts'
import { documentFilterWords } from '../../src/documents/filter-text.ts'
import {
  type DocumentListRow,
  documentColumns,
  statusOf,
} from '../../src/documents/lists/document-columns.ts'
import type { Choice, FilterNames } from '../../src/kernel/choice.ts'
import { formatDay } from '../../src/kernel/day.ts'
import { chipsInForce } from '../parts/filter-chips.tsx'
import type { FilterControl } from '../parts/filter-panel.tsx'
import { RegisterPage, type RegisterPageProps } from '../parts/register-page.tsx'
import { type Cells, RegisterTable } from '../parts/register-table.tsx'
import { documentCell, stateCell } from '../parts/row-cells.ts'
import { StateBadge } from '../parts/state-badge.tsx'

interface DocumentRegisterPageProps extends RegisterPageProps {
  question: DocumentListQuestion
  choices: FilterNames
  rows: DocumentListRow[]
}

/** The register of documents: registered is not on control, so each says where it stands. */
export function DocumentRegisterPage(props: DocumentRegisterPageProps) {
  const { question, choices, rows, total, pageSize, mayRegister, correction } = props
  const { filter } = question
  const href = (other: Partial<DocumentListQuestion>) => documentListHref({ ...question, page: 1, ...other })
  const narrowed = Object.values(filter).some(Boolean)
  return (
    <RegisterPage
      {...props}
      title="Документи"
      nouns={['документ', 'документи', 'документів']}
      list={{ page: question.page, pageSize, total, href: (page) => href({ page }) }}
      controls={controlsOf(question, choices)}
      chips={chipsInForce(documentFilterWords(filter, choices), (name) =>
        href({ filter: { ...filter, [name]: undefined } }),
      )}
      correctedHref={href({ filter: { ...filter, text: correction } })}
      empty={{
        title: narrowed ? 'За цими умовами документів немає' : 'Документів ще немає',
        advice:
          !narrowed &&
          mayRegister &&
          'Зареєструйте перший документ або завантажте реєстр з Excel командою import.',
      }}
    >
      <RegisterTable
        columns={documentColumns}
        cells={cells}
        rows={rows}
        sorting={{
          order: question.order,
          href: (order) => href({ order: order as DocumentListQuestion['order'] }),
        }}
      />
    </RegisterPage>
  )
}

const cells: Cells<DocumentListRow, (typeof documentColumns)[number]['key']> = {
  number: ({ item, kind }) =>
    documentCell({
      href: `/documents/${item.id}`,
      index: item.number,
      date: formatDay(item.registered_on),
      kind,
    }),
  title: ({ item }) => {
    const sent = [
      item.correspondent,
      item.correspondent_number && `№ ${item.correspondent_number}`,
      item.correspondent_date && `від ${formatDay(item.correspondent_date)}`,
    ].filter(Boolean)
    const sub = sent.length > 0 ? html`<span class="sub">${sent.join(' ')}</span>` : ''
    return html`<td class="what" data-label="Заголовок"><div><div class="clamp" title="${item.title}">${item.title}</div>${sub}</div></td>`
  },
  state: ({ item }) => stateCell(StateBadge(statusOf(item))),
}

const stateChoices: Choice[] = Object.entries(documentStates).map(([value, label]) => ({ value, label }))

function controlsOf({ filter }: DocumentListQuestion, choices: FilterNames): FilterControl[] {
  return [
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
    { kind: 'date', name: 'from', label: 'Зареєстровано від', value: filter.from && formatDay(filter.from) },
    { kind: 'date', name: 'to', label: 'до', value: filter.to && formatDay(filter.to) },
  ]
}
