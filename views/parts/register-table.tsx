import { html } from 'hono/html'
import { formatDay, parseIsoDay } from '../../src/kernel/day.ts'
import { SortHead } from './sort-head.tsx'

type Content = ReturnType<typeof html>

/** A column as a register says it; those with `screen` are shown. */
export interface ShownColumn<Row> {
  key: string
  head?: string
  holds?: 'day' | 'figure'
  value?(row: Row): string | number | null
  screen?: { head?: string; col?: string; num?: boolean; order?: string }
}

/** Cells with more in them than their value, by the key of their column. */
export type Cells<Row, Key extends string = string> = { [key in Key]?: (row: Row) => Content }

interface RegisterTableProps<Row> {
  columns: readonly ShownColumn<Row>[]
  cells: Cells<Row>
  rows: readonly Row[]
  /** columns that keep their place from page to page */
  even?: boolean
  /** the order the list stands in, and its address in another; without it no head is a link */
  sorting?: { order: string; href: (order: string) => string }
}

/** A register as a table on the screen. */
export function RegisterTable<Row>(props: RegisterTableProps<Row>) {
  const { cells, rows, even, sorting } = props
  const columns = props.columns.filter(({ screen }) => screen)
  const cellOf = columns.map((column) => cells[column.key] ?? ((row: Row) => plainCell(column, row)))
  return (
    <table class={even ? 'table cards even' : 'table cards'}>
      {even && (
        <colgroup>
          {columns.map(({ screen }) => (
            <col class={screen?.col} />
          ))}
        </colgroup>
      )}
      <thead>
        <tr>{columns.map((column) => headOf(column, sorting))}</tr>
      </thead>
      <tbody data-rows>{rows.map((row) => html`<tr>${cellOf.map((cell) => cell(row))}</tr>`)}</tbody>
    </table>
  )
}

function headOf<Row>({ head, screen }: ShownColumn<Row>, sorting: RegisterTableProps<Row>['sorting']) {
  const { head: label = head ?? '', num, order: by } = screen ?? {}
  if (!sorting || !by)
    return (
      <th scope="col" class={num ? 'num' : undefined}>
        {label}
      </th>
    )
  const { order, href } = sorting
  const sorted = order === by ? 'asc' : order === `-${by}` ? 'desc' : undefined
  return <SortHead label={label} num={num} sorted={sorted} href={href(order === by ? `-${by}` : by)} />
}

function plainCell<Row>({ head, holds, screen, value }: ShownColumn<Row>, row: Row): Content {
  const said = value?.(row) ?? ''
  const day = holds === 'day' && parseIsoDay(String(said))
  const label = screen?.head ?? head
  return html`<td class="${screen?.num ? 'num' : ''}" data-label="${label}"><div>${day ? formatDay(day) : said}</div></td>`
}
