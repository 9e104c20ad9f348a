import type { CorrectionItem } from '../../src/documents/lists/corrections.ts'
import { formatDay, formatInstant } from '../../src/kernel/day.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { type ListPage, Pager } from '../parts/pager.tsx'
import { changeWords, correctionWords } from '../tasks/fact-words.ts'

interface CorrectionsPageProps extends ListPage {
  items: readonly CorrectionItem[]
  names: ReadonlyMap<string, string>
}

/** What was written wrongly and put right, apart from every count of moves, returns and removals. */
export function CorrectionsPage({ items, names, ...list }: CorrectionsPageProps) {
  return (
    <>
      <PageHead
        title="Виправлення"
        sub="Помилки запису: що було, що стало, хто виправив і чому. У кількості продовжень, повернень і знять їх немає."
      />
      {items.length === 0 ? (
        <EmptyState title="Виправлень ще немає">
          <p class="muted">
            Помилку в завданні виправляють на його картці: «Змінити» поруч із реквізитами; реєстратор — до
            кінця наступного робочого дня після реєстрації, далі служба контролю.
          </p>
        </EmptyState>
      ) : (
        <div class="sheet flush">
          <table class="table cards">
            <thead>
              <tr>
                <th scope="col">Документ</th>
                <th scope="col">Що виправлено</th>
                <th scope="col">Чому</th>
                <th scope="col">Хто й коли</th>
              </tr>
            </thead>
            <tbody data-rows>
              {items.map((item) => (
                <tr>
                  <td class="doc">
                    <a href={hrefOf(item)} data-open>
                      № {item.document.number}
                    </a>{' '}
                    <span class="nowrap">від {formatDay(item.document.registered_on)}</span>
                    {'task' in item.of && item.of.task.row.point && (
                      <span class="sub">п. {item.of.task.row.point}</span>
                    )}
                  </td>
                  <td class="what" data-label="Що виправлено">
                    {'changes' in item.of
                      ? changeWords(item.of.changes)
                      : correctionWords(item.of.fact, item.of.wrong, names)}
                  </td>
                  <td data-label="Чому">{item.of.reason ?? '—'}</td>
                  <td class="nowrap" data-label="Хто й коли">
                    {item.by ?? '—'}
                    <span class="sub">{formatInstant(item.recordedAt)}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Pager {...list} />
    </>
  )
}

function hrefOf({ document, of }: CorrectionItem): string {
  return `/documents/${document.id}${'task' in of ? `?task=${of.task.row.id}` : ''}`
}
