import {
  type LineStyle,
  type PaperCell,
  type PaperLine,
  type PaperSheet,
  plainCell,
  type SheetBlock,
  type SheetCell,
  type SheetTable,
} from '../../src/print/paper.ts'
import { TableSheet } from '../parts/table-sheet.tsx'

interface PaperSheetsProps {
  label: string
  sheets: readonly PaperSheet[]
}

/** A document as it is printed; on the screen it is the preview. */
export function PaperSheets({ label, sheets }: PaperSheetsProps) {
  return (
    <article class="paper" id="paper" aria-label={label}>
      {sheets.map(({ landscape, blocks }) => (
        <div class={landscape ? 'leaf lying' : 'leaf'}>
          <PaperBlocks blocks={blocks} printed />
        </div>
      ))}
    </article>
  )
}

interface PaperBlocksProps {
  blocks: readonly SheetBlock[]
  /** set as on paper, where nothing can be opened; else as a part of a page */
  printed?: boolean
  /** whether figures of a page open their lists: not in a file that leaves the product */
  opens?: boolean
}

/** Blocks of a paper one after another. */
export function PaperBlocks({ blocks, printed = false, opens = false }: PaperBlocksProps) {
  const under = blocks.some((block) => block.kind === 'text' && block.strong) ? 'h3' : 'h2'
  return (
    <>
      {blocks.map((block) => (
        <Block block={block} printed={printed} opens={opens} under={under} />
      ))}
    </>
  )
}

interface BlockProps {
  block: SheetBlock
  printed: boolean
  opens: boolean
  /** the level of a table's name: below a section's, where there are sections */
  under: 'h2' | 'h3'
}

function Block({ block, ...props }: BlockProps) {
  if (block.kind === 'line') return <Line {...block} />
  if (block.kind === 'table') return <Table table={block} {...props} />
  const { text, strong, pieces } = block
  if (strong) return <h2>{text}</h2>
  return (
    <p class={props.printed ? 'indented' : undefined}>
      {pieces ? pieces.map((cell) => <Cell cell={cell} opens={props.opens} />) : text}
    </p>
  )
}

const CLASSES: Record<LineStyle, string | undefined> = {
  mark: 'draft-mark',
  letterhead: 'letterhead',
  heading: 'head',
  title: 'head act-name',
  sides: 'sides',
  addressee: 'addressee',
  subject: 'subject',
  centred: 'centred',
  plain: undefined,
  signature: 'signature',
  writer: 'writer',
}

function Line({ as, text, right }: PaperLine) {
  if (right === undefined) return <p class={CLASSES[as]}>{text}</p>
  return (
    <p class={CLASSES[as]}>
      <span>{text}</span> <span>{right}</span>
    </p>
  )
}

type TableProps = Omit<BlockProps, 'block'> & { table: SheetTable }

function Table({ table, printed, opens, under: Name }: TableProps) {
  const { name, nameless, rows } = table
  const content = <TableRows table={table} printed={printed} opens={opens} />
  return (
    <>
      {!nameless && <Name>{name}</Name>}
      {printed ? (
        // What scrolls must be reachable without a mouse.
        <section class="paper-table" aria-label={name} tabindex={0}>
          {content}
        </section>
      ) : (
        <TableSheet label={name}>{content}</TableSheet>
      )}
      {!printed && rows.length > MOST_ROWS && (
        <p class="muted">
          Показано перші {MOST_ROWS} рядків із {rows.length}; усі — у файлі Excel.
        </p>
      )}
    </>
  )
}

/** Tables longer than this are shown in Excel in full. */
const MOST_ROWS = 2000

function TableRows({ table, printed, opens }: Omit<TableProps, 'under'>) {
  const { columns, rows, total, groups } = table
  const shown = printed ? rows : rows.slice(0, MOST_ROWS)
  const numeric = columns.map(
    ({ centred }, at) => centred || [...shown, ...(total ? [total] : [])].every((row) => isFigure(row[at])),
  )
  const className = (at: number) => (numeric[at] ? 'num' : undefined)
  const row = (cells: readonly SheetCell[]) => (
    <tr>
      {cells.map((cell, at) => (
        <td class={className(at)}>
          <Cell cell={cell} opens={opens} />
        </td>
      ))}
    </tr>
  )
  return (
    <table class={printed ? undefined : 'table'}>
      {printed && <Widths columns={columns} />}
      <thead>
        <tr>
          {columns.map(({ head }, at) => (
            <th scope="col" class={className(at)}>
              {printed ? unbroken(head) : head}
            </th>
          ))}
        </tr>
      </thead>
      {groups ? (
        groups.map(({ before, title }, at) => (
          <tbody>
            <tr class="group">
              <th scope="rowgroup" colspan={columns.length}>
                {title}
              </th>
            </tr>
            {shown.slice(before, groups[at + 1]?.before).map(row)}
          </tbody>
        ))
      ) : (
        <tbody>{shown.map(row)}</tbody>
      )}
      {total && (
        <tfoot>
          <tr class="total">
            {total.map((cell, at) => (
              <td class={className(at)}>
                <Cell cell={cell} opens={opens} />
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  )
}

function Widths({ columns }: Pick<SheetTable, 'columns'>) {
  const all = columns.reduce((sum, { width }) => sum + width, 0)
  return (
    <colgroup>
      {columns.map(({ width }) => (
        <col width={`${Math.round((width / all) * 100)}%`} />
      ))}
    </colgroup>
  )
}

// A browser would break «№ з/п» at its stroke.
function unbroken(head: string) {
  return head
    .split(/(\S*\/\S*)/)
    .map((piece) => (piece.includes('/') ? <span class="nowrap">{piece}</span> : piece))
}

function Cell({ cell, opens }: { cell: SheetCell; opens: boolean }) {
  if (isParagraphs(cell))
    return (
      <>
        {cell.map(({ text, as }) => (
          <p class={as === 'small' ? 'small' : undefined}>{as === 'italic' ? <i>{text}</i> : text}</p>
        ))}
      </>
    )
  const shown = plainCell(cell) ?? '—'
  return opens && cell !== null && typeof cell === 'object' ? (
    <a href={cell.href}>{shown}</a>
  ) : (
    <span>{shown}</span>
  )
}

function isFigure(cell: SheetCell = ''): boolean {
  if (isParagraphs(cell)) return false
  const value = plainCell(cell)
  return value === null || value === '' || typeof value === 'number'
}

function isParagraphs(cell: SheetCell): cell is Exclude<SheetCell, PaperCell> {
  return Array.isArray(cell)
}
