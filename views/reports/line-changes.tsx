import { lineValueText } from '../../src/reports/figures/line-text.ts'
import type { LineChange } from '../../src/reports/signed/signed-report.ts'
import { TableSheet } from '../parts/table-sheet.tsx'

interface LineChangesProps {
  lines: readonly (LineChange & { name: string })[]
  heads?: [was: string, is: string]
}

/** Lines of an answer that are not what they were. */
export function LineChanges({ lines, heads = ['Було', 'Стало'] }: LineChangesProps) {
  return (
    <TableSheet label="Показники, що змінилися">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">Показник</th>
            {heads.map((head) => (
              <th scope="col" class="num">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, name, was, is }) => (
            <tr>
              <th scope="row">{name}</th>
              <td class="num">{lineValueText(key, was)}</td>
              <td class="num">{lineValueText(key, is)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableSheet>
  )
}
