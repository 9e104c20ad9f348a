import {
  type PaperBlock,
  type PaperCell,
  type PaperTable,
  plainCell,
  type ReportPaper,
} from '../../src/print/paper.ts'
import { TableSheet } from '../parts/table-sheet.tsx'

interface PaperSheetProps {
  paper: ReportPaper
  /** whether figures open their lists: not in a file that leaves the product */
  opens?: boolean
}

/** Tables longer than this are shown in Excel in full. */
const MOST_ROWS = 2000

/** A paper as a part of a page: its words and tables, each figure opening what it counts. */
export function PaperSheet({ paper, opens = false }: PaperSheetProps) {
  const under = paper.blocks.some((block) => block.kind === 'text' && block.strong) ? 'h3' : 'h2'
  return (
    <div class="paper-report">
      {paper.addressee && <p class="addressee">{paper.addressee}</p>}
      {paper.subject && <p class="subject">{paper.subject}</p>}
      {paper.blocks.map((block) => (
        <Block block={block} opens={opens} under={under} />
      ))}
      {paper.signedBy && (
        <p class="signature">
          <span>{paper.signedBy}</span> <span>____________________</span>
        </p>
      )}
      {paper.annexes?.map((block) => (
        <Block block={block} opens={opens} under={under} />
      ))}
    </div>
  )
}

interface BlockProps {
  block: PaperBlock
  opens: boolean
  /** how the name of a table stands: below that of a section, where there are sections */
  under: 'h2' | 'h3'
}

function Block({ block, opens, under }: BlockProps) {
  if (block.kind === 'table') return <Table table={block} opens={opens} under={under} />
  if (block.strong) return <h2>{block.text}</h2>
  return <p>{block.pieces ? block.pieces.map((cell) => <Cell cell={cell} opens={opens} />) : block.text}</p>
}

function Table({ table, opens, under: Name }: Omit<BlockProps, 'block'> & { table: PaperTable }) {
  const { columns, rows, total, name } = table
  const shown = rows.slice(0, MOST_ROWS)
  const numeric = columns.map((_, at) =>
    [...shown, ...(total ? [total] : [])].every((row) => isFigure(row[at])),
  )
  const className = (at: number) => (numeric[at] ? 'num' : undefined)
  return (
    <>
      <Name>{name}</Name>
      <TableSheet label={name}>
        <table class="table">
          <thead>
            <tr>
              {columns.map(({ head }, at) => (
                <th scope="col" class={className(at)}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr>
                {row.map((cell, at) => (
                  <td class={className(at)}>
                    <Cell cell={cell} opens={opens} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
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
      </TableSheet>
      {rows.length > MOST_ROWS && (
        <p class="muted">
          Показано перші {MOST_ROWS} рядків із {rows.length}; усі — у файлі Excel.
        </p>
      )}
    </>
  )
}

function Cell({ cell, opens }: { cell: PaperCell; opens: boolean }) {
  const shown = plainCell(cell) ?? '—'
  return opens && cell !== null && typeof cell === 'object' ? (
    <a href={cell.href}>{shown}</a>
  ) : (
    <span>{shown}</span>
  )
}

function isFigure(cell: PaperCell = ''): boolean {
  const value = plainCell(cell)
  return value === null || value === '' || typeof value === 'number'
}
