import type { DocumentKind } from '../../src/journals/kind.ts'
import { capital } from '../../src/kernel/capital.ts'
import { type Day, formatDay, formatInstant } from '../../src/kernel/day.ts'
import { plural } from '../../src/kernel/plural.ts'
import type {
  CountedDocument,
  CountedLetter,
  CountedQuestion,
  CountedRows,
  CountedTask,
} from '../../src/reports/figures/counted-rows.ts'
import type { FigureKey } from '../../src/reports/figures/figure-key.ts'
import { HIDDEN_THING } from '../../src/reports/figures/thing-text.ts'
import { figureHref, type ReportName, reportHref } from '../../src/reports/query/addresses.ts'
import { asOfLine } from '../../src/reports/query/as-of-line.ts'
import type { ReportQuery } from '../../src/reports/query/query.ts'
import { reportTitles } from '../../src/reports/query/report-titles.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { Explanation } from '../parts/explanation.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Pager } from '../parts/pager.tsx'
import { PrintButton } from '../parts/print-button.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { TableSheet } from '../parts/table-sheet.tsx'
import { TakeAway } from '../parts/take-away.tsx'

interface FigureListPageProps {
  query: ReportQuery
  report: ReportName
  figure: FigureKey
  name: string
  /** how it is counted, in words */
  formula: string
  kinds: readonly DocumentKind[]
  counted: CountedRows
  total: number
  page: number
  pageSize: number
  /** what changed since the instant of the query, where there is one */
  since?: { come: CountedRows; comeTotal: number; gone: CountedRows; goneTotal: number }
}

/** What a figure counts, row by row: as many rows as the figure says. */
export function FigureListPage(props: FigureListPageProps) {
  const { query, report, figure, name, formula, kinds, counted, total, page, pageSize, since } = props
  const list = { page, pageSize, total, href: (to: number) => figureHref(query, figure, to) }
  const hidden = (counted.rows as unknown[]).filter((row) => row === null).length
  return (
    <>
      <PageHead
        title={`${name}: ${total}`}
        trail={[
          { label: 'Звіти', href: '/reports' },
          { label: reportTitles[report], href: reportHref(report, query) },
          { label: name },
        ]}
        sub={asOfLine(query)}
      >
        {TakeAway({ list: figureHref(query, figure) })}
        <PrintButton list={list} />
      </PageHead>
      <Explanation title="Що пораховано">
        {capital(formula)}. Рядків стільки, скільки каже число; дні й виконавці в рядках — такі, як були на
        той день.
        {hidden > 0 &&
          ` ${hidden} ${plural(hidden, 'рядок враховано, але не показано', 'рядки враховано, але не показано', 'рядків враховано, але не показано')}: ці записи вам недоступні.`}
      </Explanation>
      {total === 0 ? (
        <EmptyState title="Тут порожньо: показник дорівнює нулю" />
      ) : (
        <CountedTable label={name} counted={counted} kinds={kinds} first={(page - 1) * pageSize + 1} />
      )}
      <Pager {...list} />
      {since && query.knownOn && <SinceKnown {...since} kinds={kinds} known={formatInstant(query.knownOn)} />}
    </>
  )
}

function SinceKnown({
  come,
  comeTotal,
  gone,
  goneTotal,
  kinds,
  known,
}: NonNullable<FigureListPageProps['since']> & { kinds: readonly DocumentKind[]; known: string }) {
  if (comeTotal + goneTotal === 0)
    return <p class="muted">Внесене після {known} цього показника не змінило.</p>
  return (
    <>
      <Sheet title={`Додалося від внесеного після ${known}: ${comeTotal}`} flush>
        {comeTotal > 0 && <CountedTable label="Додалося" counted={come} kinds={kinds} first={1} />}
      </Sheet>
      <Sheet title={`Вибуло від внесеного після ${known}: ${goneTotal}`} flush>
        {goneTotal > 0 && <CountedTable label="Вибуло" counted={gone} kinds={kinds} first={1} />}
      </Sheet>
    </>
  )
}

interface TableProps {
  label: string
  counted: CountedRows
  kinds: readonly DocumentKind[]
  first: number
}

function CountedTable({ label, counted, kinds, first }: TableProps) {
  const heads = headsOf[counted.of]
  const kindOf = (id: string) => kinds.find((kind) => kind.id === id)?.name ?? id
  return (
    <TableSheet label={label}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col" class="num">
              №
            </th>
            {heads.map((head) => (
              <th scope="col">{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {counted.rows.map((row, index) => (
            <tr>
              <td class="num">{first + index}</td>
              {row === null ? (
                <td class="muted" colspan={heads.length}>
                  {HIDDEN_THING}
                </td>
              ) : (
                cellsOf(counted.of, row, kindOf)
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </TableSheet>
  )
}

const headsOf: Record<CountedRows['of'], string[]> = {
  task: ['Документ', 'Пункт і зміст', 'Головний виконавець', 'Строк', 'Взято', 'Виконано', 'Знято'],
  document: ['Документ', 'Заголовок'],
  question: ['Протокол', 'Питання'],
  letter: ['Лист', 'Кому'],
  decision: ['Рішення'],
}

type Row = Exclude<CountedRows['rows'][number], null>

function cellsOf(of: CountedRows['of'], row: Row, kindOf: (id: string) => string) {
  switch (of) {
    case 'task':
      return <TaskCells row={row as CountedTask} kindOf={kindOf} />
    case 'document': {
      const document = row as CountedDocument
      return (
        <>
          <DocumentCell row={document} kindOf={kindOf} />
          <td class="what">{document.title}</td>
        </>
      )
    }
    case 'question': {
      const question = row as CountedQuestion
      return (
        <>
          <DocumentCell row={question} kindOf={kindOf} />
          <td class="what">
            {question.position}. {question.title}
          </td>
        </>
      )
    }
    case 'letter': {
      const letter = row as CountedLetter
      return (
        <>
          <td>
            № {letter.number} <span class="nowrap">від {formatDay(letter.sent_on)}</span>
          </td>
          <td>{letter.person}</td>
        </>
      )
    }
    case 'decision': {
      const decision = row as { number: string; date: Day }
      return (
        <td>
          № {decision.number} <span class="nowrap">від {formatDay(decision.date)}</span>
        </td>
      )
    }
    default:
      return of satisfies never
  }
}

function TaskCells({ row, kindOf }: { row: CountedTask; kindOf: (id: string) => string }) {
  const moved = row.first_due_day !== row.due_day && row.first_due_day
  return (
    <>
      <DocumentCell row={row} kindOf={kindOf} task={row.id} />
      <td class="what">
        {row.point && <b>{row.point}. </b>}
        {row.text}
      </td>
      <td class="who">
        {row.person ?? row.department}
        {row.person && <span class="sub">{row.department}</span>}
      </td>
      <td class="due">
        {shown(row.due_day)}
        {moved && <span class="sub">первинний {formatDay(moved)}</span>}
      </td>
      <td class="nowrap">{shown(row.placed_on)}</td>
      <td class="nowrap">
        {shown(row.executed_on)}
        {row.completeness === 'partly' && <span class="sub">частково</span>}
      </td>
      <td class="nowrap">{shown(row.removed_on)}</td>
    </>
  )
}

interface DocumentCellProps {
  row: { document_id: string; kind: string; number: string; registered_on: Day }
  kindOf: (id: string) => string
  task?: string
}

function DocumentCell({ row, kindOf, task }: DocumentCellProps) {
  return (
    <td class="doc">
      <a href={`/documents/${row.document_id}${task ? `?task=${task}` : ''}`}>№ {row.number}</a>{' '}
      <span class="nowrap">від {formatDay(row.registered_on)}</span>
      <span class="sub">{kindOf(row.kind)}</span>
    </td>
  )
}

function shown(value: Day | null): string {
  return value ? formatDay(value) : '—'
}
