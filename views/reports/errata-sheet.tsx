import { formatDay } from '../../src/kernel/day.ts'
import { causeText, enteredText } from '../../src/reports/compare/cause-text.ts'
import type { SeenCause } from '../../src/reports/compare/seen-causes.ts'
import { HIDDEN_THING } from '../../src/reports/figures/thing-text.ts'
import type { Errata } from '../../src/reports/signed/signed-report.ts'
import { TableSheet } from '../parts/table-sheet.tsx'
import { LineChanges } from './line-changes.tsx'

interface ErrataSheetProps {
  lines: Errata['lines']
  causes: readonly SeenCause[]
}

/** The lines that a signed report says otherwise, and what made the difference. */
export function ErrataSheet({ lines, causes }: ErrataSheetProps) {
  return (
    <>
      <LineChanges lines={lines} />
      {causes.length > 0 && (
        <>
          <h2>Що змінило показники</h2>
          <TableSheet label="Що змінило показники">
            <table class="table">
              <thead>
                <tr>
                  <th scope="col">Запис</th>
                  <th scope="col">Що сталося</th>
                  <th scope="col">День</th>
                  <th scope="col">Внесено, ким</th>
                </tr>
              </thead>
              <tbody>
                {causes.map((cause) => (
                  <tr>
                    <td class={cause.name ? undefined : 'muted'}>
                      {cause.documentId && cause.name ? (
                        <a href={`/documents/${cause.documentId}`}>{cause.name}</a>
                      ) : (
                        (cause.name ?? HIDDEN_THING)
                      )}
                    </td>
                    <td>{causeText(cause.what)}</td>
                    <td class="nowrap">{formatDay(cause.happenedOn)}</td>
                    <td>{enteredText(cause)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableSheet>
        </>
      )}
    </>
  )
}
