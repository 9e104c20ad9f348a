import type { Child } from 'hono/jsx'
import { type PaperCell, plainCell } from '../../src/print/paper.ts'
import type {
  PageCell,
  PageColumn,
  PageExplanation,
  PageList,
  PagePart,
  PageRow,
  PageTable,
} from '../../src/reports/reports/page-parts.ts'
import { PercentBar } from '../parts/bar.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { Explanation } from '../parts/explanation.tsx'
import { FigureTile } from '../parts/figure-tile.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { TableSheet } from '../parts/table-sheet.tsx'
import { TrendChart } from './trend-chart.tsx'

interface ReportPartsProps {
  parts: readonly PagePart[]
  asOf: string
  /** whether figures open their lists: not in a file that leaves the product */
  opens: boolean
}

/** A report part by part, each figure opening what it counts. */
export function ReportParts({ parts, asOf, opens }: ReportPartsProps) {
  return (
    <>
      {parts.map((part) => (
        <Part part={part} asOf={asOf} opens={opens} />
      ))}
    </>
  )
}

function Part({ part, asOf, opens }: { part: PagePart; asOf: string; opens: boolean }) {
  switch (part.kind) {
    case 'tiles':
      return (
        <div class="tiles">
          {part.tiles.map(({ value, pieces, href, tone }) => (
            <FigureTile
              value={value}
              words={<Pieces cells={pieces} opens={opens} />}
              asOf={asOf}
              href={opens ? href : undefined}
              tone={tone}
            />
          ))}
        </div>
      )
    case 'explanation':
      return (
        <Explanation title={part.title}>
          <Pieces cells={part.pieces} opens={opens} />
          {opens && part.lists && <Lists {...part.lists} />}
        </Explanation>
      )
    case 'text':
      return (
        <p class={part.muted ? 'muted' : undefined}>
          <Pieces cells={part.pieces} opens={opens} />
        </p>
      )
    case 'table':
      return <Table table={part} opens={opens} />
    case 'trend':
      return (
        <Sheet title={part.title}>
          <TrendChart months={part.months} />
          <p class="sub">{part.note}</p>
        </Sheet>
      )
    case 'lists':
      return (
        <div class={part.lists.length > 1 ? 'pair' : undefined}>
          {part.lists.map((list) => (
            <List list={list} opens={opens} />
          ))}
        </div>
      )
    case 'meanings':
      return (
        <details class="sheet">
          <summary>Як пораховано кожну колонку</summary>
          <dl class="summary wide">
            {part.meanings.map(({ name, formula }) => (
              <div>
                <dt>{name}</dt>
                <dd>{formula}</dd>
              </div>
            ))}
          </dl>
        </details>
      )
    case 'empty':
      return (
        <EmptyState title={part.title}>
          <p class="muted">{part.text}</p>
        </EmptyState>
      )
    default:
      return part satisfies never
  }
}

function Lists({ numerator, denominator, leftOut }: NonNullable<PageExplanation['lists']>) {
  return (
    <span class="no-print">
      {' '}
      <a href={numerator.href}>Чисельник</a> · <a href={denominator.href}>Знаменник</a> ·{' '}
      <a href={leftOut.href}>Не враховано</a>
    </span>
  )
}

function List({ list: { title, lines, none, foot }, opens }: { list: PageList; opens: boolean }) {
  return (
    <Sheet title={title}>
      {lines.length === 0 ? (
        <p class="muted">{none}</p>
      ) : (
        <ul class="brief">
          {lines.map(({ day, thing, sub }) => (
            <li>
              {day && <b class="nowrap">{day}</b>}{' '}
              {thing ? (
                <Pieces cells={thing} opens={opens} />
              ) : (
                <span class="muted">Враховано; зміст вам недоступний</span>
              )}{' '}
              {sub && <span class="sub">{sub}</span>}
            </li>
          ))}
        </ul>
      )}
      {foot && (
        <p class="sub">
          <Pieces cells={foot} opens={opens} />
        </p>
      )}
    </Sheet>
  )
}

function Table({ table, opens }: { table: PageTable; opens: boolean }) {
  const { label, columns, rows, total, ranking } = table
  return (
    <TableSheet label={label}>
      <table class={ranking ? 'table ranking' : 'table'}>
        <thead>
          <tr>
            {columns.map(({ head, sub, meaning, holds }) => (
              <th scope="col" class={holds ? undefined : 'num'} title={meaning}>
                {head}
                {sub && <span class="sub">{sub}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row row={row} columns={columns} opens={opens} />
          ))}
        </tbody>
        {total && (
          <tfoot>
            <Row row={total} columns={columns} opens={opens} />
          </tfoot>
        )}
      </table>
    </TableSheet>
  )
}

interface RowProps {
  row: PageRow
  columns: readonly PageColumn[]
  opens: boolean
}

function Row({ row, columns, opens }: RowProps) {
  return (
    <tr class={row.strong ? 'total' : undefined}>
      {row.cells.map((cell, at) => {
        const { holds } = columns[at]!
        if (holds === 'name')
          return (
            <th scope="row">
              <Cell cell={cell} opens={opens} />
            </th>
          )
        const classes = [holds ? undefined : 'num', cell.tone].filter(Boolean).join(' ')
        return (
          <td class={classes || undefined}>
            <Cell cell={cell} opens={opens} />
          </td>
        )
      })}
    </tr>
  )
}

function Cell({ cell, opens }: { cell: PageCell; opens: boolean }): Child {
  const { value, strong, bar, sub, unbroken } = cell
  const shown = bar ? (
    <PercentBar percent={plainCell(value) as number | null} none={bar.none} tone={bar.tone} />
  ) : (
    <Piece cell={value} opens={opens} />
  )
  return (
    <>
      {strong ? <b>{shown}</b> : shown}
      {sub && (
        <span class={unbroken ? 'sub nowrap' : 'sub'}>
          <Pieces cells={sub} opens={opens} />
        </span>
      )}
    </>
  )
}

function Pieces({ cells, opens }: { cells: readonly PaperCell[]; opens: boolean }) {
  return (
    <>
      {cells.map((cell) => (
        <Piece cell={cell} opens={opens} />
      ))}
    </>
  )
}

/** A part of a sentence or a cell; a figure opens what it counts, «—» stands for one that does not exist. */
function Piece({ cell, opens }: { cell: PaperCell; opens: boolean }) {
  const shown = plainCell(cell) ?? '—'
  return opens && cell !== null && typeof cell === 'object' ? <a href={cell.href}>{shown}</a> : shown
}
